"""The order: a submitted cart that was paid, under a number without gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.cart.cart import Cart, CartState
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.order.events import CashTendered, OrderCreated
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class CashTender:
    """Cash handed over, and the change given back from it."""

    tendered: Money
    change: Money


class Order(Aggregate):
    """A completed sale; nothing about it changes afterwards.

    ``number`` is ``register-count`` with at least five digits and no gaps per register;
    ``completed_at`` is aware UTC.
    """

    __slots__ = (
        "cart_id",
        "completed_at",
        "item_count",
        "lines",
        "number",
        "order_id",
        "register_id",
        "tender",
        "total",
    )

    def __init__(
        self,
        *,
        order_id: UUID,
        cart_id: UUID,
        register_id: str,
        number: str,
        lines: tuple[CartLine, ...],
        total: Money,
        item_count: int,
        tender: CashTender,
        completed_at: datetime,
    ) -> None:
        """Restore an order as it was stored; :meth:`from_cart` makes a new one."""
        super().__init__()
        self.order_id = order_id
        self.cart_id = cart_id
        self.register_id = register_id
        self.number = number
        self.lines = lines
        self.total = total
        self.item_count = item_count
        self.tender = tender
        self.completed_at = completed_at

    @classmethod
    def from_cart(
        cls, cart: Cart, *, sequence: int, tendered: Money, completed_at: datetime
    ) -> Order:
        """Make the order of a submitted cart; ``sequence`` is the register's next number.

        Raises:
            CartNotSubmitted: the cart is still open, or was voided.
            TenderTooSmall: the cash does not cover the total.
        """
        if cart.state is not CartState.SUBMITTED:
            raise errors.CartNotSubmitted(cart_id=cart.cart_id, state=cart.state.value)
        total = cart.total
        if tendered < total:
            raise errors.TenderTooSmall(total=total.amount, tendered=tendered.amount)
        order = cls(
            order_id=new_id(),
            cart_id=cart.cart_id,
            register_id=cart.register_id,
            number=f"{cart.register_id}-{sequence:05d}",
            lines=cart.lines,
            total=total,
            item_count=cart.item_count,
            tender=CashTender(tendered=tendered, change=tendered - total),
            completed_at=completed_at,
        )
        order._raise_event(
            OrderCreated(
                order_id=order.order_id,
                cart_id=order.cart_id,
                order_number=order.number,
                total=total.amount,
                item_count=order.item_count,
            )
        )
        order._raise_event(
            CashTendered(
                order_id=order.order_id,
                order_number=order.number,
                amount_tendered=order.tender.tendered.amount,
                change_given=order.tender.change.amount,
            )
        )
        return order
