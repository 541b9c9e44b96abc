"""Moves goods to another store or place, takes them in from there, or sends them back."""

from __future__ import annotations

from pos_app.application.stock_snapshots import StockLevel
from pos_app.ui.formatting import format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.page import Desk, Page
from pos_app.ui.stock.stock_state import Button, Field, PagePart

_OUT, _IN, _BACK = "out", "in", "back"


class MovePage(Page):
    """Asks which way, how many, and where to or from."""

    def __init__(self, desk: Desk, level: StockLevel) -> None:
        """Move the stock of one product."""
        super().__init__(desk)
        self._level = level
        self._way = _OUT

    def part(self) -> PagePart:
        """Return the picture of the page."""
        level = self._level
        ways = {
            _OUT: _("To another place"),
            _IN: _("From another place"),
            _BACK: _("Back to the supplier"),
        }
        is_back = self._way == _BACK
        place = _("Why") if is_back else _("Which place")
        fields = [
            Field("quantity", _("How many"), self.text_of("quantity"), "1"),
            Field("place", place, self.typed.get("place", "")),
        ]
        if not is_back:
            fields.append(Field("note", _("Note"), self.typed.get("note", "")))
        return PagePart(
            title=_("Move {product}").format(product=level.name),
            question=_("Which way?"),
            choices=tuple(Choice(way, words, way == self._way) for way, words in ways.items()),
            fields=tuple(fields),
            note=_("{count} on hand now.").format(count=format_quantity(level.on_hand, level.unit)),
            buttons=(Button("save", _("Move"), "check", is_main=True),),
        )

    def pick(self, value: str) -> None:
        """Choose the way."""
        self._way = value

    def act(self, action: str) -> None:
        """Move the goods."""
        if action != "save":
            return
        quantity = texts.quantity_from(self.text_of("quantity"))
        key, place = self._level.product_id, self.text_of("place")
        if self._way == _BACK:
            after = self.desk.room.purchasing.send_back(key, quantity, place)
        else:
            after = self.desk.room.keeping.transfer(
                key, quantity, place, self.text_of("note"), is_incoming=self._way == _IN
            )
        said = _("Moved. {count} on hand.")
        self.desk.back(said.format(count=format_quantity(after.on_hand, after.unit)))
