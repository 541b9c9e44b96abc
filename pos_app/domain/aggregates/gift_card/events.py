"""What happens to a gift card. A code is as good as money: the log has its last four signs only."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="GiftCard", identified_by="card_id")
class GiftCardIssued(DomainEvent):
    """A card was given out with ``amount`` on it."""

    card_id: UUID
    ending: str
    amount: Decimal
    balance: Decimal
    order_id: UUID | None


@event_type(aggregate="GiftCard", identified_by="card_id")
class GiftCardToppedUp(DomainEvent):
    """Money was added to a card."""

    card_id: UUID
    ending: str
    amount: Decimal
    balance: Decimal
    order_id: UUID | None


@event_type(aggregate="GiftCard", identified_by="card_id")
class GiftCardRedeemed(DomainEvent):
    """A card paid ``amount`` of a sale."""

    card_id: UUID
    ending: str
    amount: Decimal
    balance: Decimal
    order_id: UUID | None
    tender_id: UUID


@event_type(aggregate="GiftCard", identified_by="card_id")
class GiftCardRefunded(DomainEvent):
    """Money that a card had paid, or that a return gives back, was put on it."""

    card_id: UUID
    ending: str
    amount: Decimal
    balance: Decimal
    order_id: UUID | None
    tender_id: UUID


@event_type(aggregate="GiftCard", identified_by="card_id")
class GiftCardTakenBack(DomainEvent):
    """The sale that had put ``amount`` on a card was undone."""

    card_id: UUID
    ending: str
    amount: Decimal
    balance: Decimal
    order_id: UUID
    refund_id: UUID


@event_type(aggregate="GiftCard", identified_by="card_id")
class GiftCardBlocked(DomainEvent):
    """A card was lost, stolen or copied: what is on it cannot be spent."""

    card_id: UUID
    ending: str
    balance: Decimal
    reason: str
