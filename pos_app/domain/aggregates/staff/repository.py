"""What the shop needs to keep the people who work here."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.staff.staff import StaffMember


class StaffRepository(Protocol):
    """The staff within one transaction."""

    def by_id(self, staff_id: UUID) -> StaffMember | None:
        """Return the person, or None."""

    def by_badge(self, badge_hash: str) -> StaffMember | None:
        """Return whoever has the badge, or None."""

    def every(self) -> tuple[StaffMember, ...]:
        """Return everybody, also who left, by name."""

    def add(self, member: StaffMember) -> None:
        """Keep somebody new.

        Raises:
            StaffNameTaken: somebody active has the name.
            BadgeTaken: somebody has the badge.
        """

    def save(self, member: StaffMember) -> None:
        """Keep what has changed.

        Raises:
            StaffNameTaken, BadgeTaken: as :meth:`add`.
        """
