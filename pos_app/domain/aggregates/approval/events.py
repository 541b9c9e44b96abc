"""What came of a request for approval. People are named by their ids, amounts stand as asked."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Approval", identified_by="approval_id")
class ApprovalGranted(DomainEvent):
    """Somebody allowed, at the spot, what the requester's role does not.

    ``rule_version`` is that of the requester's role, which asked for it. ``measured`` and
    ``limit`` are percent or whole currency units, as the permission measures.
    """

    approval_id: UUID
    permission: str
    requester_id: str
    approver: str
    reason: str
    about: str
    amount_before: Decimal | None
    amount_after: Decimal | None
    measured: Decimal | None
    limit: Decimal | None
    role_id: str
    rule_version: int
    way: str


@event_type(aggregate="Approval", identified_by="approval_id")
class ApprovalRefused(DomainEvent):
    """Somebody who could have allowed it said no."""

    approval_id: UUID
    permission: str
    requester_id: str
    approver: str
    reason: str
    about: str
    amount_before: Decimal | None
    amount_after: Decimal | None
    measured: Decimal | None
    limit: Decimal | None
    role_id: str
    rule_version: int
    way: str


@event_type(aggregate="Approval", identified_by="approval_id")
class ApprovalWithdrawn(DomainEvent):
    """The requester gave the request up before anybody decided."""

    approval_id: UUID
    permission: str
    requester_id: str
    about: str
    amount_before: Decimal | None
    amount_after: Decimal | None
    measured: Decimal | None
    limit: Decimal | None
    role_id: str
    rule_version: int
