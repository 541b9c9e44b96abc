"""What happens to an order."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Order", identified_by="order_id", version=2)
class OrderCreated(DomainEvent):
    """A submitted cart became a completed sale with a number of its own.

    ``total`` is what was to pay, with ``tax`` in it, before cash was rounded.
    """

    order_id: UUID
    cart_id: UUID
    order_number: str
    total: Decimal
    item_count: int
    tax: Decimal = Decimal(0)


@event_type(aggregate="Order", identified_by="order_id")
class TaxCharged(DomainEvent):
    """The sale contains ``tax`` on ``net`` under one rate (its name and percentage)."""

    order_id: UUID
    order_number: str
    rate: str
    net: Decimal
    tax: Decimal


@event_type(aggregate="Order", identified_by="order_id")
class CashRounded(DomainEvent):
    """The part paid in cash was rounded to what coins can pay; below zero the customer gains."""

    order_id: UUID
    order_number: str
    rounding: Decimal


@event_type(aggregate="Order", identified_by="order_id")
class CashTendered(DomainEvent):
    """The customer handed over ``amount_tendered`` in cash and got ``change_given`` back."""

    order_id: UUID
    order_number: str
    amount_tendered: Decimal
    change_given: Decimal


@event_type(aggregate="Order", identified_by="order_id")
class ForeignCashTendered(DomainEvent):
    """Notes of another currency were taken at ``rate``; ``amount`` is their worth here.

    They count towards ``amount_tendered`` of the sale's cash.
    """

    order_id: UUID
    order_number: str
    currency: str
    foreign_amount: Decimal
    rate: Decimal
    amount: Decimal


@event_type(aggregate="Order", identified_by="order_id")
class CardTendered(DomainEvent):
    """``amount`` was paid by card; ``reference`` is what the terminal's slip says."""

    order_id: UUID
    order_number: str
    amount: Decimal
    reference: str


@event_type(aggregate="Order", identified_by="order_id")
class OtherTendered(DomainEvent):
    """``amount`` was paid by something else: a gift card, store credit, a voucher, a return."""

    order_id: UUID
    order_number: str
    kind: str
    amount: Decimal
    reference: str
    account_id: UUID | None


@event_type(aggregate="Order", identified_by="order_id")
class TipReceived(DomainEvent):
    """The customer gave ``amount`` on top of the total."""

    order_id: UUID
    order_number: str
    amount: Decimal


@event_type(aggregate="Order", identified_by="order_id")
class ReceiptCopied(DomainEvent):
    """The receipt was given out once more, marked as its ``copy``-th copy."""

    order_id: UUID
    order_number: str
    copy: int


@event_type(aggregate="Order", identified_by="order_id")
class GiftReceiptMade(DomainEvent):
    """A receipt without prices was given out, for whoever gets the goods as a present."""

    order_id: UUID
    order_number: str
