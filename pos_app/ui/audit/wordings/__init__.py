"""What each event type is called, looks like and says: the tables of the audit window.

One module for the aggregates of one room; a new event type adds its row there.
"""

from __future__ import annotations

from pos_app.ui.audit.wording import Wording
from pos_app.ui.audit.wordings import (
    audit_trail,
    barcodes,
    card_payments,
    card_refunds,
    customers,
    gift_cards,
    imports,
    payments,
    people,
    products,
    promotions,
    red_flags,
    returns,
    sales,
    shifts,
    stock,
    store,
    store_keeping,
    taxes,
    tiles,
    upkeep,
)

_ROOMS = (
    sales,
    payments,
    card_payments,
    card_refunds,
    products,
    barcodes,
    imports,
    tiles,
    stock,
    store_keeping,
    store,
    audit_trail,
    red_flags,
    taxes,
    customers,
    gift_cards,
    promotions,
    returns,
    upkeep,
    shifts,
    people,
)


def wordings() -> dict[str, Wording]:
    """Return every row, in the language of the till, by event type."""
    return {name: row for room in _ROOMS for name, row in room.wordings().items()}
