"""Where a count differs from what is expected, to be approved or given up."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from uuid import UUID

from pos_app.application.stock_queries import Variance
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice, Row
from pos_app.ui.sheets import Sheet
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.ask_pages import ReasonPage
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.report_tables import printed, variance_table
from pos_app.ui.stock.saving import SHOW, SavedFile
from pos_app.ui.stock.stock_state import Button, PagePart

_OPEN = "open"


class DifferencesPage(Page):
    """Shows where a count differs, and lets it correct the stock."""

    def __init__(self, desk: Desk, count: tuple[UUID, str, str, str]) -> None:
        """Show a count: id, number, department, state."""
        super().__init__(desk)
        self._count_id, self._number, self._department, self._state = count
        self._shown = "counted"
        self._as_none = False
        self._file = SavedFile(desk)
        self._differences: tuple[Variance, ...] = ()
        self._uncounted: tuple[Variance, ...] = ()

    def begin(self) -> None:
        """Compare."""
        queries = self.desk.room.queries
        self._differences = queries.variances(self._count_id)
        self._uncounted = ()
        if self._state == _OPEN:
            self._uncounted = queries.uncounted(self._count_id, self._department)

    def part(self) -> PagePart:
        """Return the picture of the page."""
        is_open = self._state == _OPEN
        listed = self._differences if self._shown == "counted" else self._uncounted
        return PagePart(
            title=_("Differences of count {number}").format(number=self._number),
            tabs_question=_("Show"),
            tabs=(
                Choice("counted", _("Counted"), self._shown == "counted"),
                Choice("uncounted", _("Not counted"), self._shown == "uncounted"),
            ),
            rows=tuple(map(self._row, listed)),
            nothing=_("Nothing differs."),
            question=_("What nobody counted") if is_open else "",
            choices=(
                (
                    Choice("leave", _("Leave it as it is"), not self._as_none),
                    Choice("none", _("It is gone"), self._as_none),
                )
                if is_open
                else ()
            ),
            note=self._note(),
            buttons=(
                Button("approve", _("Approve"), "check", is_main=True, is_enabled=is_open),
                Button("print", _("Make a PDF"), "printer", is_enabled=bool(listed)),
                Button("cancel", _("Give the count up"), "ban", is_enabled=is_open),
                *self._file.button(),
            ),
        )

    def turn(self, value: str) -> None:
        """Show what was counted, or what was not."""
        self._shown = value

    def pick(self, value: str) -> None:
        """Say what becomes of what nobody counted."""
        self._as_none = value == "none"

    def act(self, action: str) -> None:
        """Approve the count, give it up, or print the list in sight."""
        counting = self.desk.room.counting
        if action == "approve":
            counting.approve(self._count_id, uncounted_as_none=self._as_none)
            self.desk.back(_("Approved. The stock is what was counted."))
        elif action == "cancel":
            self.desk.open(
                ReasonPage(
                    self.desk,
                    _("Give count {number} up").format(number=self._number),
                    Button("cancel", _("Give the count up"), "ban", is_main=True),
                    self._give_up,
                )
            )
        elif action == SHOW:
            self._file.show()
        elif action == "print":
            self.desk.later("sheet", partial(self.desk.print_table, self._sheet()), self._file.take)

    def _give_up(self, reason: str) -> str:
        self.desk.room.counting.cancel(self._count_id, reason)
        self._state = "cancelled"
        return _("Given up. The stock is as it was.")

    def _sheet(self) -> Sheet:
        is_counted = self._shown == "counted"
        title = _("Differences of count {number}") if is_counted else _("Not counted in {number}")
        table = variance_table(
            self._differences if is_counted else self._uncounted, sees_cost=self.desk.sees_cost()
        )
        name = f"count-{self._number}"
        return printed(name, title.format(number=self._number), self._note(), table)

    def _note(self) -> str:
        if not self.desk.sees_cost():
            return _("What was sold since it was counted is left out.")
        value = sum((each.value for each in self._differences), Decimal(0))
        return _("{value} at cost in all. What was sold since is left out.").format(
            value=format_amount(value)
        )

    def _row(self, each: Variance) -> Row:
        detail = _("{counted} counted, {expected} expected").format(
            counted=format_quantity(each.counted, each.unit),
            expected=format_quantity(each.expected, each.unit),
        )
        if self.desk.sees_cost():
            detail = f"{detail} · {format_amount(each.value)}"
        return row(
            str(each.product_id),
            each.name,
            detail,
            texts.signed(each.difference, each.unit),
            chosen=self.chosen,
        )
