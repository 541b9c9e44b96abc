"""What is shown of the people who work here and of their roles; never a PIN."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from pos_app.domain.aggregates.role.role import Role
from pos_app.domain.aggregates.staff.staff import StaffMember
from pos_app.domain.records import dataclass
from pos_app.domain.values.permission import Grant
from pos_app.domain.values.permissions import every_permission


@dataclass(frozen=True, slots=True)
class StaffSnapshot:
    """A person; ``is_locked`` is until somebody unlocks."""

    staff_id: UUID
    name: str
    role_id: str
    role_name: str
    is_active: bool
    is_locked: bool
    has_badge: bool
    must_change_pin: bool

    @classmethod
    def of(cls, member: StaffMember, role: Role | None) -> Self:
        """Return the picture of a person."""
        return cls(
            staff_id=member.staff_id,
            name=member.name,
            role_id=member.role_id,
            role_name="" if role is None else role.name,
            is_active=member.is_active,
            is_locked=member.is_locked,
            has_badge=member.badge_hash is not None,
            must_change_pin=member.must_change_pin,
        )


@dataclass(frozen=True, slots=True)
class RoleSnapshot:
    """A role and what it gives, by the name of the permission, in the order of the list."""

    role_id: str
    name: str
    is_built_in: bool
    may_everything: bool
    version: int
    grants: tuple[tuple[str, Grant], ...]

    @classmethod
    def of(cls, role: Role) -> Self:
        """Return the picture of a role."""
        return cls(
            role_id=role.role_id,
            name=role.name,
            is_built_in=role.is_built_in,
            may_everything=role.may_everything,
            version=role.version,
            grants=tuple((each.name, role.grant_of(each)) for each in every_permission().values()),
        )
