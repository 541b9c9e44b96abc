"""Looks for a product by name or code, and goes on with it."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.snapshots import ProductSnapshot
from pos_app.ui.formatting import format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.stock_state import Button, PagePart

_LISTED = 30


class FindPage(Page):
    """Goes on with the product found."""

    def __init__(
        self, desk: Desk, title: str, found: Callable[[ProductSnapshot], None], text: str = ""
    ) -> None:
        """Ask ``title``, looking for ``text`` at first; ``found`` gets the product."""
        super().__init__(desk)
        self._title = title
        self._go_on = found
        self._text = text
        self._found: tuple[ProductSnapshot, ...] = ()

    def begin(self) -> None:
        """List what sells best, until something is typed."""
        self.search(self._text)

    def part(self) -> PagePart:
        """Return the picture of the page."""
        return PagePart(
            title=self._title,
            prompt=_("Scan, or type a name or code"),
            search=self._text,
            rows=tuple(
                row(
                    str(each.product_id),
                    each.name,
                    each.sku,
                    _("{count} left").format(count=format_quantity(each.available, each.unit)),
                    chosen=self.chosen,
                )
                for each in self._found
            ),
            nothing=_("Nothing found. Try fewer letters."),
            buttons=(
                Button(
                    "open", _("Open"), "arrow-right", is_main=True, is_enabled=bool(self.chosen)
                ),
            ),
        )

    def search(self, text: str) -> None:
        """List what has ``text`` in it."""
        self._text = text
        wanted = text.strip()
        if wanted:
            self._found = tuple(self.desk.products.search(wanted, _LISTED))
        else:
            self._found = tuple(self.desk.products.tiles(None, _LISTED))
        self.chosen = str(self._found[0].product_id) if self._found else ""

    def choose(self, key: str) -> None:
        """Choose a product; touching the chosen one again opens it."""
        if key == self.chosen:
            self.act("open")
        self.chosen = key

    def scan(self, code: str) -> bool:
        """Go on with the product of a code."""
        self._go_on(self.desk.read_code(code).product)
        return True

    def act(self, action: str) -> None:
        """Go on with the chosen product."""
        for each in self._found:
            if action == "open" and str(each.product_id) == self.chosen:
                self._go_on(each)
                return
