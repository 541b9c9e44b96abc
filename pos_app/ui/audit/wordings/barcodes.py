"""What the events of the rules of barcodes are called, look like and say."""

from __future__ import annotations

from pos_app.ui.audit.audit_state import Change
from pos_app.ui.audit.places import Payload
from pos_app.ui.audit.wording import Wording
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "BarcodeRulesChanged": Wording(
            _("Barcode rules"),
            "scan-barcode",
            _("{who} changed how weights, prices, dates and lots in barcodes are read."),
            _("Barcode rules"),
            None,
            _changes,
            life=_("Changed"),
        ),
    }


def _changes(payload: Payload) -> tuple[Change, ...]:
    labels = {
        "weight_prefixes": _("Weights begin with"),
        "price_prefixes": _("Prices begin with"),
        "item_digits": _("Digits of the product"),
        "has_value_check": _("Value has a check digit"),
        "on_expired": _("Past its date"),
        "on_recalled": _("Recalled lot"),
        "recalled_lots": _("Recalled lots"),
    }
    changes = (
        (label, _written(payload[f"old_{name}"]), _written(payload[name]))
        for name, label in labels.items()
    )
    return tuple(change for change in changes if change[1] != change[2])


def _written(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
