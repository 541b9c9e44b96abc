"""What the rules about the people who work here forbid."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class StaffMemberInactive(DomainError):
    """The person does not work here any more."""

    staff_id: UUID


@dataclass(eq=False)
class MustWait(DomainError):
    """After wrong PINs no other is looked at before ``until``; None is until somebody unlocks."""

    staff_id: UUID
    until: datetime | None


@dataclass(eq=False)
class LastOwner(DomainError):
    """The store would be without anybody who may do everything."""

    staff_id: UUID


@dataclass(eq=False)
class StaffNameTaken(DomainError):
    """Somebody else who works here has the name."""

    name: str


class BadgeTaken(DomainError):
    """Somebody else has the badge."""


class InvalidBadge(DomainError):
    """A badge's code has 6 to 64 printed characters."""
