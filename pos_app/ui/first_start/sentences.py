"""The sentences of the first start that depend on what came in."""

from __future__ import annotations

from pos_app.application.product_service import ImportSummary
from pos_app.ui.i18n import _, ngettext


def finished_title(summary: ImportSummary) -> str:
    """Say how many products there are to sell."""
    return ngettext(
        "{count} product is ready to sell", "{count} products are ready to sell", summary.rows
    ).format(count=f"{summary.rows:,}")


def finished_sentence(summary: ImportSummary, sample_pin: str | None) -> str:
    """Say what else there is to know; ``sample_pin`` is the PIN of the sample store's owner."""
    if sample_pin is not None:
        return _("This is a store to try things out in. The PIN of its owner is {pin}.").format(
            pin=sample_pin
        )
    if summary.ignored_columns:
        return _("Columns the till has no use for were left out: {columns}.").format(
            columns=", ".join(summary.ignored_columns)
        )
    return _("Scan the first one, or pick it on the screen.")
