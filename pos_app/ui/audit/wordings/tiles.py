"""What the events of tiles are called, look like and say."""

from __future__ import annotations

from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _

_ICON = "layout-grid"


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "TilePageAdded": Wording(
            _("Page of tiles"),
            _ICON,
            _("{who} began the page of tiles {page}."),
            _("{page}"),
            life=_("Page {page} began"),
        ),
        "TilePageRenamed": Wording(
            _("Page renamed"),
            _ICON,
            _("{who} renamed the page of tiles {old_name} to {new_name}."),
            _("{old_name} to {new_name}"),
            life=_("Page {old_name} is now {new_name}"),
        ),
        "TilePageMoved": Wording(
            _("Page moved"),
            _ICON,
            _("{who} moved the page of tiles {page} to place {new_place}."),
            _("{page} to place {new_place}"),
            life=_("Page {page} moved to place {new_place}"),
        ),
        "TilePageRemoved": Wording(
            _("Page removed"),
            _ICON,
            _("{who} removed the page of tiles {page}."),
            _("{page}"),
            life=_("Page {page} removed"),
        ),
        "TileAdded": Wording(
            _("Tile added"),
            _ICON,
            _("{who} put {product} on the page of tiles {page}, place {place}."),
            _("{product} on {page}"),
            life=_("{product} added to {page}"),
        ),
        "TileMoved": Wording(
            _("Tile moved"),
            _ICON,
            _("{who} moved the tile of {product} to place {new_place} of {page}."),
            _("{product} to place {new_place} of {page}"),
            life=_("{product} moved to place {new_place} of {page}"),
        ),
        "TileRemoved": Wording(
            _("Tile removed"),
            _ICON,
            _("{who} took the tile of {product} from {page}."),
            _("{product} from {page}"),
            life=_("{product} taken from {page}"),
        ),
        "TileColoured": Wording(
            _("Tile coloured"),
            _ICON,
            _("{who} gave the tile of {product} on {page} another colour."),
            _("{product} on {page}"),
            life=_("{product} has another colour"),
        ),
    }
