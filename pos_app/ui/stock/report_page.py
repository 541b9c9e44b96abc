"""What to do about the stock: what runs low, what it is worth, what nobody buys, what was lost."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from pos_app.application.purchasing_service import Wanted
from pos_app.application.stock_snapshots import LowStock
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.formatting import format_amount, format_count, format_date, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice, Row
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.card_page import CardPage
from pos_app.ui.stock.orders_page import OrderPage
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.report_tables import (
    Table,
    dead_table,
    lost_table,
    low_table,
    worth_table,
)
from pos_app.ui.stock.stock_state import Button, PagePart

_DAYS = 28
_DEAD_DAYS = 90
_LOW, _WORTH, _DEAD, _LOST = "low", "worth", "dead", "lost"


class ReportPage(Page):
    """One tab for each question; Enter opens the stock card of the chosen product."""

    def __init__(self, desk: Desk) -> None:
        """Begin with what runs low."""
        super().__init__(desk)
        self._tab = _LOW
        self._low: tuple[LowStock, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._note = ""
        self._table: Table = ((), ())

    def begin(self) -> None:
        """Ask again."""
        self._read()

    def part(self) -> PagePart:
        """Return the picture of the page."""
        tabs = {_LOW: _("Low"), _WORTH: _("Worth"), _DEAD: _("Not sold"), _LOST: _("Lost")}
        is_product = self._tab in {_LOW, _DEAD}
        return PagePart(
            title=_("What to do"),
            tabs_question=_("Show"),
            tabs=tuple(Choice(tab, words, tab == self._tab) for tab, words in tabs.items()),
            rows=tuple(
                row(each.key, each.title, each.detail, each.mark, chosen=self.chosen)
                for each in self._rows
            ),
            nothing=_("Nothing to do here."),
            note=self._note,
            buttons=(
                Button(
                    "card",
                    _("Stock card"),
                    "arrow-right",
                    is_main=True,
                    is_enabled=is_product and bool(self._rows),
                ),
                Button(
                    "order",
                    _("Order it all"),
                    "file-text",
                    is_enabled=self._tab == _LOW and any(each.suggested for each in self._low),
                ),
                Button("save", _("Save as CSV"), "download", is_enabled=bool(self._table[1])),
            ),
        )

    def turn(self, value: str) -> None:
        """Show another tab."""
        self._tab = value
        self._read()

    def act(self, action: str) -> None:
        """Open a stock card, or write an order of what is suggested."""
        if action == "card" and self.chosen:
            self.desk.open(CardPage(self.desk, UUID(self.chosen)))
        elif action == "order":
            wanted = [
                Wanted(each.product_id, Quantity.of(each.suggested))
                for each in self._low
                if each.suggested
            ]
            order = self.desk.room.purchasing.draft_order(wanted)
            self.desk.open(OrderPage(self.desk, order.purchase_order_id))
        elif action == "save":
            self._save()

    def _save(self) -> None:
        try:
            path = self.desk.room.files.write(f"stock-{self._tab}", *self._table)
        except OSError as error:
            said = _("The file could not be written: {reason}. Keep selling.")
            self.desk.say(said.format(reason=error.strerror or str(error)))
        else:
            self.desk.say(_("Saved as {file}.").format(file=path))

    def _read(self) -> None:
        reports, now = self.desk.room.reports, self.desk.now()
        self._note, self._table = "", ((), ())
        if self._tab == _LOW:
            self._low = reports.low(now - timedelta(days=_DAYS), _DAYS)
            self._rows = tuple(map(_low_row, self._low))
            self._table = low_table(self._low)
            self._note = _("Suggested: two weeks of sales above the level, less what is ordered.")
        elif self._tab == _WORTH:
            self._read_worth()
        elif self._tab == _DEAD:
            dead = reports.dead(now - timedelta(days=_DEAD_DAYS))
            self._table = dead_table(dead, sees_cost=self.desk.sees_cost())
            self._rows = tuple(
                row(
                    str(each.product_id),
                    each.name,
                    _("Last sold {day}").format(day=format_date(each.last_sold, with_year=True))
                    if each.last_sold
                    else _("Never sold"),
                    format_quantity(each.on_hand, each.unit),
                )
                for each in dead
            )
            self._note = _("On hand and not sold for {days} days.").format(days=_DEAD_DAYS)
        else:
            self._read_lost()
        self.chosen = self._rows[0].key if self._rows else ""

    def _read_worth(self) -> None:
        if not self.desk.sees_cost():
            self._rows, self._note = (), _("Your role does not show what goods cost.")
            return
        worth = self.desk.room.reports.worth()
        self._table = worth_table(worth)
        self._rows = tuple(
            row(
                each.department or "-",
                each.department or _("No department"),
                _("{count} products, {price} at today's prices").format(
                    count=format_count(each.products), price=format_amount(each.price)
                ),
                format_amount(each.cost),
            )
            for each in worth
        )
        if worth:
            cost = sum((each.cost for each in worth), Decimal(0))
            price = sum((each.price for each in worth), Decimal(0))
            self._note = _("{cost} at cost, {price} at today's prices.").format(
                cost=format_amount(cost), price=format_amount(price)
            )

    def _read_lost(self) -> None:
        now = self.desk.now()
        lost = self.desk.room.reports.shrinkage(now - timedelta(days=_DEAD_DAYS), now)
        self._table = lost_table(lost, sees_cost=self.desk.sees_cost())
        self._rows = tuple(
            row(
                each.reason,
                texts.reason_text(each.reason),
                _("{count} times").format(count=format_count(each.movements)),
                format_amount(each.value)
                if self.desk.sees_cost()
                else texts.signed(each.quantity, "piece"),
            )
            for each in lost
        )
        self._note = _("Counts and corrections of the last {days} days.").format(days=_DEAD_DAYS)


def _low_row(each: LowStock) -> Row:
    parts = [
        _("{count} left").format(count=format_quantity(each.available, each.unit)),
        _("{count} sold").format(count=format_quantity(each.sold, each.unit)),
    ]
    if each.on_order:
        parts.append(_("{count} ordered").format(count=format_quantity(each.on_order, each.unit)))
    mark = ""
    if each.suggested:
        mark = _("order {count}").format(count=format_quantity(each.suggested, each.unit))
    return row(str(each.product_id), each.name, " · ".join(parts), mark)
