"""The balances that a tender is paid from: gift cards, accounts and points of customers.

Cards and accounts are charged in the transaction that takes the tender, so that neither happens
alone; each knows its tenders and is charged once for each. Points move when the sale is complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pos_app.application.ports import UnitOfWork
from pos_app.domain.aggregates.customer.errors import (
    CustomerUnknown,
    InsufficientPoints,
    InvalidPoints,
)
from pos_app.domain.aggregates.gift_card.errors import CardUnknown
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.refund.refund import Refund
from pos_app.domain.services.returning import part_of
from pos_app.domain.values.money import Money, rounded_half_up
from pos_app.domain.values.quantity import ZERO, Quantity
from pos_app.domain.values.tender import Tender, TenderKind

_OF_CUSTOMERS = {TenderKind.STORE_CREDIT, TenderKind.ON_ACCOUNT}


def charge(uow: UnitOfWork, tender: Tender, before: Iterable[Tender] = ()) -> None:
    """Take the tender's amount from the balance that pays it, if there is one.

    ``before`` are the tenders that the sale has already, for points move only when it is complete.

    Raises:
        CardUnknown, CardBlocked, InsufficientBalance: the gift card cannot pay.
        CreditExceeded: it is more than the customer's credit and limit.
        CustomerUnknown, InsufficientPoints, InvalidPoints: the points cannot pay it.
    """
    if tender.account_id is None:
        return
    if tender.kind is TenderKind.POINTS:
        together = [tender.amount, *(each.amount for each in before if each.kind is tender.kind)]
        _points_of(uow, replace(tender, amount=Money.sum(together, tender.amount.currency)))
    elif tender.kind is TenderKind.GIFT_CARD:
        card = uow.gift_cards.by_id(tender.account_id)
        if card is None:
            raise CardUnknown
        card.redeem(tender.amount, tender_id=tender.tender_id)
        uow.gift_cards.save(card)
        uow.collect_events_from(card)
    elif tender.kind in _OF_CUSTOMERS:
        credit = uow.store_credits.of_customer(tender.account_id, tender.amount.currency)
        credit.redeem(tender.amount, tender_id=tender.tender_id)
        uow.store_credits.save(credit)
        uow.collect_events_from(credit)


def put_back(uow: UnitOfWork, tender: Tender) -> None:
    """Give the balance back what the tender took from it, if it did.

    Raises:
        CardUnknown: the gift card is not there.
    """
    if tender.account_id is None:
        return
    if tender.kind is TenderKind.GIFT_CARD:
        card = uow.gift_cards.by_id(tender.account_id)
        if card is None:
            raise CardUnknown
        card.refund(tender.amount, tender_id=tender.tender_id)
        uow.gift_cards.save(card)
        uow.collect_events_from(card)
    elif tender.kind in _OF_CUSTOMERS:
        credit = uow.store_credits.of_customer(tender.account_id, tender.amount.currency)
        credit.refund(tender.amount, tender_id=tender.tender_id)
        uow.store_credits.save(credit)
        uow.collect_events_from(credit)


def settle_points(uow: UnitOfWork, order: Order) -> None:
    """Move the points of a completed sale: those that paid, then those that it earns."""
    if order.customer_id is None:
        return
    customer = uow.customers.by_id(order.customer_id)
    if customer is None or customer.is_erased:
        return
    rule = uow.points_rules.get(order.total.currency)
    by_points = [each for each in order.payment.tenders if each.kind is TenderKind.POINTS]
    spent = sum(_points_of(uow, tender) for tender in by_points)
    if spent:
        customer.redeem(spent, order_id=order.order_id)
    paid = Money.sum((each.amount for each in by_points), order.total.currency)
    points = rule.points_for(_earning(order) - paid)
    if points:
        customer.earn(points, order_id=order.order_id)
    if customer.get_domain_events():
        uow.customers.save(customer)
        uow.collect_events_from(customer)


def return_points(uow: UnitOfWork, order: Order, refund: Refund) -> None:
    """Undo what the order did to its customer's points, in proportion to the goods that came back.

    Whatever the parts goods come back in, the whole sale undoes all of it. ``refund`` is kept by
    then.
    """
    if order.customer_id is None:
        return
    customer = uow.customers.by_id(order.customer_id)
    points = uow.customers.points_of(order.customer_id, order.order_id)
    if customer is None:
        return
    currency = order.total.currency
    paid_back = uow.refunds.paid_back(order.order_id, currency)
    back = _came_back(order, uow.refunds.returned(order.order_id))
    lost = _share(points.earned, back, _earning(order)) - points.taken_back
    paid = Money.sum(
        (each.amount for each in order.payment.tenders if each.kind is TenderKind.POINTS), currency
    )
    unspent = paid_back.get(TenderKind.POINTS, Money.zero(currency))
    won = _share(points.redeemed, unspent, paid) - points.given_back
    if won > 0:
        customer.give_back(won, order_id=order.order_id, refund_id=refund.refund_id)
    if lost > 0:
        customer.take_back(lost, order_id=order.order_id, refund_id=refund.refund_id)
    if customer.get_domain_events():
        uow.customers.save(customer)
        uow.collect_events_from(customer)


def _earning(order: Order) -> Money:
    """What earns points: goods; deposits come back, and what a gift card buys earns by itself."""
    return _came_back(order, {line.number: line.quantity for line in order.lines})


def _came_back(order: Order, returned: Mapping[int, Quantity]) -> Money:
    return Money.sum(
        (
            part_of(price.due, line.quantity, ZERO, returned.get(line.number, ZERO))
            for line, price in zip(order.lines, order.pricing.lines, strict=True)
            if line.kind.is_goods
        ),
        order.total.currency,
    )


def _share(points: int, part: Money, whole: Money) -> int:
    return rounded_half_up(points * part.minor, whole.minor) if whole else 0


def _points_of(uow: UnitOfWork, tender: Tender) -> int:
    """Return how many points a tender takes.

    Raises:
        CustomerUnknown: nobody has them.
        InvalidPoints: the amount is not that of whole points, or points pay nothing.
        InsufficientPoints: the customer has fewer.
    """
    customer = None if tender.account_id is None else uow.customers.by_id(tender.account_id)
    if customer is None or tender.account_id is None:
        raise CustomerUnknown(customer_id=tender.account_id or tender.tender_id)
    value = uow.points_rules.get(tender.amount.currency).worth(1)
    points, rest = divmod(tender.amount.minor, value.minor) if value else (0, 1)
    if rest:
        raise InvalidPoints(points=points)
    if points > customer.points:
        raise InsufficientPoints(asked=points, available=customer.points)
    return points
