"""Lets people sign in by PIN or badge, leave, and keep a PIN of their own."""

from __future__ import annotations

from uuid import UUID

from pos_app.application.access import open_to_all
from pos_app.application.errors import NobodySignedIn, UnknownBadge
from pos_app.application.pin_check import PinCheck, member_of
from pos_app.application.ports import BadgeHasher, Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.staff_snapshots import StaffSnapshot
from pos_app.application.standing import Standing
from pos_app.domain.aggregates.role.role import CONSOLE
from pos_app.domain.aggregates.staff.staff import StaffMember
from pos_app.domain.events import ANONYMOUS

PIN, BADGE = "pin", "badge"


class SignInService:
    """The commands of signing in and out.

    Each may raise a ``StorageError``; then nobody else is signed in than before.
    """

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, pins: PinCheck, badges: BadgeHasher, clock: Clock
    ) -> None:
        """Check PINs with ``pins``."""
        self._unit_of_work = unit_of_work
        self._pins = pins
        self._badges = badges
        self._clock = clock

    @open_to_all("who works here hangs on the wall of the shop")
    def people(self) -> tuple[StaffSnapshot, ...]:
        """Return who may sign in, by name."""
        with self._unit_of_work() as uow:
            roles = {role.role_id: role for role in uow.roles.every()}
            return tuple(
                StaffSnapshot.of(member, roles.get(member.role_id))
                for member in uow.staff.every()
                if member.is_active
            )

    @open_to_all("says who works at the till, to whoever stands there")
    def who(self) -> StaffSnapshot | None:
        """Return who is signed in, or None."""
        actor_id = self._unit_of_work.access.actor_id
        if actor_id in {ANONYMOUS, CONSOLE}:
            return None
        with self._unit_of_work() as uow:
            member = uow.staff.by_id(UUID(actor_id))
            if member is None or not member.is_active:
                return None
            return StaffSnapshot.of(member, uow.roles.by_id(member.role_id))

    @open_to_all("the PIN is what asks")
    def sign_in(self, staff_id: UUID, pin: str) -> StaffSnapshot:
        """Let somebody work here from now on, in the place of whoever did.

        Raises:
            WrongPin, MustWait: it was recorded, and nobody else is signed in.
            StaffNotFound, StaffMemberInactive: nobody who works here.
        """
        self._pins.require(staff_id, pin, "sign_in")
        return self._signed_in(staff_id, PIN)

    @open_to_all("the badge is what asks")
    def sign_in_by_badge(self, code: str) -> StaffSnapshot:
        """Let whoever has the badge work here from now on.

        Raises:
            UnknownBadge: nobody has it.
            MustWait: they are locked out.
        """
        with self._unit_of_work() as uow:
            member = by_badge(uow, self._badges, code)
            member.require_may_try(self._clock.now())
            staff_id = member.staff_id
        return self._signed_in(staff_id, BADGE)

    @open_to_all("everybody may leave")
    def sign_out(self, cause: str) -> None:
        """Let nobody work here any more: ``locked``, ``idle``, ``off`` or ``closed``."""
        access = self._unit_of_work.access
        if access.actor_id in {ANONYMOUS, CONSOLE}:
            return
        with self._unit_of_work() as uow:
            member = member_of(uow, UUID(access.actor_id))
            member.sign_out(cause)
            uow.collect_events_from(member)
            uow.commit()
        access.learn(ANONYMOUS, Standing(access.version, access.has_sign_in, None))
        uow.dispatch_events()

    @open_to_all("everybody keeps their own PIN, and the old one is what asks")
    def change_pin(self, old_pin: str, new_pin: str) -> None:
        """Let whoever is signed in have another PIN.

        Raises:
            NobodySignedIn: nobody is.
            WrongPin, MustWait: the old one is not theirs.
            InvalidPin: not four to eight digits, too easy, or somebody else's.
        """
        actor_id = self._unit_of_work.access.actor_id
        if actor_id in {ANONYMOUS, CONSOLE}:
            raise NobodySignedIn
        staff_id = UUID(actor_id)
        self._pins.require(staff_id, old_pin, "change")
        pin_hash = self._pins.new_hash(new_pin, of=staff_id)
        with self._unit_of_work() as uow:
            member = member_of(uow, staff_id)
            member.change_pin(pin_hash)
            uow.staff.save(member)
            uow.collect_events_from(member)
            uow.commit()
        uow.dispatch_events()

    def _signed_in(self, staff_id: UUID, way: str) -> StaffSnapshot:
        access = self._unit_of_work.access
        before = (access.actor_id, Standing(access.version, access.has_sign_in, access.role))
        try:
            with self._unit_of_work() as uow:
                if access.actor_id not in {ANONYMOUS, CONSOLE, str(staff_id)}:
                    leaving = member_of(uow, UUID(access.actor_id))
                    leaving.sign_out("switched")
                    uow.collect_events_from(leaving)
                member = member_of(uow, staff_id)
                member.require_may_try(self._clock.now())
                role = uow.roles.by_id(member.role_id)
                # What happens from here on is theirs, their signing in first of all.
                access.learn(str(staff_id), Standing(access.version, access.has_sign_in, role))
                member.sign_in(way)
                uow.staff.save(member)
                uow.collect_events_from(member)
                uow.commit()
        except BaseException:
            access.learn(*before)
            raise
        uow.dispatch_events()
        return StaffSnapshot.of(member, role)


def by_badge(uow: UnitOfWork, badges: BadgeHasher, code: str) -> StaffMember:
    """Return whoever has a badge.

    Raises:
        UnknownBadge: nobody who works here.
    """
    member = uow.staff.by_badge(badge_hash(uow, badges, code))
    if member is None or not member.is_active:
        raise UnknownBadge
    return member


def badge_hash(uow: UnitOfWork, badges: BadgeHasher, code: str) -> str:
    """Return what is kept of a badge's code in this store."""
    store = uow.stores.get()
    return badges.hash(code.strip(), "" if store is None else str(store.store_id))
