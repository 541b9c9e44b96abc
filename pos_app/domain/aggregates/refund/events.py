"""What happens when goods come back."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Refund", identified_by="refund_id", version=2)
class RefundCreated(DomainEvent):
    """Goods came back under a number of their own; ``total`` contains ``tax``.

    ``exempted`` is the tax that an exemption of the sale had left out of them.

    ``kind`` is ``return``, ``void`` for a whole sale that is undone, ``without receipt``, or
    ``called off`` for an exchange whose goods are paid for after all; the
    last has neither ``order_id`` nor ``order_number``.
    """

    refund_id: UUID
    order_id: UUID | None
    order_number: str
    refund_number: str
    kind: str
    total: Decimal
    tax: Decimal
    item_count: int
    reason: str
    exempted: Decimal = Decimal(0)


@event_type(aggregate="Refund", identified_by="refund_id")
class RefundLineReturned(DomainEvent):
    """``quantity`` of a product came back for ``amount``; what is damaged is not restocked."""

    refund_id: UUID
    product_id: UUID
    product_name: str
    quantity: Decimal
    amount: Decimal
    is_restocked: bool
    reason: str


@event_type(aggregate="Refund", identified_by="refund_id")
class TaxRefunded(DomainEvent):
    """The return contains ``tax`` on ``net`` under one rate (its name and percentage)."""

    refund_id: UUID
    refund_number: str
    rate: str
    net: Decimal
    tax: Decimal


@event_type(aggregate="Refund", identified_by="refund_id")
class RefundPaid(DomainEvent):
    """``amount`` was given back: in ``cash``, to a ``card``, to a balance, or against a sale."""

    refund_id: UUID
    refund_number: str
    kind: str
    amount: Decimal
    reference: str
    is_override: bool
