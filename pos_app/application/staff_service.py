"""Keeps the people who work here: their names, roles, PINs and badges."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.errors import PermissionDenied, RoleNotFound, StaffNotFound
from pos_app.application.pin_check import PinCheck, member_of
from pos_app.application.ports import BadgeHasher, UnitOfWork, UnitOfWorkFactory
from pos_app.application.sign_in_service import badge_hash
from pos_app.application.staff_snapshots import StaffSnapshot
from pos_app.domain.aggregates.role.role import CONSOLE, OWNER, Role
from pos_app.domain.aggregates.staff.errors import InvalidBadge, LastOwner
from pos_app.domain.aggregates.staff.staff import StaffMember
from pos_app.domain.values import permissions

_SHORTEST_BADGE, _LONGEST_BADGE = 6, 64


class StaffService:
    """The commands on staff; only an owner changes an owner, or makes one.

    Each may raise ``StaffNotFound``, ``PermissionDenied`` or a ``StorageError``; then nothing has
    changed.
    """

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, pins: PinCheck, badges: BadgeHasher
    ) -> None:
        """Hash PINs with ``pins``."""
        self._unit_of_work = unit_of_work
        self._pins = pins
        self._badges = badges

    @needs(permissions.MANAGE_STAFF)
    def every(self) -> tuple[StaffSnapshot, ...]:
        """Return everybody, also who left, by name."""
        with self._unit_of_work() as uow:
            roles = {role.role_id: role for role in uow.roles.every()}
            return tuple(
                StaffSnapshot.of(member, roles.get(member.role_id)) for member in uow.staff.every()
            )

    @needs(permissions.MANAGE_STAFF)
    def add(self, name: str, role_id: str, pin: str) -> StaffSnapshot:
        """Let somebody new work here; they change the PIN when they sign in.

        Raises:
            InvalidName, StaffNameTaken: the name cannot be theirs.
            InvalidPin: not four to eight digits, too easy, or somebody else's.
            RoleNotFound: no such role.
        """
        pin_hash = self._pins.new_hash(pin)
        with self._unit_of_work() as uow:
            role = self._role(uow, role_id)
            member = StaffMember.hire(name, role, pin_hash)
            uow.staff.add(member)
            uow.collect_events_from(member)
            uow.commit()
        uow.dispatch_events()
        return StaffSnapshot.of(member, role)

    @needs(permissions.MANAGE_STAFF)
    def rename(self, staff_id: UUID, name: str) -> StaffSnapshot:
        """Write a name otherwise.

        Raises:
            InvalidName, StaffNameTaken: it cannot be theirs.
        """
        return self._changed(staff_id, lambda _, member: member.rename(name))

    @needs(permissions.MANAGE_STAFF)
    def change_role(self, staff_id: UUID, role_id: str) -> StaffSnapshot:
        """Give somebody another role.

        Raises:
            RoleNotFound: no such role.
            LastOwner: there would be no owner.
        """

        def change(uow: UnitOfWork, member: StaffMember) -> None:
            role = self._role(uow, role_id)
            if role_id != OWNER:
                _require_other_owner(uow, member)
            member.change_role(role)

        return self._changed(staff_id, change)

    @needs(permissions.MANAGE_STAFF)
    def deactivate(self, staff_id: UUID) -> StaffSnapshot:
        """Let somebody work here no longer.

        Raises:
            LastOwner: there would be no owner.
        """

        def change(uow: UnitOfWork, member: StaffMember) -> None:
            _require_other_owner(uow, member)
            member.deactivate()

        return self._changed(staff_id, change)

    @needs(permissions.MANAGE_STAFF)
    def reactivate(self, staff_id: UUID) -> StaffSnapshot:
        """Let somebody work here again.

        Raises:
            StaffNameTaken: somebody else has the name meanwhile.
        """
        return self._changed(staff_id, lambda _, member: member.reactivate())

    @needs(permissions.MANAGE_STAFF)
    def reset_pin(self, staff_id: UUID, pin: str) -> StaffSnapshot:
        """Set somebody's PIN, which also unlocks them; they change it when they sign in.

        Raises:
            InvalidPin: not four to eight digits, too easy, or somebody else's.
        """
        pin_hash = self._pins.new_hash(pin, of=staff_id)
        return self._changed(staff_id, lambda _, member: member.reset_pin(pin_hash, "editor"))

    @needs(permissions.MANAGE_STAFF)
    def unlock(self, staff_id: UUID) -> StaffSnapshot:
        """Let somebody try a PIN again."""
        return self._changed(staff_id, lambda _, member: member.unlock())

    @needs(permissions.MANAGE_STAFF)
    def issue_badge(self, staff_id: UUID, code: str) -> StaffSnapshot:
        """Let a badge sign somebody in; only its hash is kept.

        Raises:
            InvalidBadge: not 6 to 64 printed characters.
            BadgeTaken: somebody else has it.
        """
        cleaned = code.strip()
        if not _SHORTEST_BADGE <= len(cleaned) <= _LONGEST_BADGE or not cleaned.isprintable():
            raise InvalidBadge

        def change(uow: UnitOfWork, member: StaffMember) -> None:
            member.issue_badge(badge_hash(uow, self._badges, cleaned))

        return self._changed(staff_id, change)

    @needs(permissions.MANAGE_STAFF)
    def withdraw_badge(self, staff_id: UUID) -> StaffSnapshot:
        """Let no badge sign somebody in."""
        return self._changed(staff_id, lambda _, member: member.withdraw_badge())

    @open_to_all("whoever has the data folder has the store; the log and the window tell of it")
    def recover_owner_pin(self, pin: str, name: str = "") -> StaffSnapshot:
        """Set a lost PIN of an owner from the command line.

        ``name`` tells which one where there are several.

        Raises:
            StaffNotFound: no active owner, or several and none of that name.
            InvalidPin: not four to eight digits, too easy, or somebody else's.
        """
        with self._unit_of_work() as uow:
            owners = [
                each for each in uow.staff.every() if each.is_active and each.role_id == OWNER
            ]
        meant = [each for each in owners if not name or each.name.casefold() == name.casefold()]
        if len(meant) != 1:
            raise StaffNotFound
        pin_hash = self._pins.new_hash(pin, of=meant[0].staff_id)
        return self._kept(
            meant[0].staff_id, lambda _, member: member.reset_pin(pin_hash, "recovery")
        )

    def _changed(
        self, staff_id: UUID, change: Callable[[UnitOfWork, StaffMember], None]
    ) -> StaffSnapshot:
        def judged(uow: UnitOfWork, member: StaffMember) -> None:
            if member.role_id == OWNER:
                self._require_owner()
            change(uow, member)

        return self._kept(staff_id, judged)

    def _kept(
        self, staff_id: UUID, change: Callable[[UnitOfWork, StaffMember], None]
    ) -> StaffSnapshot:
        with self._unit_of_work() as uow:
            member = member_of(uow, staff_id)
            change(uow, member)
            role = uow.roles.by_id(member.role_id)
            uow.staff.save(member)
            uow.collect_events_from(member)
            uow.commit()
        uow.dispatch_events()
        return StaffSnapshot.of(member, role)

    def _role(self, uow: UnitOfWork, role_id: str) -> Role:
        role = uow.roles.by_id(role_id)
        if role is None or role_id == CONSOLE:
            raise RoleNotFound
        if role.may_everything:
            self._require_owner()
        return role

    def _require_owner(self) -> None:
        """Nobody lifts themselves, or the PIN of an owner, above what they may."""
        role = self._unit_of_work.access.role
        if role is not None and not role.may_everything:
            raise PermissionDenied(permission=permissions.MANAGE_ROLES.name)


def _require_other_owner(uow: UnitOfWork, member: StaffMember) -> None:
    if member.role_id == OWNER and not any(
        other.is_active and other.role_id == OWNER and other.staff_id != member.staff_id
        for other in uow.staff.every()
    ):
        raise LastOwner(staff_id=member.staff_id)
