"""A person who works here: role, PIN, badge, and how many wrong PINs there were in a row.

PINs and badges are known by their hashes only. The back-off follows the idea of NIST SP 800-63B,
5.2.2: few tries, each slower than the one before, then a lock.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.role.role import Role
from pos_app.domain.aggregates.staff import events
from pos_app.domain.aggregates.staff.errors import MustWait, StaffMemberInactive
from pos_app.domain.values.ids import new_id

LONGEST_NAME = 80
# So many may be a slip of the finger; from then on each wrong one doubles the wait.
FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=5)
TRIES_BEFORE_LOCK = 10
# Whoever nobody can unlock is let in again by time alone.
OWNER_LOCK = timedelta(hours=1)


class StaffMember(Aggregate):
    """Somebody who works here.

    ``wait_until`` is before when no PIN is looked at; with ``is_locked`` none is until somebody
    unlocks. ``must_change_pin`` asks for a PIN of their own at the next sign-in.
    """

    __slots__ = (
        "badge_hash",
        "is_active",
        "is_locked",
        "must_change_pin",
        "name",
        "pin_hash",
        "role_id",
        "staff_id",
        "wait_until",
        "wrong_pins",
    )

    def __init__(
        self,
        *,
        staff_id: UUID,
        name: str,
        role_id: str,
        pin_hash: str,
        badge_hash: str | None = None,
        is_active: bool = True,
        must_change_pin: bool = False,
        wrong_pins: int = 0,
        wait_until: datetime | None = None,
        is_locked: bool = False,
    ) -> None:
        """Restore the person as saved; :meth:`hire` adds a new one."""
        super().__init__()
        self.staff_id = staff_id
        self.name = name
        self.role_id = role_id
        self.pin_hash = pin_hash
        self.badge_hash = badge_hash
        self.is_active = is_active
        self.must_change_pin = must_change_pin
        self.wrong_pins = wrong_pins
        self.wait_until = wait_until
        self.is_locked = is_locked

    @classmethod
    def hire(cls, name: str, role: Role, pin_hash: str) -> StaffMember:
        """Let somebody new work here, with a first PIN that they change when they sign in.

        Raises:
            InvalidName: no name, or more than 80 characters.
        """
        member = cls(
            staff_id=new_id(),
            name=_checked_name(name),
            role_id=role.role_id,
            pin_hash=pin_hash,
            must_change_pin=True,
        )
        member._raise_event(
            events.StaffMemberAdded(
                staff_id=member.staff_id, role_id=role.role_id, role_name=role.name
            )
        )
        return member

    def rename(self, name: str) -> None:
        """Write the name otherwise.

        Raises:
            InvalidName: no name, or more than 80 characters.
        """
        checked = _checked_name(name)
        if checked != self.name:
            self.name = checked
            self._raise_event(events.StaffMemberRenamed(staff_id=self.staff_id))

    def change_role(self, role: Role) -> None:
        """Give another role; the one they have raises nothing."""
        if role.role_id == self.role_id:
            return
        old, self.role_id = self.role_id, role.role_id
        self._raise_event(
            events.StaffRoleChanged(
                staff_id=self.staff_id, old_role=old, new_role=role.role_id, role_name=role.name
            )
        )

    def deactivate(self) -> None:
        """Let them work here no longer; the badge opens nothing any more."""
        if not self.is_active:
            return
        self.withdraw_badge()
        self.is_active = False
        self._raise_event(events.StaffMemberDeactivated(staff_id=self.staff_id))

    def reactivate(self) -> None:
        """Let them work here again."""
        if self.is_active:
            return
        self.is_active = True
        self._raise_event(events.StaffMemberReactivated(staff_id=self.staff_id))

    def change_pin(self, pin_hash: str) -> None:
        """Keep the PIN they chose themselves."""
        self.pin_hash = pin_hash
        self.must_change_pin = False
        self._raise_event(events.PinChanged(staff_id=self.staff_id))

    def reset_pin(self, pin_hash: str, way: str) -> None:
        """Keep a PIN that somebody else set; it is changed at the next sign-in."""
        self.pin_hash = pin_hash
        self.must_change_pin = True
        self._raise_event(events.PinReset(staff_id=self.staff_id, way=way))
        self.unlock()

    def issue_badge(self, badge_hash: str) -> None:
        """Let a badge sign them in; the same one again raises nothing."""
        if badge_hash != self.badge_hash:
            self.badge_hash = badge_hash
            self._raise_event(events.BadgeIssued(staff_id=self.staff_id))

    def withdraw_badge(self) -> None:
        """Let no badge sign them in."""
        if self.badge_hash is not None:
            self.badge_hash = None
            self._raise_event(events.BadgeWithdrawn(staff_id=self.staff_id))

    def require_may_try(self, now: datetime) -> None:
        """Check that a PIN may be looked at now.

        Raises:
            StaffMemberInactive: they do not work here any more.
            MustWait: too many wrong ones so far.
        """
        if not self.is_active:
            raise StaffMemberInactive(staff_id=self.staff_id)
        if self.is_locked:
            raise MustWait(staff_id=self.staff_id, until=None)
        if self.wait_until is not None and now < self.wait_until:
            raise MustWait(staff_id=self.staff_id, until=self.wait_until)

    def refuse_pin(self, purpose: str, now: datetime, *, can_be_unlocked: bool) -> None:
        """Count a wrong PIN; after the tenth in a row they are locked.

        One that nobody could unlock (``can_be_unlocked``) is let in again after an hour.
        """
        self.wrong_pins += 1
        wait = timedelta()
        if self.wrong_pins >= TRIES_BEFORE_LOCK:
            self.is_locked = can_be_unlocked
            wait = timedelta() if can_be_unlocked else OWNER_LOCK
        elif self.wrong_pins > FREE_TRIES:
            wait = FIRST_WAIT * 2 ** (self.wrong_pins - FREE_TRIES - 1)
        self.wait_until = now + wait if wait else None
        self._raise_event(
            events.PinRefused(
                staff_id=self.staff_id,
                purpose=purpose,
                wrong_in_a_row=self.wrong_pins,
                wait_seconds=int(wait.total_seconds()),
            )
        )
        if self.wrong_pins >= TRIES_BEFORE_LOCK:
            self._raise_event(
                events.StaffLocked(
                    staff_id=self.staff_id,
                    wrong_in_a_row=self.wrong_pins,
                    minutes=int(wait.total_seconds()) // 60 if wait else None,
                )
            )

    def accept(self) -> None:
        """Forget the wrong PINs: the right one was typed, or the badge was there."""
        self.wrong_pins = 0
        self.wait_until = None

    def unlock(self) -> None:
        """Let them try again at once; without wrong PINs nothing happens."""
        if self.is_locked or self.wrong_pins:
            self.accept()
            self.is_locked = False
            self._raise_event(events.StaffUnlocked(staff_id=self.staff_id))

    def sign_in(self, way: str) -> None:
        """Record that they work at the register now."""
        self.accept()
        self._raise_event(events.StaffSignedIn(staff_id=self.staff_id, way=way))

    def sign_out(self, cause: str) -> None:
        """Record that they stopped working at the register."""
        self._raise_event(events.StaffSignedOut(staff_id=self.staff_id, cause=cause))


def _checked_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not 1 <= len(cleaned) <= LONGEST_NAME or not cleaned.isprintable():
        raise errors.InvalidName(text=name, longest=LONGEST_NAME)
    return cleaned
