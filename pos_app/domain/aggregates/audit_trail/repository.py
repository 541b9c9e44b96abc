"""What the shop needs to keep the audit trail."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.audit_trail.audit_trail import AuditTrail


class AuditTrailRepository(Protocol):
    """The one trail of the data folder's register."""

    def get(self) -> AuditTrail | None:
        """Return the trail, or None before its first key was made."""

    def add(self, trail: AuditTrail) -> None:
        """Keep a new trail."""

    def save(self, trail: AuditTrail) -> None:
        """Keep what has changed."""
