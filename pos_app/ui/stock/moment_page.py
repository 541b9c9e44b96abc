"""What was on hand at a moment, and how it follows from what was there at first and what moved."""

from __future__ import annotations

from datetime import datetime

from pos_app.application.stock_snapshots import Reckoning, StockLevel
from pos_app.ui.formatting import format_count, format_datetime, format_quantity
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.listed import Row
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.stock_state import Button, Field, PagePart

_END_OF_DAY = "23:59"


class MomentPage(Page):
    """Asks for a day and a time, and adds up what moved until then."""

    def __init__(self, desk: Desk, level: StockLevel) -> None:
        """Begin with the end of today."""
        super().__init__(desk)
        self._level = level
        today = desk.now().astimezone().date().isoformat()
        self.typed = {"day": today, "time": _END_OF_DAY}
        self._found: Reckoning | None = None
        self._moment: datetime | None = None

    def begin(self) -> None:
        """Add up."""
        self._add_up()

    def part(self) -> PagePart:
        """Return the picture of the page."""
        return PagePart(
            title=_("{product} at a time").format(product=self._level.name),
            rows=self._rows(),
            fields=(
                Field("day", _("Day"), self.typed["day"], "2026-12-31", is_short=True),
                Field("time", _("Until"), self.typed["time"], _END_OF_DAY, is_short=True),
            ),
            note=""
            if self._moment is None
            else _("Until {moment}.").format(moment=format_datetime(self._moment)),
            buttons=(Button("show", _("Add it up"), "check", is_main=True),),
        )

    def act(self, action: str) -> None:
        """Add up what moved until the moment typed."""
        if action == "show":
            self._add_up()

    def _add_up(self) -> None:
        typed = f"{self.text_of('day')} {self.text_of('time') or _END_OF_DAY}"
        try:
            local = datetime.fromisoformat(typed)
        except ValueError:
            self.desk.warn(_("Type a day like 2026-12-31 and a time like 18:00."))
            return
        self._moment = local.replace(second=59, microsecond=999_999).astimezone()
        self._found = self.desk.room.queries.reckoning(self._level.product_id, self._moment)

    def _rows(self) -> tuple[Row, ...]:
        found, unit = self._found, self._level.unit
        if found is None:
            return ()
        moved = ngettext("{count} movement", "{count} movements", found.movements)
        count = moved.format(count=format_count(found.movements))
        return (
            row("opening", _("On hand at first"), mark=format_quantity(found.opening, unit)),
            row("moved", _("Moved since then"), count, texts.signed(found.moved, unit)),
            row("on hand", _("On hand"), mark=format_quantity(found.on_hand, unit)),
        )
