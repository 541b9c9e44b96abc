"""Why something is taken off, or sold at another price: the reasons a cashier chooses from."""

from __future__ import annotations

from pos_app.ui.i18n import _


def discount_reasons() -> tuple[str, ...]:
    """Return the reasons for a discount, the usual one first."""
    return (
        _("Special offer"),
        _("Near its date"),
        _("Slightly damaged"),
        _("Regular customer"),
        _("Staff"),
        _("Goodwill"),
    )


def price_reasons() -> tuple[str, ...]:
    """Return the reasons for another price, the usual one first."""
    return (
        _("Price on the shelf"),
        _("Competitor"),
        _("Near its date"),
        _("Slightly damaged"),
        _("Agreed price"),
        _("Wrong price"),
    )


def exemption_reasons() -> tuple[str, ...]:
    """Return the reasons for a sale without tax, the usual one first."""
    return (
        _("Resale"),
        _("Diplomat"),
        _("Public body"),
        _("Export"),
    )
