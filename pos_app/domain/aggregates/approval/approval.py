"""A request for approval, and what came of it; its history is all there is of it."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Any
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.approval.events import (
    ApprovalGranted,
    ApprovalRefused,
    ApprovalWithdrawn,
)
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.permission import Permission
from pos_app.domain.values.reason import checked_reason


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody may not do without approval.

    ``about`` names the thing (a product, a sale's number), never a customer. ``before`` and
    ``after`` are amounts in whole currency units where there are any. ``measured`` is held
    against ``limit``: percent or whole currency units, as the permission measures. ``role_id``
    and ``rule_version`` tell the rule that asks for approval.
    """

    permission: Permission
    requester_id: str
    role_id: str
    rule_version: int
    about: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    measured: Decimal | None = None
    limit: Decimal | None = None
    approval_id: UUID = field(default_factory=new_id, compare=False)


class Approval(Aggregate):
    """One request, decided once."""

    __slots__ = ("asked",)

    def __init__(self, asked: Asked) -> None:
        """Take a request up."""
        super().__init__()
        self.asked = asked

    def grant(self, approver_id: str, reason: str, way: str) -> None:
        """Allow it; ``way`` is ``pin`` or ``badge``.

        Raises:
            InvalidReason: there is no reason, or more than 200 characters.
        """
        self._raise_event(
            ApprovalGranted(
                approver=approver_id, reason=checked_reason(reason), way=way, **self._facts()
            )
        )

    def refuse(self, approver_id: str, reason: str, way: str) -> None:
        """Say no.

        Raises:
            InvalidReason: there is no reason, or more than 200 characters.
        """
        self._raise_event(
            ApprovalRefused(
                approver=approver_id, reason=checked_reason(reason), way=way, **self._facts()
            )
        )

    def withdraw(self) -> None:
        """Give the request up."""
        self._raise_event(ApprovalWithdrawn(**self._facts()))

    def _facts(self) -> dict[str, Any]:
        asked = self.asked
        return {
            "approval_id": asked.approval_id,
            "permission": asked.permission.name,
            "requester_id": asked.requester_id,
            "about": asked.about,
            "amount_before": asked.before,
            "amount_after": asked.after,
            "measured": asked.measured,
            "limit": asked.limit,
            "role_id": asked.role_id,
            "rule_version": asked.rule_version,
        }
