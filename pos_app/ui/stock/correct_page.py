"""Corrects what is on hand: how much, why, and a word about it."""

from __future__ import annotations

from pos_app.application.stock_snapshots import StockLevel
from pos_app.domain.aggregates.product.stock_keeping import AdjustmentReason
from pos_app.ui.formatting import format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.page import Desk, Page
from pos_app.ui.stock.stock_state import Button, Field, PagePart


class CorrectPage(Page):
    """Writes off what is damaged, stolen, expired or used, or adds what was found."""

    def __init__(self, desk: Desk, level: StockLevel) -> None:
        """Correct the stock of one product."""
        super().__init__(desk)
        self._level = level
        self._reason = AdjustmentReason.DAMAGE.value

    def part(self) -> PagePart:
        """Return the picture of the page."""
        level = self._level
        return PagePart(
            title=_("Correct {product}").format(product=level.name),
            question=_("Why?"),
            choices=tuple(
                Choice(value, words, value == self._reason) for value, words in texts.reasons()
            ),
            fields=(
                Field("quantity", _("How many"), self.text_of("quantity"), "1"),
                Field("note", _("What happened"), self.typed.get("note", "")),
            ),
            note=_("{count} on hand now.").format(count=format_quantity(level.on_hand, level.unit)),
            buttons=(Button("save", _("Correct the stock"), "check", is_main=True),),
        )

    def pick(self, value: str) -> None:
        """Choose why."""
        self._reason = value

    def act(self, action: str) -> None:
        """Correct the stock."""
        if action == "save":
            after = self.desk.room.keeping.adjust(
                self._level.product_id,
                texts.quantity_from(self.text_of("quantity")),
                AdjustmentReason(self._reason),
                self.text_of("note"),
            )
            said = _("Corrected. {count} on hand.")
            self.desk.back(said.format(count=format_quantity(after.on_hand, after.unit)))
