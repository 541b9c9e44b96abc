"""Asks whoever may allow it for their PIN or badge; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from pos_app.application.access import Access
from pos_app.application.approval_service import ApprovalService
from pos_app.application.errors import ApplicationError, ApprovalNeeded
from pos_app.application.staff_snapshots import StaffSnapshot
from pos_app.application.standing import GivenApproval
from pos_app.domain.aggregates.approval.approval import Asked
from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.domain.values.permission import Measure
from pos_app.domain.values.permissions import SALES
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount, format_quantity, format_time
from pos_app.ui.i18n import _
from pos_app.ui.override.override_state import OverrideState
from pos_app.ui.words.permission_words import initials, limit_text, role_name

_PERCENT = 100
_ID_END = 6


class OverrideScreen(Protocol):
    """The sheet as the presenter knows it."""

    def display(self, state: OverrideState | None) -> None:
        """Ask, ask again, or close for None."""

    def say(self, headline: str, rest: str) -> None:
        """Say what came of it."""


@dataclass(slots=True)
class _Request:
    """What is asked now, and what came of it so far."""

    asked: Asked
    again: Callable[[], object]
    give_up: Callable[[], None] | None
    approvers: tuple[StaffSnapshot, ...]
    asked_at: datetime
    place: int = 0
    reason: int | None = None
    problem: str = ""
    granted: list[GivenApproval] = field(default_factory=list)


class OverridePresenter:
    """The approval desk of a window: runs commands and asks for what they need."""

    def __init__(
        self,
        screen: OverrideScreen,
        approvals: ApprovalService,
        access: Access,
        requester: Callable[[], StaffSnapshot | None],
        now: Callable[[], datetime],
        decimals: int,
        sale: Callable[[], UUID | None],
    ) -> None:
        """Draw on ``screen``; ``requester`` is whoever is signed in.

        ``decimals`` is how many the store's currency has, ``sale`` returns the cart at hand.
        """
        self._screen = screen
        self._approvals = approvals
        self._access = access
        self._requester = requester
        self._now = now
        self._decimals = decimals
        self._sale = sale
        self._is_running = False
        self._granted: list[GivenApproval] = []
        self._request: _Request | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is being asked."""
        return self._request is not None

    def run(self, command: Callable[[], object], give_up: Callable[[], None] | None) -> object:
        """Run a command; where it needs approval, ask and return None."""
        if self._is_running:  # part of another command, which is asked for as a whole
            return command()
        self._is_running = True
        before = self._access.commits
        try:
            return command()
        except ApprovalNeeded as needed:
            if self._access.commits == before:
                self._ask(needed.asked, command, give_up)
            else:  # the first half of it is done, and must not be done twice
                self._screen.say(
                    _("The first part of it is done."),
                    _("What comes after needs approval: ask for that by itself."),
                )
                if give_up is not None:
                    give_up()
            return None
        finally:
            self._is_running = False

    def choose_reason(self, place: int) -> None:
        """Say why."""
        request = self._request
        if request is not None and 0 <= place < len(self._reasons(request.asked)):
            request.reason, request.problem = place, ""
            self._refresh()

    def next_approver(self) -> None:
        """Ask the next of those who may allow it."""
        request = self._request
        if request is not None and request.approvers:
            request.place = (request.place + 1) % len(request.approvers)
            request.problem = ""
            self._refresh()

    def approve(self, pin: str) -> None:
        """Take the approver's PIN for a yes."""
        self._decide(lambda asked, who, reason: self._approvals.grant(asked, who, pin, reason))

    def scan(self, code: str) -> None:
        """Take a badge for a yes, whoever's it is."""
        self._decide(
            lambda asked, _who, reason: self._approvals.grant_by_badge(asked, code, reason)
        )

    def deny(self, pin: str) -> None:
        """Take the approver's PIN for a no."""
        if self._decide(lambda asked, who, reason: self._approvals.refuse(asked, who, pin, reason)):
            self._screen.say(_("Not approved. Nothing was changed."), _("It is recorded."))

    def cancel(self) -> None:
        """Give the request up."""
        request = self._request
        if request is None:
            return
        try:
            self._approvals.withdraw(request.asked)
        except ApplicationError as error:
            self._screen.say(*_said(error))
        self._end(request)

    def _ask(
        self, asked: Asked, again: Callable[[], object], give_up: Callable[[], None] | None
    ) -> None:
        approvers = self._approvals.approvers(asked)
        self._request = _Request(
            asked, again, give_up, approvers, self._now(), granted=self._granted
        )
        self._granted = []
        self._refresh()

    def _decide(self, decide: Callable[..., GivenApproval | None]) -> bool:
        """Return whether it is decided; otherwise the sheet says why not."""
        request = self._request
        if request is None:
            return False
        if request.reason is None:
            request.problem = _("Choose a reason first.")
            self._refresh()
            return False
        if not request.approvers:
            request.problem = _("Nobody here may allow this.")
            self._refresh()
            return False
        reason = self._reasons(request.asked)[request.reason]
        try:
            given = decide(request.asked, request.approvers[request.place].staff_id, reason)
        except (ApplicationError, DomainError) as error:
            request.problem = str(error_text(error))
            self._refresh()
            return False
        if given is None:
            self._end(request)
            return True
        self._request = None
        self._screen.display(None)
        granted = [*request.granted, given]
        self._granted = granted
        with self._access.with_approvals(granted):
            self.run(request.again, request.give_up)
        self._granted = []
        return True

    def _end(self, request: _Request) -> None:
        self._request = None
        self._screen.display(None)
        if request.give_up is not None:
            request.give_up()

    def _refresh(self) -> None:
        if self._request is not None:
            self._screen.display(self._state(self._request))

    def _state(self, request: _Request) -> OverrideState:
        asked = request.asked
        requester = self._requester()
        name = _("The command line") if requester is None else requester.name
        approver = request.approvers[request.place] if request.approvers else None
        difference = None
        if asked.before is not None and asked.after is not None:
            difference = asked.after - asked.before
        return OverrideState(
            headline=_("{name} asks to {action}").format(
                name=name, action=_(asked.permission.action)
            ),
            initials=initials(name),
            place=self._place(request),
            about=asked.about or _(asked.permission.title),
            amount=self._written(_amount(asked)),
            before=self._written(asked.before),
            after=self._written(asked.after),
            difference="" if difference is None else _difference(difference, asked.before),
            is_less=difference is not None and difference < 0,
            rule=_rule(asked, requester, self._decimals),
            reasons=self._reasons(asked),
            reason=request.reason,
            approver="" if approver is None else approver.name,
            approver_initials="" if approver is None else initials(approver.name),
            has_others=len(request.approvers) > 1,
            problem=request.problem
            or ("" if approver is not None else _("Nobody here may allow this.")),
        )

    def _place(self, request: _Request) -> str:
        """Return when it is asked, and in which sale, by the end of its id as the log has it."""
        time = format_time(request.asked_at)
        cart_id = self._sale() if request.asked.permission.group == SALES else None
        if cart_id is None:
            return time
        return _("{time}, sale {sale}").format(time=time, sale=str(cart_id)[-_ID_END:])

    def _written(self, amount: Decimal | None) -> str:
        """Return an amount with the decimals of the currency: nothing left is 0.00, not 0."""
        return "" if amount is None else format_amount(amount + Decimal(0).scaleb(-self._decimals))

    @staticmethod
    def _reasons(asked: Asked) -> tuple[str, ...]:
        if asked.permission.group == SALES and asked.after:
            return (
                _("Short date"),
                _("Damaged"),
                _("Price match"),
                _("Wrong label"),
                _("Goodwill"),
                _("Other"),
            )
        return (
            _("Customer's wish"),
            _("Mistake at the till"),
            _("Damaged"),
            _("Goodwill"),
            _("Test"),
            _("Other"),
        )


def _amount(asked: Asked) -> Decimal | None:
    """Return what an approver would allow of something that has no before and after."""
    return asked.measured if asked.permission.measure is Measure.AMOUNT else None


def _difference(difference: Decimal, before: Decimal | None) -> str:
    if not before:
        return format_amount(difference)
    percent = abs(difference / before * _PERCENT).quantize(Decimal(1))
    return f"{format_amount(difference)} ({format_quantity(percent)}%)"


def _rule(asked: Asked, requester: StaffSnapshot | None, decimals: int) -> str:
    who = "" if requester is None else role_name(requester.role_id, requester.role_name)
    if asked.limit is None:
        return _("{role}: needs approval").format(role=who or _("Command line"))
    limit = limit_text(asked.permission, asked.limit, decimals)
    return _("{role}: up to {limit} without approval").format(
        role=who or _("Command line"), limit=limit
    )


def _said(error: ApplicationError) -> tuple[str, str]:
    text = error_text(error)
    return text.headline, text.advice
