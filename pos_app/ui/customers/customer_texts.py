"""Writes customers as the texts that the panel shows."""

from __future__ import annotations

from collections.abc import Iterable

from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.application.store_credit_service import StoreCreditSnapshot
from pos_app.ui.customers.customer_state import (
    CustomerCard,
    FoundRow,
    OrderRow,
)
from pos_app.ui.formatting import format_amount, format_count, format_date
from pos_app.ui.i18n import _


def found_row(customer: CustomerSnapshot) -> FoundRow:
    """Return the row of a customer."""
    personal = customer.personal
    detail = _joined(personal.phone, personal.email)
    spoken = ", ".join(filter(None, (personal.name, customer.group, detail)))
    return FoundRow(customer.customer_id, personal.name, detail, customer.group, spoken)


def customer_card(
    customer: CustomerSnapshot,
    credit: StoreCreditSnapshot,
    orders: Iterable[OrderSnapshot],
    *,
    is_on_sale: bool,
) -> CustomerCard:
    """Return all of a customer."""
    rows = tuple(
        OrderRow(
            order.number,
            format_date(order.completed_at, with_year=True),
            format_amount(order.total),
        )
        for order in orders
    )
    owes = credit.balance.minor < 0
    facts: tuple[tuple[str, str], ...] = (
        (_("Group"), customer.group or _("None")),
        (_("Points"), format_count(customer.points)),
        (
            _("Owes") if owes else _("Store credit"),
            format_amount(abs(credit.balance.amount)),
        ),
    )
    if credit.limit:
        facts += ((_("May owe up to"), format_amount(credit.limit.amount)),)
    return CustomerCard(
        name=customer.personal.name,
        contacts=tuple(filter(None, (customer.personal.phone, customer.personal.email))),
        facts=facts,
        note=customer.personal.note,
        orders=rows,
        no_orders="" if rows else _("Nothing bought yet"),
        is_on_sale=is_on_sale,
    )


def nobody(text: str) -> tuple[str, str]:
    """Return what to say while nobody is listed for what was typed."""
    if not text:
        return _("Who is buying?"), _("Type a name, a phone number or an e-mail address.")
    return (
        _("Nobody found for “{text}”").format(text=text),
        _("Enter adds a new customer."),
    )


def _joined(*texts: str) -> str:
    return " · ".join(filter(None, texts))
