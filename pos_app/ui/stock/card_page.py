"""The stock card of a product: what is there, every movement, and what can be done about it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from pos_app.application.errors import UnknownCode
from pos_app.application.stock_snapshots import MovementRow, StockLevel
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.reading import Outcome
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.correct_page import CorrectPage
from pos_app.ui.stock.moment_page import MomentPage
from pos_app.ui.stock.move_page import MovePage
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.rules_page import RulesPage
from pos_app.ui.stock.stock_state import Button, PagePart

_MORE = "more"
_AT_ONCE = 100


class CardPage(Page):
    """Lists movements, the newest first; Enter opens the chosen one in the audit window."""

    def __init__(self, desk: Desk, product_id: UUID) -> None:
        """Show the card of a product."""
        super().__init__(desk)
        self._product_id = product_id
        self._level: StockLevel | None = None
        self._movements: tuple[MovementRow, ...] = ()

    def begin(self) -> None:
        """Read the product and its newest movements."""
        self._level = self.desk.room.queries.level(self._product_id)
        if self._level is None:
            raise UnknownCode(code=str(self._product_id))
        self._movements = self.desk.room.queries.movements(self._product_id, limit=_AT_ONCE)
        if self._movements:
            self.chosen = str(self._movements[0].movement_id)

    def part(self) -> PagePart:
        """Return the picture of the page."""
        level = self._level
        if level is None:
            return PagePart(title="")
        rows = tuple(self._row(each, level.unit) for each in self._movements)
        if len(rows) % _AT_ONCE == 0 and rows:
            rows = (*rows, row(_MORE, _("Show older ones"), chosen=self.chosen))
        return PagePart(
            title=level.name,
            rows=rows,
            nothing=_("Nothing has moved yet."),
            note=texts.level_text(level, sees_cost=self.desk.sees_cost()),
            buttons=(
                Button(
                    "log",
                    _("In the log"),
                    "scroll-text",
                    is_main=True,
                    is_enabled=bool(self._movements),
                ),
                Button("correct", _("Correct"), "pencil"),
                Button("move", _("Move"), "package"),
                Button("rules", _("Rules"), "list-filter"),
                Button("moment", _("At a time"), "clock"),
            ),
        )

    def act(self, action: str) -> None:
        """Open the log at the chosen movement, or a page that changes the stock."""
        if self._level is None:
            return
        if action == "log":
            movement = self._movement()
            if self.chosen == _MORE:
                self._read_older()
            elif movement is not None and movement.seq is not None:
                self.desk.show_log(movement.seq)
            elif movement is not None:
                find = partial(self.desk.room.queries.opening_entry, self._product_id)
                self.desk.later("entry", find, self._show_entry)
        elif action == "correct":
            self.desk.open(CorrectPage(self.desk, self._level))
        elif action == "move":
            self.desk.open(MovePage(self.desk, self._level))
        elif action == "rules":
            self.desk.open(RulesPage(self.desk, self._level))
        elif action == "moment":
            self.desk.open(MomentPage(self.desk, self._level))

    def choose(self, key: str) -> None:
        """Choose a movement; the last row brings older ones."""
        self.chosen = key
        if key == _MORE:
            self._read_older()

    def _read_older(self) -> None:
        last = self._movements[-1].movement_id
        older = self.desk.room.queries.movements(self._product_id, last, _AT_ONCE)
        self._movements = (*self._movements, *older)
        self.chosen = str(last)

    def _movement(self) -> MovementRow | None:
        return next((m for m in self._movements if str(m.movement_id) == self.chosen), None)

    def _show_entry(self, outcome: Outcome[int | None]) -> None:
        seq = outcome.get()
        if seq is None:
            self.desk.warn(_("This is from before the log told of stock, or in an archive of it."))
        else:
            self.desk.show_log(seq)

    def _row(self, movement: MovementRow, unit: str) -> Row:
        value = format_amount(movement.value) if self.desk.sees_cost() and movement.value else ""
        return row(
            str(movement.movement_id),
            texts.movement_title(movement, unit),
            texts.movement_detail(movement, value),
            format_quantity(movement.on_hand, unit),
            chosen=self.chosen,
        )
