"""Completes a sale: the cart is submitted, paid, numbered and sold in one transaction."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.application.errors import CartNotFound, UnknownCode
from pos_app.application.ports import Clock, UnitOfWorkFactory
from pos_app.application.snapshots import OrderSnapshot
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.values.money import Money


class OrderService:
    """Turns carts into orders."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        """Complete sales at the time of ``clock``."""
        self._unit_of_work = unit_of_work
        self._clock = clock

    def pay_cash(self, cart_id: UUID, tendered: Decimal | None = None) -> OrderSnapshot:
        """Take ``tendered`` in cash (None: the exact total) and complete the sale.

        A cart is paid once: paying it again, after a double click or a crash, takes no money
        and returns the order that exists, with ``was_paid_before``.

        Raises:
            CartNotFound: no such cart.
            EmptyCart: nothing to pay for.
            CartClosed: the cart was given up.
            TenderTooSmall: the cash does not cover the total.
            InvalidAmount: more decimals than the currency has.
            StorageError: nothing was stored; the environment is to blame.
        """
        with self._unit_of_work() as uow:
            paid = uow.orders.by_cart(cart_id)
            if paid is not None:
                return OrderSnapshot.of(paid, was_paid_before=True)
            cart = uow.carts.by_id(cart_id)
            if cart is None:
                raise CartNotFound(cart_id=cart_id)
            total = cart.total
            cash = total if tendered is None else Money.of(tendered, cart.currency)
            cart.submit()
            order = Order.from_cart(
                cart,
                sequence=uow.orders.next_sequence(cart.register_id),
                tendered=cash,
                completed_at=self._clock.now(),
            )
            uow.carts.save(cart)
            uow.orders.add(order)
            uow.collect_events_from(cart)
            uow.collect_events_from(order)
            for line in cart.lines:
                product = uow.products.by_id(line.product_id)
                if product is None:
                    raise UnknownCode(code=line.sku)
                product.sell_reserved(line.quantity)
                uow.products.save(product)
                uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()
        return OrderSnapshot.of(order)
