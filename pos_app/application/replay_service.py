"""Rings up baskets from a file through the same services as a cashier, each at most once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from pos_app.application.cart_service import CartService
from pos_app.application.errors import ApplicationError
from pos_app.application.order_service import OrderService
from pos_app.application.snapshots import OrderSnapshot
from pos_app.domain.aggregates.cart.cart import CartState
from pos_app.domain.values.quantity import Quantity


@dataclass(eq=False)
class InvalidBasket(ApplicationError):
    """The basket cannot be read; ``reason`` says what is missing or wrong."""

    reason: str


@dataclass(frozen=True, slots=True)
class BasketLine:
    """A line of a basket; price and discount (off the line) in whole currency units."""

    sku: str
    quantity: Quantity
    unit_price: Decimal | None
    discount: Decimal | None


@dataclass(frozen=True, slots=True)
class Basket:
    """What a customer bought elsewhere, under an id that is rung up once."""

    basket_id: str
    lines: tuple[BasketLine, ...]

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Basket:
        """Return the basket of one replay line.

        Raises:
            InvalidBasket: a field is missing or of the wrong kind.
            InvalidQuantity: a quantity is no exact number.
        """
        try:
            basket_id = record["basket_id"]
            lines = tuple(
                BasketLine(
                    sku=str(line["sku"]),
                    quantity=Quantity.of(str(line.get("quantity", "1"))),
                    unit_price=_price(line.get("unit_price")),
                    discount=_discount(line.get("discount")),
                )
                for line in record["lines"]
            )
        except (KeyError, TypeError, AttributeError, InvalidOperation) as error:
            raise InvalidBasket(reason=f"{type(error).__name__}: {error}") from error
        if not isinstance(basket_id, str) or not basket_id:
            raise InvalidBasket(reason="basket_id is no text")
        if record.get("tender", "cash") != "cash":
            raise InvalidBasket(reason=f"tender {record['tender']} is not known")
        return cls(basket_id, lines)


class ReplayService:
    """Sells baskets; a basket that was sold before sells nothing again."""

    def __init__(self, carts: CartService, orders: OrderService) -> None:
        """Ring up with ``carts`` and ``orders``."""
        self._carts = carts
        self._orders = orders

    def ring_up(self, basket: Basket) -> OrderSnapshot:
        """Sell the basket line by line for exact cash, or return the order it has become.

        A cart that a crash left half rung up is given up first, which releases its stock.

        Raises:
            DomainError, ApplicationError: as :class:`CartService` and :class:`OrderService`;
                the half-rung cart is given up.
        """
        left = self._carts.open_for(basket.basket_id)
        if left is not None:
            if left.state == CartState.SUBMITTED:
                return self._orders.pay_cash(left.cart_id)
            self._carts.void(left.cart_id)
        return self._orders.pay_cash(self._rung_up(basket))

    def _rung_up(self, basket: Basket) -> UUID:
        cart_id: UUID | None = None
        try:
            for line in basket.lines:
                cart = self._carts.add(
                    cart_id,
                    line.sku,
                    line.quantity,
                    unit_price=line.unit_price,
                    discount=line.discount,
                    reference=basket.basket_id,
                )
                cart_id = cart.cart_id
        except Exception:
            if cart_id is not None:
                self._carts.void(cart_id)
            raise
        if cart_id is None:
            raise InvalidBasket(reason="the basket is empty")
        return cart_id


def _price(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _discount(value: object) -> Decimal | None:
    amount = _price(value)
    return None if amount == 0 else amount
