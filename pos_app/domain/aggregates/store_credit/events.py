"""What happens to a customer's store credit; ``credit_id`` is the customer's id."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="StoreCredit", identified_by="credit_id")
class StoreCreditIssued(DomainEvent):
    """The shop owes the customer ``amount`` more, or the customer paid what they owed."""

    credit_id: UUID
    amount: Decimal
    balance: Decimal
    order_id: UUID | None
    reason: str


@event_type(aggregate="StoreCredit", identified_by="credit_id")
class StoreCreditRedeemed(DomainEvent):
    """Credit paid ``amount`` of a sale; below zero the customer owes the shop."""

    credit_id: UUID
    amount: Decimal
    balance: Decimal
    order_id: UUID | None
    tender_id: UUID


@event_type(aggregate="StoreCredit", identified_by="credit_id")
class StoreCreditRefunded(DomainEvent):
    """A return, or a tender that was taken off a sale, gave credit back."""

    credit_id: UUID
    amount: Decimal
    balance: Decimal
    order_id: UUID | None
    tender_id: UUID


@event_type(aggregate="StoreCredit", identified_by="credit_id")
class CreditLimitChanged(DomainEvent):
    """The customer may owe up to ``new_limit`` from now on."""

    credit_id: UUID
    old_limit: Decimal
    new_limit: Decimal
