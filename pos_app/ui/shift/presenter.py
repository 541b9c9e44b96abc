"""Leads through a shift: float, cash movements, count, comparison, Z report; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import monotonic
from uuid import UUID

from pos_app.application.errors import ApplicationError
from pos_app.application.shift_desk import ShiftDesk
from pos_app.application.shift_queries import ZReportDocument
from pos_app.application.shift_snapshots import RulesSnapshot, ShiftSnapshot
from pos_app.application.snapshots import StoreSnapshot
from pos_app.domain.aggregates.shift.errors import CountOutdated
from pos_app.domain.errors import DomainError
from pos_app.domain.values.denominations import denominations_of
from pos_app.domain.values.money import Currency
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import AmountRefused
from pos_app.ui.i18n import _
from pos_app.ui.shift.comparing import Comparing
from pos_app.ui.shift.counting import Counting
from pos_app.ui.shift.moving_cash import MovingCash
from pos_app.ui.shift.pages import Pages
from pos_app.ui.shift.paper_work import PaperWork
from pos_app.ui.shift.screen import ShiftScreen
from pos_app.ui.shift.shift_state import Page, ShiftState

_DRAFT_SECONDS = 30 * 60.0


@asks_approval
class ShiftPresenter:
    """Answers every intent of the screen."""

    def __init__(
        self, screen: ShiftScreen, desk: ShiftDesk, store: StoreSnapshot, papers: Path
    ) -> None:
        """Draw on ``screen``; ``papers`` is where printed reports lie."""
        self._screen = screen
        self._papers = PaperWork(screen, desk, store, papers)
        self._desk = desk
        self._store = store
        self._pages = Pages(desk, store)
        self._page = Page.HOME
        self._shift: ShiftSnapshot | None = None
        self._counting = self._empty_count()
        self._counted_for: UUID | None = None
        self._counted_at = 0.0
        self._comparing = Comparing()
        self._moving = MovingCash()
        self._report = 0
        self._x: ZReportDocument | None = None
        self._expected: Decimal | None = None
        self._problem = self._info = ""

    def open(self, page: Page) -> None:
        """Show a page; counting goes on where it was left within half an hour."""
        self._problem = self._info = ""
        self._run(lambda: self._turn_to(page))

    def act(self, action: str) -> None:
        """Do what a button or a key says."""
        actions: dict[str, Callable[[], None]] = {
            "open": lambda: self._turn_to(Page.OPEN),
            "close": lambda: self._turn_to(Page.COUNT),
            "cash": lambda: self._turn_to(Page.CASH),
            "reports": lambda: self._turn_to(Page.REPORTS),
            "home": lambda: self._turn_to(Page.HOME),
            "x": self._show_x,
            "print_x": self._print_x,
            "table": lambda: self._with_report(self._papers.save_table),
            "pdf": lambda: self._with_report(self._papers.open_pdf),
            "take_over": self._take_over,
            "uncounted": self._close_uncounted,
            "main": self._main,
            "other": lambda: self._begin(None),
            "recount": self._recount,
            "print": self._print,
            "next": lambda: self._counting.step(1),
            "previous": lambda: self._counting.step(-1),
        }
        if action == "back":
            self._screen.leave()
        elif action.startswith("reason"):
            self._run(lambda: self._choose_reason(action.removeprefix("reason")))
        elif action in actions:
            self._run(actions[action])

    def type(self, key: str, text: str) -> None:
        """Take what stands in a field."""
        if key == "note":
            self._comparing.note = text
        elif key == "why":
            self._moving.own_reason = text
        elif key == "amount":
            self._moving.type(text)
        else:
            self._counting.choose(key)
            self._counting.type(key, text)
        self._refresh()

    def press(self, key: str) -> None:
        """Take a key of the pad."""
        if key == "Enter":
            if self._page is not Page.CASH:
                self._counting.step(1)
        elif key != "*":
            (self._moving if self._page is Page.CASH else self._counting).key(key)
        self._refresh()

    def choose(self, group: str, value: str) -> None:
        """Take an answer: of a row, a kind, a reason, a report or a rule."""
        if group == "row":
            self._counting.choose(value)
        elif group == "kind":
            self._moving.choose_kind(value)
        elif group == "reason":
            self._choose_reason(str(int(value) + 1))
        elif group == "report":
            self._report = int(value)
        else:
            self._run(lambda: self._change_rule(group, value))
        self._refresh()

    def _turn_to(self, page: Page) -> None:
        self._shift = self._desk.commands.current()
        if self._shift is None and page in {Page.COUNT, Page.COMPARE, Page.CASH}:
            page = Page.OPEN
        elif self._shift is not None and page is Page.OPEN:
            page = Page.COUNT
        if page is Page.COUNT and self._shift is not None and self._shift.count is not None:
            page = Page.COMPARE
        self._page, self._x = page, None
        if page is Page.COUNT:
            self._begin_count()
        elif page is Page.OPEN and self._counted_for is not None:
            self._counting, self._counted_for = self._empty_count(), None
        elif page is Page.CASH:
            self._moving = MovingCash()
        elif page is Page.REPORTS:
            rows = self._desk.queries.latest(self._store.register_id, 1)
            self._report = rows[0].number if rows else 0

    def _begin_count(self) -> None:
        sheet = self._desk.commands.count_sheet()
        self._expected = sheet.expected
        is_draft = (
            self._counted_for == sheet.shift.shift_id
            and monotonic() - self._counted_at < _DRAFT_SECONDS
            and self._counting.others == sheet.others
        )
        if not is_draft:
            self._counting = Counting.of(sheet)
        self._counted_for, self._counted_at = sheet.shift.shift_id, monotonic()

    def _main(self) -> None:
        if self._page is Page.OPEN and not self._counting.left:
            self._begin(self._counting.total)
        elif self._page is Page.COUNT and not self._counting.left:
            self._commit_count()
        elif self._page is Page.COMPARE:
            self._close(self._comparing.why())
        elif self._page is Page.CASH:
            self._shift, self._info = self._moving.record(self._desk.commands)
            self._moving = MovingCash()

    def _begin(self, opening_float: Decimal | None) -> None:
        if self._page is Page.OPEN:
            self._shift = self._desk.commands.open(opening_float)
            self._counting, self._counted_for = self._empty_count(), None
            self._screen.leave()

    def _commit_count(self) -> None:
        counting = self._counting
        self._shift = self._desk.commands.commit_count(
            counting.pieces, counting.loose, counting.amounts
        )
        self._counted_for = None
        self._comparing = Comparing()
        self._page = Page.COMPARE

    def _recount(self) -> None:
        if self._page is Page.COMPARE:
            self._shift = self._desk.commands.recount()
            self._turn_to(Page.COUNT)

    def _close(self, reason: str) -> None:
        content = self._desk.commands.close(reason)
        self._shift = None
        self._turn_to(Page.REPORTS)
        self._info = _("Shift S-{shift} is closed. Z report {number} is being printed.").format(
            shift=content.shift.shift_number, number=f"{content.z_number:04d}"
        )

    def _close_uncounted(self) -> None:
        if self._page is Page.HOME and self._shift is not None:
            self._close(_("Closed without counting"))

    def _take_over(self) -> None:
        self._shift = self._desk.commands.take_over()
        self._info = _("The drawer is yours now.")

    def _show_x(self) -> None:
        self._x = self._desk.reports.x_report()

    def _print(self) -> None:
        self._print_x()
        self._with_report(self._papers.reprint)

    def _print_x(self) -> None:
        if self._x is not None:
            self._info, self._problem = self._papers.print_x()

    def _with_report(self, do: Callable[[int], tuple[str, str]]) -> None:
        if self._page is Page.REPORTS and self._report:
            self._info, self._problem = do(self._report)

    def _choose_reason(self, place: str) -> None:
        chosen = int(place) - 1 if place.isdigit() else 0
        if self._page is Page.CASH:
            self._moving.reason = chosen
        else:
            self._comparing.reason = chosen

    def _change_rule(self, rule: str, value: str) -> None:
        rules = self._desk.rules.rules()
        changed: dict[str, Callable[[], RulesSnapshot]] = {
            "uses": lambda: replace(rules, uses_shifts=value == "yes"),
            "blind": lambda: replace(rules, is_blind=value == "yes"),
            "day_end": lambda: replace(rules, day_end_hour=int(value)),
        }
        self._desk.rules.set_rules(changed[rule]())

    def _run(self, command: Callable[[], None]) -> None:
        self._problem = self._info = ""
        try:
            command()
        except CountOutdated as error:
            self._problem = str(error_text(error))
            self._page = Page.COUNT
            self._begin_count()
        except (DomainError, ApplicationError) as error:
            self._problem = str(error_text(error))
        except AmountRefused:
            self._problem = _("Type an amount first.")
        self._refresh()

    def _refresh(self) -> None:
        try:
            self._screen.display(self._state())
        except ApplicationError as error:
            text = str(error_text(error))
            self._screen.display(ShiftState(self._page, self._title(), problem=text))

    def _state(self) -> ShiftState:
        state = ShiftState(self._page, self._title(), problem=self._problem, info=self._info)
        pages = self._pages
        if self._page is Page.HOME:
            return pages.home(state, self._shift, self._x)
        if self._page is Page.OPEN:
            return pages.opening(state, self._counting)
        if self._page is Page.COUNT:
            return pages.count(state, self._counting, self._expected)
        if self._page is Page.CASH:
            return pages.cash(state, self._moving)
        if self._page is Page.COMPARE and self._shift is not None:
            return pages.compare(state, self._comparing, self._shift)
        return pages.reports(state, self._report)

    def _title(self) -> str:
        titles = {
            Page.HOME: _("Shift and drawer"),
            Page.OPEN: _("Open a shift"),
            Page.CASH: _("Cash in or out"),
            Page.REPORTS: _("Z reports"),
        }
        if self._shift is not None and self._page in {Page.COUNT, Page.COMPARE}:
            return _("Close shift S-{number}").format(number=self._shift.number)
        return titles.get(self._page, _("Close shift"))

    def _empty_count(self) -> Counting:
        return Counting(denominations_of(Currency.of(self._store.currency)))
