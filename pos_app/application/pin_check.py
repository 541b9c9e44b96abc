"""Looks at a typed PIN: the right one goes on, a wrong one is recorded, counted and slowed down."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

from pos_app.application.errors import InvalidPin, StaffNotFound, WrongPin
from pos_app.application.ports import Clock, PinHasher, UnitOfWork, UnitOfWorkFactory
from pos_app.domain.aggregates.role.role import OWNER
from pos_app.domain.aggregates.staff.staff import StaffMember

_SHORTEST_PIN = 4
_LONGEST_PIN = 8


class PinCheck:
    """Checks PINs; hashing takes long, so it never happens inside a transaction."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, hasher: PinHasher, clock: Clock) -> None:
        """Match with ``hasher``."""
        self._unit_of_work = unit_of_work
        self._hasher = hasher
        self._clock = clock

    def require(self, staff_id: UUID, pin: str, purpose: str) -> None:
        """Go on if the PIN is theirs; a wrong one is an event.

        Raises:
            WrongPin: it is not.
            MustWait: no PIN is looked at now.
            StaffNotFound, StaffMemberInactive: nobody who works here.
        """
        with self._unit_of_work() as uow:
            member = member_of(uow, staff_id)
            member.require_may_try(self._clock.now())
            pin_hash = member.pin_hash
        if self._hasher.matches(pin, pin_hash):
            return
        with self._unit_of_work() as uow:
            member = member_of(uow, staff_id)
            now = self._clock.now()
            member.require_may_try(now)
            member.refuse_pin(purpose, now, can_be_unlocked=member.role_id != OWNER)
            uow.staff.save(member)
            uow.collect_events_from(member)
            uow.commit()
        uow.dispatch_events()
        raise WrongPin(wait_until=member.wait_until)

    def new_hash(self, pin: str, of: UUID | None = None) -> str:
        """Return the hash of a PIN that a person may have.

        Raises:
            InvalidPin: not four to eight digits, too easy, or somebody else's.
        """
        require_good_pin(pin)
        with self._unit_of_work() as uow:
            others = [
                each.pin_hash
                for each in uow.staff.every()
                if each.is_active and each.staff_id != of
            ]
        if any(self._hasher.matches(pin, other) for other in others):
            raise InvalidPin(reason="taken")
        return self._hasher.hash(pin)


def member_of(uow: UnitOfWork, staff_id: UUID) -> StaffMember:
    """Return somebody who works or worked here.

    Raises:
        StaffNotFound: nobody has the id.
    """
    member = uow.staff.by_id(staff_id)
    if member is None:
        raise StaffNotFound
    return member


def require_good_pin(pin: str) -> None:
    """Check that a PIN is four to eight digits and not one that everybody tries first.

    Raises:
        InvalidPin: all digits equal, or counting up or down, or not a PIN at all.
    """
    if not pin:
        raise InvalidPin(reason="empty")
    if not (pin.isascii() and pin.isdigit()):
        raise InvalidPin(reason="digits")
    if not _SHORTEST_PIN <= len(pin) <= _LONGEST_PIN:
        raise InvalidPin(reason="length")
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        raise InvalidPin(reason="easy")
