"""The balances that a tender is paid from: gift cards, accounts and points of customers.

Cards and accounts are charged in the transaction that takes the tender, so that neither happens
alone; each knows its tenders and is charged once for each. Points move when the sale is complete.
"""

from __future__ import annotations

from pos_app.application.ports import UnitOfWork
from pos_app.domain.aggregates.customer.errors import (
    CustomerUnknown,
    InsufficientPoints,
    InvalidPoints,
)
from pos_app.domain.aggregates.gift_card.errors import CardUnknown
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.values.money import Money
from pos_app.domain.values.tender import Tender, TenderKind

_OF_CUSTOMERS = {TenderKind.STORE_CREDIT, TenderKind.ON_ACCOUNT}


def charge(uow: UnitOfWork, tender: Tender) -> None:
    """Take the tender's amount from the balance that pays it, if there is one.

    Raises:
        CardUnknown, CardBlocked, InsufficientBalance: the gift card cannot pay.
        CreditExceeded: it is more than the customer's credit and limit.
        CustomerUnknown, InsufficientPoints, InvalidPoints: the points cannot pay it.
    """
    if tender.account_id is None:
        return
    if tender.kind is TenderKind.POINTS:
        _points_of(uow, tender)
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
    for tender in by_points:
        customer.redeem(_points_of(uow, tender), order_id=order.order_id)
    paid = Money.sum((each.amount for each in by_points), order.total.currency)
    points = rule.points_for(order.total - paid)
    if points:
        customer.earn(points, order_id=order.order_id)
    if customer.get_domain_events():
        uow.customers.save(customer)
        uow.collect_events_from(customer)


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
