"""What the events of imports are called, look like and say."""

from __future__ import annotations

from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "ProductsImported": Wording(
            _("Products imported"),
            "download",
            _("{who} took products over from {file}: {created} new, {changed} changed."),
            _("{file}: {created} new, {changed} changed"),
            life=_("{created} new, {changed} changed"),
        ),
        "ProductsImportReverted": Wording(
            _("Import taken back"),
            "undo-2",
            _("{who} took products of {file} back: {retired} retired, {changed} as before."),
            _("{file}: {retired} retired, {changed} as before"),
            life=_("{retired} retired, {changed} as before"),
        ),
        "CatalogueImportUndone": Wording(
            _("Import undone"),
            "undo-2",
            _("{who} took the whole of {file} back, {reverted} products."),
            _("{file}, {reverted} products"),
            life=_("Undone, {reverted} products"),
        ),
    }
