"""Writes what moved the balance of a gift card or an account."""

from __future__ import annotations

from collections.abc import Iterable

from pos_app.domain.values.ledger import Movement, MovementKind
from pos_app.ui.formatting import format_amount, format_date
from pos_app.ui.i18n import _


def movement_texts(movements: Iterable[Movement]) -> str:
    """Return the movements in a line, each with its day and its amount."""
    kinds = {
        MovementKind.ISSUED: _("issued"),
        MovementKind.TOPPED_UP: _("topped up"),
        MovementKind.REDEEMED: _("spent"),
        MovementKind.REFUNDED: _("given back"),
        MovementKind.TAKEN_BACK: _("taken back"),
    }
    return " · ".join(
        _("{day} {kind} {amount}").format(
            day=format_date(each.occurred_at),
            kind=kinds[each.kind],
            amount=format_amount(abs(each.amount.amount)),
        )
        for each in movements
    )
