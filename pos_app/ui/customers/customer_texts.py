"""Writes customers as the texts that the panel shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.application.store_credit_service import StoreCreditSnapshot
from pos_app.ui.customers.customer_state import (
    CustomerCard,
    CustomerForm,
    FormField,
    FoundRow,
    OrderRow,
)
from pos_app.ui.formatting import format_amount, format_count, format_date
from pos_app.ui.i18n import _

_LEAST_DIGITS = 3


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
    facts = (
        (_("Group"), customer.group or _("None")),
        (_("Points"), format_count(customer.points)),
        (
            _("Owes") if owes else _("Store credit"),
            format_amount(abs(credit.balance.amount)),
        ),
    )
    return CustomerCard(
        name=customer.personal.name,
        contacts=tuple(filter(None, (customer.personal.phone, customer.personal.email))),
        facts=facts,
        note=customer.personal.note,
        orders=rows,
        no_orders="" if rows else _("Nothing bought yet"),
        is_on_sale=is_on_sale,
    )


def customer_form(
    number: int, values: Mapping[str, str], problems: Mapping[str, str], *, is_new: bool
) -> CustomerForm:
    """Return the form with what stands in it."""
    labels = (
        ("name", _("Name")),
        ("phone", _("Phone")),
        ("email", _("E-mail")),
        ("group", _("Group")),
        ("note", _("Note")),
    )
    return CustomerForm(
        number=number,
        title=_("New customer") if is_new else _("Edit customer"),
        fields=tuple(
            FormField(name, label, values.get(name, ""), problems.get(name, ""))
            for name, label in labels
        ),
        confirm=_("Save"),
    )


def field_for(text: str) -> str:
    """Return which field of a new customer a search was for: ``phone``, ``email`` or ``name``."""
    if "@" in text:
        return "email"
    digits = sum(character.isdigit() for character in text)
    is_number = digits >= _LEAST_DIGITS and not any(character.isalpha() for character in text)
    return "phone" if is_number else "name"


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
