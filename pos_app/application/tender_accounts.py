"""The balances that a tender is paid from: gift cards, and the accounts of customers.

They are charged in the transaction that takes the tender, so that neither happens alone; each
knows its tenders and is charged once for each.
"""

from __future__ import annotations

from pos_app.application.ports import UnitOfWork
from pos_app.domain.aggregates.gift_card.errors import CardUnknown
from pos_app.domain.values.tender import Tender, TenderKind

_OF_CUSTOMERS = {TenderKind.STORE_CREDIT, TenderKind.ON_ACCOUNT}


def charge(uow: UnitOfWork, tender: Tender) -> None:
    """Take the tender's amount from the balance that pays it, if there is one.

    Raises:
        CardUnknown, CardBlocked, InsufficientBalance: the gift card cannot pay.
        CreditExceeded: it is more than the customer's credit and limit.
    """
    if tender.account_id is None:
        return
    if tender.kind is TenderKind.GIFT_CARD:
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
