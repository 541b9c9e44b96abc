"""Writes the cards that stand in place of the tiles when there is nothing to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.sell.sell_state import CardButton, CardPart

if TYPE_CHECKING:
    from pos_app.application.errors import UnknownCode
    from pos_app.application.snapshots import ProductSnapshot

ADD_SUGGESTED = "card.add"
CLEAR = "clear"


def unknown_code(error: UnknownCode) -> CardPart:
    """Return the card of a code that no product has."""
    text = error_text(error)
    return CardPart(
        icon="package-x",
        title=text.headline,
        sentence=text.advice,
        buttons=(CardButton(CLEAR, _("Clear"), "Esc", is_main=True),),
    )


def nothing_found(text: str, suggested: ProductSnapshot | None) -> CardPart:
    """Return the card of a search without results, with the nearest name if there is one."""
    clear = CardButton(CLEAR, _("Clear"), "Esc", is_main=suggested is None)
    if suggested is None:
        sentence = _("Check the spelling, or type fewer letters.")
        buttons: tuple[CardButton, ...] = (clear,)
    else:
        sentence = _("Did you mean {name}?").format(name=suggested.name)
        buttons = (CardButton(ADD_SUGGESTED, _("Add it"), "Enter", "plus", is_main=True), clear)
    return CardPart(
        icon="search-x",
        title=_("Nothing matches “{text}”").format(text=text),
        sentence=sentence,
        buttons=buttons,
    )


def empty_shelf() -> CardPart:
    """Return the card of a store without products."""
    return CardPart(
        icon="package",
        title=_("No products yet"),
        sentence=_("Import your products to begin: pos-app import products FILE.csv"),
        buttons=(),
    )
