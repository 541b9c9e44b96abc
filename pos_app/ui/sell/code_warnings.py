"""What the till says about goods it sells although their code gives reason to look twice."""

from __future__ import annotations

from pos_app.application.scan_service import EXPIRED, Scanned
from pos_app.ui.i18n import _


def warning_of(scanned: Scanned) -> tuple[str, str]:
    """Return headline and advice for goods past their date, or of a recalled lot."""
    if scanned.warning == EXPIRED:
        headline = _("{name} was to be sold until {day}.")
    else:
        headline = _("{name} of lot {day} is recalled.")
    said = headline.format(name=scanned.product.name, day=scanned.warned_of)
    return said, _("It was added. Look at it before you hand it over.")
