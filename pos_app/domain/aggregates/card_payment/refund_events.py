"""What happens to money that a return gives back to a card."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="CardRefund", identified_by="refund_id")
class CardRefundAsked(DomainEvent):
    """The terminal is about to be asked to give ``amount`` to a card; told before it is."""

    refund_id: UUID
    refund_number: str
    amount: Decimal


@event_type(aggregate="CardRefund", identified_by="refund_id")
class CardRefundPaid(DomainEvent):
    """The card got its money; ``is_by_hand`` when the cashier read it on the terminal."""

    refund_id: UUID
    refund_number: str
    amount: Decimal
    reference: str
    is_by_hand: bool


@event_type(aggregate="CardRefund", identified_by="refund_id")
class CardRefundPaidElsewhere(DomainEvent):
    """The money went back without the terminal, as the cashier says."""

    refund_id: UUID
    refund_number: str
    amount: Decimal


@event_type(aggregate="CardRefund", identified_by="refund_id")
class CardRefundRefused(DomainEvent):
    """Nothing went back: the money is owed still; ``detail`` is what the terminal says."""

    refund_id: UUID
    refund_number: str
    amount: Decimal
    detail: str
    is_by_hand: bool


@event_type(aggregate="CardRefund", identified_by="refund_id")
class CardRefundLost(DomainEvent):
    """The terminal was asked to give money back and nobody heard the answer."""

    refund_id: UUID
    refund_number: str
    amount: Decimal
    detail: str
