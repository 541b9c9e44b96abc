"""What to do about the stock: what runs low, what it is worth, what nobody buys, what was lost."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from pos_app.application.purchasing_service import Wanted
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice
from pos_app.ui.reading import Outcome
from pos_app.ui.stock.card_page import CardPage
from pos_app.ui.stock.orders_page import OrderPage
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.reports import DEAD, LOW, Report, nothing_text, read_report, sheet_of, titles
from pos_app.ui.stock.saving import SHOW, SavedFile
from pos_app.ui.stock.stock_state import Button, PagePart


class ReportPage(Page):
    """One tab for each question; Enter opens the stock card of the chosen product.

    A large store takes seconds to look through, so the answer comes when it is there.
    """

    def __init__(self, desk: Desk) -> None:
        """Begin with what runs low."""
        super().__init__(desk)
        self._tab = LOW
        self._report = Report()
        self._is_reading = False
        self._file = SavedFile(desk)

    def begin(self) -> None:
        """Ask again."""
        self._read()

    def part(self) -> PagePart:
        """Return the picture of the page."""
        report = self._report
        is_filled = bool(report.table[1])
        return PagePart(
            title=_("What to do"),
            tabs_question=_("Show"),
            tabs=tuple(Choice(tab, words, tab == self._tab) for tab, words in titles().items()),
            rows=tuple(
                row(each.key, each.title, each.detail, each.mark, chosen=self.chosen)
                for each in report.rows
            ),
            nothing=_("Looking …") if self._is_reading else nothing_text(self._tab),
            note=report.note,
            buttons=(
                Button(
                    "card",
                    _("Stock card"),
                    "arrow-right",
                    is_main=True,
                    is_enabled=self._tab in {LOW, DEAD} and bool(report.rows),
                ),
                Button(
                    "order",
                    _("Order it all"),
                    "file-text",
                    is_enabled=self._tab == LOW and any(each.suggested for each in report.low),
                ),
                Button("print", _("Make a PDF"), "printer", is_enabled=is_filled),
                Button("save", _("Save as CSV"), "download", is_enabled=is_filled),
                *self._file.button(),
            ),
        )

    def turn(self, value: str) -> None:
        """Show another tab."""
        self._tab = value
        self._report = Report()
        self._file = SavedFile(self.desk)
        self._read()

    def act(self, action: str) -> None:
        """Open a stock card, write an order of what is suggested, print or save the table."""
        if action == "card" and self.chosen:
            self.desk.open(CardPage(self.desk, UUID(self.chosen)))
        elif action == "order":
            wanted = [
                Wanted(each.product_id, Quantity.of(each.suggested))
                for each in self._report.low
                if each.suggested
            ]
            order = self.desk.room.purchasing.draft_order(wanted)
            self.desk.open(OrderPage(self.desk, order.purchase_order_id))
        elif action == SHOW:
            self._file.show()
        elif action == "print":
            sheet = sheet_of(self._tab, self._report)
            self.desk.later("sheet", partial(self.desk.print_table, sheet), self._file.take)
        elif action == "save":
            write = partial(self.desk.room.files.write, f"stock-{self._tab}", *self._report.table)
            self.desk.later("sheet", write, self._file.take)

    def _read(self) -> None:
        self._is_reading = True
        job = partial(read_report, self.desk, self._tab, sees_cost=self.desk.sees_cost())
        self.desk.later("report", job, self._take)

    def _take(self, outcome: Outcome[Report]) -> None:
        self._is_reading = False
        self._report = outcome.get()
        rows = self._report.rows
        if self.chosen not in {each.key for each in rows}:
            self.chosen = rows[0].key if rows else ""
