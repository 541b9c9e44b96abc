"""Lets somebody else allow, at the spot, what a role does not; both stand in the log."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pos_app.application.access import open_to_all
from pos_app.application.errors import CannotApprove, OwnRequest
from pos_app.application.pin_check import PinCheck, member_of
from pos_app.application.ports import BadgeHasher, Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.sign_in_service import BADGE, PIN, by_badge
from pos_app.application.staff_snapshots import StaffSnapshot
from pos_app.application.standing import GivenApproval
from pos_app.domain.aggregates.approval.approval import Approval, Asked
from pos_app.domain.aggregates.staff.staff import StaffMember
from pos_app.domain.values.permission import Rule
from pos_app.domain.values.reason import checked_reason


class ApprovalService:
    """The commands on requests for approval; whoever asked stays signed in.

    Deciding may raise ``OwnRequest``, ``CannotApprove``, ``InvalidReason``, ``WrongPin``,
    ``MustWait``, ``UnknownBadge`` or a ``StorageError``; then nothing is decided.
    """

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, pins: PinCheck, badges: BadgeHasher, clock: Clock
    ) -> None:
        """Check PINs with ``pins``."""
        self._unit_of_work = unit_of_work
        self._pins = pins
        self._badges = badges
        self._clock = clock

    @open_to_all("says whom to ask")
    def approvers(self, asked: Asked) -> tuple[StaffSnapshot, ...]:
        """Return who could allow it, by name; never whoever asks."""
        with self._unit_of_work() as uow:
            roles = {role.role_id: role for role in uow.roles.every()}
            return tuple(
                StaffSnapshot.of(member, roles.get(member.role_id))
                for member in uow.staff.every()
                if str(member.staff_id) != asked.requester_id and _may(uow, member, asked)
            )

    @open_to_all("the approver's own role decides")
    def grant(self, asked: Asked, approver_id: UUID, pin: str, reason: str) -> GivenApproval:
        """Allow it; the answer lets the same command go on, once."""
        self._check(asked, approver_id, pin, reason)
        return self._granted(asked, approver_id, reason, PIN)

    @open_to_all("the approver's own role decides")
    def grant_by_badge(self, asked: Asked, code: str, reason: str) -> GivenApproval:
        """Allow it by a badge."""
        return self._granted(asked, self._holder(code), reason, BADGE)

    @open_to_all("the approver's own role decides")
    def refuse(self, asked: Asked, approver_id: UUID, pin: str, reason: str) -> None:
        """Say no."""
        self._check(asked, approver_id, pin, reason)
        self._decide(asked, approver_id, lambda it: it.refuse(str(approver_id), reason, PIN))

    @open_to_all("whoever asks may give it up")
    def withdraw(self, asked: Asked) -> None:
        """Record that the request was given up."""
        approval = Approval(asked)
        approval.withdraw()
        with self._unit_of_work() as uow:
            uow.collect_events_from(approval)
            uow.commit()
        uow.dispatch_events()

    def _check(self, asked: Asked, approver_id: UUID, pin: str, reason: str) -> None:
        """Look at the PIN last: a request that cannot be granted counts no wrong PIN."""
        checked_reason(reason)
        with self._unit_of_work() as uow:
            _require_may(uow, member_of(uow, approver_id), asked)
        self._pins.require(approver_id, pin, "approval")

    def _holder(self, code: str) -> UUID:
        with self._unit_of_work() as uow:
            member = by_badge(uow, self._badges, code)
            member.require_may_try(self._clock.now())
            return member.staff_id

    def _granted(self, asked: Asked, approver_id: UUID, reason: str, way: str) -> GivenApproval:
        self._decide(asked, approver_id, lambda it: it.grant(str(approver_id), reason, way))
        return GivenApproval(asked, str(approver_id))

    def _decide(self, asked: Asked, approver_id: UUID, decide: Callable[[Approval], None]) -> None:
        given = GivenApproval(asked, str(approver_id))
        with self._unit_of_work.access.decided_by(given), self._unit_of_work() as uow:
            member = member_of(uow, approver_id)
            _require_may(uow, member, asked)
            member.accept()
            uow.staff.save(member)
            approval = Approval(asked)
            decide(approval)
            uow.collect_events_from(approval)
            uow.commit()
        uow.dispatch_events()


def _require_may(uow: UnitOfWork, member: StaffMember, asked: Asked) -> None:
    if str(member.staff_id) == asked.requester_id:
        raise OwnRequest
    if not _may(uow, member, asked):
        raise CannotApprove


def _may(uow: UnitOfWork, member: StaffMember, asked: Asked) -> bool:
    role = uow.roles.by_id(member.role_id)
    if role is None or not member.is_active:
        return False
    return role.grant_of(asked.permission).judge(asked.measured) is Rule.ALLOWED
