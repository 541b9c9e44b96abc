"""Completes a paid cart within a transaction: numbered, sold, its gift cards and points moved."""

from __future__ import annotations

from pos_app.application import gift_card_lines, tender_accounts
from pos_app.application.loading import product_of
from pos_app.application.ports import Clock, UnitOfWork
from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.services.settlement import cash_due
from pos_app.domain.values.money import Money
from pos_app.domain.values.tender import Tender


def is_paid(cart: Cart, step: Money) -> bool:
    """Return whether the cart's tenders pay it; cash is rounded only where cash was handed over."""
    has_cash = any(tender.kind.is_cash for tender in cart.tenders)
    rounded_to = step if has_cash else Money.zero(cart.currency)
    return cash_due(cart.total, cart.tenders, rounded_to).minor <= 0


def completed(uow: UnitOfWork, clock: Clock, cart: Cart, last: Tender | None, step: Money) -> Order:
    """Make the order of a cart that its tenders, with the ``last`` one, pay.

    Raises:
        EmptyCart: nothing to pay for.
        CartClosed: the cart was given up.
        TenderTooSmall, TenderTooLarge: the tenders do not pay it.
    """
    tenders = cart.tenders if last is None else (*cart.tenders, last)
    cart.submit()
    order = Order.from_cart(
        cart,
        sequence=uow.orders.next_sequence(cart.register_id),
        tenders=tenders,
        cash_step=step,
        completed_at=clock.now(),
    )
    uow.carts.save(cart)
    uow.orders.add(order)
    uow.collect_events_from(cart)
    uow.collect_events_from(order)
    gift_card_lines.put_on(uow, order)
    for line in cart.goods:
        product = product_of(uow, line.product_id)
        product.sell_reserved(line.quantity, order.number)
        uow.products.save(product)
        uow.collect_events_from(product)
    tender_accounts.settle_points(uow, order)
    return order
