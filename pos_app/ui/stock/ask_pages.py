"""Two small questions of other pages: which one of a list, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pos_app.ui.i18n import _
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.stock_state import Button, Field, PagePart

NOBODY = ""


class SupplierChoicePage(Page):
    """Asks from whom goods come; the answer leads back."""

    def __init__(
        self,
        desk: Desk,
        suppliers: Iterable[tuple[str, str]],
        chosen: str,
        picked: Callable[[str], None],
        *,
        can_be_nobody: bool,
    ) -> None:
        """Offer keys with names; ``picked`` gets a key, ``NOBODY`` for none of them."""
        super().__init__(desk)
        nobody = ((NOBODY, _("No supplier")),) if can_be_nobody else ()
        self._offered = (*nobody, *suppliers)
        self._picked = picked
        self.chosen = chosen

    def part(self) -> PagePart:
        """Return the picture of the page."""
        return PagePart(
            title=_("From whom?"),
            rows=tuple(row(key, name, chosen=self.chosen) for key, name in self._offered),
            nothing=_("Nobody delivers yet. Add a supplier under Suppliers."),
            buttons=(
                Button(
                    "take",
                    _("Take this one"),
                    "check",
                    is_main=True,
                    is_enabled=bool(self._offered),
                ),
            ),
        )

    def choose(self, key: str) -> None:
        """Choose a supplier; touching the chosen one again takes it."""
        if key == self.chosen:
            self.act("take")
        self.chosen = key

    def act(self, action: str) -> None:
        """Answer, and go back."""
        if action == "take":
            self._picked(self.chosen)
            self.desk.back("")


class ReasonPage(Page):
    """Asks why something is given up before it is."""

    def __init__(
        self, desk: Desk, title: str, button: Button, give_up: Callable[[str], str]
    ) -> None:
        """Let ``give_up`` take the reason; it returns what is said then."""
        super().__init__(desk)
        self._title = title
        self._button = button
        self._give_up = give_up

    def part(self) -> PagePart:
        """Return the picture of the page."""
        return PagePart(
            title=self._title,
            fields=(Field("reason", _("Why?"), self.typed.get("reason", "")),),
            note=_("The reason is written into the log."),
            buttons=(self._button,),
        )

    def act(self, action: str) -> None:
        """Give it up."""
        if action == self._button.action:
            said = self._give_up(self.text_of("reason"))
            self.desk.back(said)
