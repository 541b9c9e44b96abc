"""What happens to the people who work here. They are named by their id; no PIN is ever told."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffMemberAdded(DomainEvent):
    """Somebody new works here."""

    staff_id: UUID
    role_id: str
    role_name: str


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffMemberRenamed(DomainEvent):
    """The name of somebody was written otherwise."""

    staff_id: UUID


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffRoleChanged(DomainEvent):
    """Somebody has another role from now on."""

    staff_id: UUID
    old_role: str
    new_role: str
    role_name: str


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffMemberDeactivated(DomainEvent):
    """Somebody does not work here any more; what they did stays theirs."""

    staff_id: UUID


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffMemberReactivated(DomainEvent):
    """Somebody works here again."""

    staff_id: UUID


@event_type(aggregate="StaffMember", identified_by="staff_id")
class PinChanged(DomainEvent):
    """A person chose another PIN for themselves."""

    staff_id: UUID


@event_type(aggregate="StaffMember", identified_by="staff_id")
class PinReset(DomainEvent):
    """Somebody else set a person's PIN; ``way`` is ``editor``, or ``recovery`` for an owner's."""

    staff_id: UUID
    way: str


@event_type(aggregate="StaffMember", identified_by="staff_id")
class BadgeIssued(DomainEvent):
    """A person has a badge; any badge before it opens nothing any more."""

    staff_id: UUID


@event_type(aggregate="StaffMember", identified_by="staff_id")
class BadgeWithdrawn(DomainEvent):
    """A person's badge opens nothing any more."""

    staff_id: UUID


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffSignedIn(DomainEvent):
    """Somebody works at the register from now on; ``way`` is ``pin`` or ``badge``."""

    staff_id: UUID
    way: str


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffSignedOut(DomainEvent):
    """Somebody stopped working here now: ``locked``, ``idle``, ``switched`` or ``closed``."""

    staff_id: UUID
    cause: str


@event_type(aggregate="StaffMember", identified_by="staff_id")
class PinRefused(DomainEvent):
    """A wrong PIN was typed for somebody, the ``wrong_in_a_row``-th in a row.

    ``purpose`` is ``sign_in``, ``approval``, ``change`` or ``console``. No other is looked at for
    ``wait_seconds``.
    """

    staff_id: UUID
    purpose: str
    wrong_in_a_row: int
    wait_seconds: int


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffLocked(DomainEvent):
    """Too many wrong PINs in a row: for so many minutes, or until somebody unlocks it for None."""

    staff_id: UUID
    wrong_in_a_row: int
    minutes: int | None


@event_type(aggregate="StaffMember", identified_by="staff_id")
class StaffUnlocked(DomainEvent):
    """Somebody may try a PIN again."""

    staff_id: UUID
