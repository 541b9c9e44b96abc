"""The people who work here: a row each, also for who left."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from pos_app.domain.aggregates.staff.errors import BadgeTaken, StaffNameTaken
from pos_app.domain.aggregates.staff.staff import StaffMember
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.repositories.access_version import count_change
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import staff

_column = staff.c
_ROW = select(
    _column.staff_id,
    _column.name,
    _column.role_id,
    _column.pin_hash,
    _column.badge_hash,
    _column.is_active,
    _column.must_change_pin,
    _column.wrong_pins,
    _column.wait_until,
    _column.is_locked,
)
_EVERY = Statement(_ROW)
_BY_ID = Statement(_ROW.where(_column.staff_id == bindparam("key")))
_BY_BADGE = Statement(_ROW.where(_column.badge_hash == bindparam("badge")))
_INSERT = Statement(insert(staff))
_CHANGING = (
    "name",
    "role_id",
    "pin_hash",
    "badge_hash",
    "is_active",
    "must_change_pin",
    "wrong_pins",
    "wait_until",
    "is_locked",
)
_UPDATE = Statement(
    update(staff)
    .where(_column.staff_id == bindparam("key"))
    .values({name: bindparam(name) for name in _CHANGING})
)
# What decides how far a person may go, as it was when they were read.
Judged = tuple[str, bool]


class SqlStaffRepository(IdentityMap[StaffMember, Judged]):
    """The staff within one transaction; fulfils ``StaffRepository``."""

    # How often this transaction changed how far people may go.
    access_changes = 0

    def by_id(self, staff_id: UUID) -> StaffMember | None:
        """Return the person, or None."""
        return self._restored(self.connection.one(_BY_ID, {"key": str(staff_id)}))

    def by_badge(self, badge_hash: str) -> StaffMember | None:
        """Return whoever has the badge, or None."""
        return self._restored(self.connection.one(_BY_BADGE, {"badge": badge_hash}))

    def every(self) -> tuple[StaffMember, ...]:
        """Return everybody, also who left, by name."""
        found = [self._restored(row) for row in self.connection.all(_EVERY)]
        return tuple(
            sorted((each for each in found if each), key=lambda each: each.name.casefold())
        )

    def add(self, member: StaffMember) -> None:
        """Keep somebody new.

        Raises:
            StaffNameTaken: somebody active has the name.
            BadgeTaken: somebody has the badge.
        """
        self._require_free(member)
        self.connection.run(_INSERT, {"staff_id": str(member.staff_id), **staff_row(member)})
        self.hold(member.staff_id, member)

    def save(self, member: StaffMember) -> None:
        """Keep what has changed.

        Raises:
            StaffNameTaken, BadgeTaken: as :meth:`add`.
        """
        self._require_free(member)
        self.connection.run(_UPDATE, {"key": str(member.staff_id), **staff_row(member)})
        if self.stored.get(member.staff_id) != _judged(member):
            self.access_changes += count_change(self.connection)

    def _require_free(self, member: StaffMember) -> None:
        for row in self.connection.all(_EVERY):
            if row[0] == str(member.staff_id):
                continue
            is_active = member.is_active and row[5]
            if is_active and row[1].casefold() == member.name.casefold():
                raise StaffNameTaken(name=member.name)
            if member.badge_hash is not None and row[4] == member.badge_hash:
                raise BadgeTaken

    def _restored(self, row: tuple[Any, ...] | None) -> StaffMember | None:
        if row is None:
            return None
        staff_id = UUID(row[0])
        known = self.known(staff_id)
        if known is not None:
            return known
        member = StaffMember(
            staff_id=staff_id,
            name=row[1],
            role_id=row[2],
            pin_hash=row[3],
            badge_hash=row[4],
            is_active=bool(row[5]),
            must_change_pin=bool(row[6]),
            wrong_pins=row[7],
            wait_until=None if row[8] is None else datetime.fromisoformat(row[8]),
            is_locked=bool(row[9]),
        )
        self.stored[staff_id] = _judged(member)
        return self.hold(staff_id, member)


def staff_row(member: StaffMember) -> dict[str, object]:
    """Return a person's columns besides their id."""
    return {
        "name": member.name,
        "role_id": member.role_id,
        "pin_hash": member.pin_hash,
        "badge_hash": member.badge_hash,
        "is_active": int(member.is_active),
        "must_change_pin": int(member.must_change_pin),
        "wrong_pins": member.wrong_pins,
        "wait_until": None if member.wait_until is None else to_text(member.wait_until),
        "is_locked": int(member.is_locked),
    }


def _judged(member: StaffMember) -> Judged:
    return member.role_id, member.is_active
