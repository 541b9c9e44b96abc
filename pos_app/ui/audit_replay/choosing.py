"""Writes the list of sales to choose from; knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pos_app.application.history.fields import UNREADABLE
from pos_app.application.queries import AuditEntry
from pos_app.ui.audit_replay.reading import LatestSales, StartedSale
from pos_app.ui.audit_replay.replay_state import ChoiceState, SaleRow
from pos_app.ui.audit_replay.writing import sale_name, who
from pos_app.ui.formatting import format_amount, format_date, format_time
from pos_app.ui.i18n import _


def choices(latest: LatestSales) -> ChoiceState:
    """Return the newest sales as texts."""
    return ChoiceState(tuple(_row(sale, latest.names) for sale in latest.sales))


def not_found(typed: str) -> str:
    """Return what to say of a number that no sale has."""
    return _("No sale is called {text}. Type the number on the receipt.").format(text=typed)


def _row(sale: StartedSale, names: Mapping[str, str]) -> SaleRow:
    moment = sale.started.occurred_at
    return SaleRow(
        cart_id=sale.started.aggregate_id,
        time=f"{format_date(moment)} {format_time(moment)}",
        name=sale_name(sale.started.aggregate_id, sale.number),
        who=who(sale.started.actor_id, names),
        outcome=_outcome(sale),
        amount=_total(sale.last),
    )


def _outcome(sale: StartedSale) -> str:
    if sale.number is not None:
        return _("Paid")
    return _("Cancelled") if sale.last.event_type == "CartVoided" else _("Open")


def _total(last: AuditEntry) -> str:
    """The last event of a closed cart states its total; an open cart has none yet."""
    try:
        return format_amount(Decimal(str(last.payload["total"])))
    except UNREADABLE:
        return ""
