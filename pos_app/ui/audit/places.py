"""Fills the named places of a wording from a payload: ``{product}``, ``{total}``, ``{left}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from pos_app.ui.formatting import format_amount, format_count, format_quantity, format_seq
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.words.permission_words import permission_title

Payload = Mapping[str, Any]
Text = str | Callable[[Payload], str]

QUANTITIES = (
    "quantity",
    "quantity_removed",
    "quantity_reserved",
    "quantity_released",
    "quantity_sold",
    "quantity_returned",
    "quantity_received",
    "quantity_sent",
    "quantity_asked",
)
_PLACE = re.compile(r"\{(\w+)\}")


def filled(text: Text, payload: Payload, who: str, name_of: Callable[[str], str] = str) -> str:
    """Return ``text`` with its named places filled from the payload.

    All of them at once: a product may be called "{who}", and keeps its name. ``name_of`` names
    the people whose ids stand in the payload.
    """
    if not isinstance(text, str):
        text = text(payload)

    def written(place: re.Match[str]) -> str:
        found = who if place[1] == "who" else _written(place[1], payload, name_of)
        return place[0] if found is None else found

    return _PLACE.sub(written, text)


def _written(place: str, payload: Payload, name_of: Callable[[str], str]) -> str | None:
    """Return what fills one place, None where the payload has nothing for it."""
    if place in _PEOPLE:
        person = payload.get(_PEOPLE[place])
        return None if person is None else name_of(str(person))
    if place == "items":
        return count_of_items(payload) if "item_count" in payload else None
    if place == "item":
        has_item = payload.get("product_name") is not None and any(map(payload.get, QUANTITIES))
        return item_text(payload) if has_item else None
    names, write = _PLACES.get(place, ((), str))
    value = next((payload[name] for name in names[::-1] if payload.get(name) is not None), None)
    return None if value is None else write(value)


def amount_text(value: object) -> str:
    """Return an amount as screens show it."""
    return format_amount(Decimal(str(value)))


def quantity_text(value: object) -> str:
    """Return a quantity as screens show it."""
    return format_quantity(Decimal(str(value)))


def signed_quantity_text(value: object) -> str:
    """Return a difference with its sign, zero without one."""
    text = quantity_text(value)
    return f"+{text}" if Decimal(str(value)) > 0 else text


def _count(value: object) -> str:
    return format_count(int(str(value)))


def _record(value: object) -> str:
    return f"#{format_seq(int(str(value)))}"


def item_text(payload: Payload) -> str:
    """Return ``2 × Whole milk``."""
    quantity = next(payload[name] for name in QUANTITIES if name in payload)
    return f"{quantity_text(quantity)} × {payload['product_name']}"


def count_of_items(payload: Payload) -> str:
    """Return ``3 items``."""
    count = int(payload["item_count"])
    return ngettext("{count} item", "{count} items", count).format(count=format_count(count))


def rates_text(rates: Iterable[str]) -> str:
    """Return ``VAT 20%, Levy 1.5%``, or that there is no tax."""
    return ", ".join(f"{rate}%" for rate in rates) or _("no tax")


def _number(value: object) -> str:
    return amount_text(value) if "." in str(value) else quantity_text(value)


# The fields of a payload that hold somebody's id.
_PEOPLE = {"person": "staff_id", "requester": "requester_id", "decider": "approver"}

# Which fields of a payload fill which named place, and how they are written.
_PLACES: dict[str, tuple[tuple[str, ...], Callable[[Any], str]]] = {
    "product": (("product_name",), str),
    "store": (("store_name",), str),
    "number": (("order_number",), str),
    "return": (("refund_number",), str),
    "sku": (("sku",), str),
    "new_category": (("new_category",), str),
    "deposit": (("new_deposit",), str),
    "currency": (("currency",), str),
    "reason": (("reason",), str),
    "rule": (("rule",), str),
    "file": (("file_name",), str),
    "version": (("program_version",), str),
    "old_version": (("old_version",), str),
    "new_version": (("new_version",), str),
    "kept_file": (("replaced_file",), str),
    "price": (("unit_price", "price"), amount_text),
    "total": (("total",), amount_text),
    "tendered": (("amount_tendered",), amount_text),
    "amount": (("amount",), amount_text),
    "tax": (("tax",), amount_text),
    "net": (("net",), amount_text),
    "rate": (("rate",), str),
    "kind": (("kind",), str),
    "terminal": (("address",), str),
    "device": (("device",), str),
    "reference": (("reference",), str),
    "promotion": (("promotion_name",), str),
    "name": (("name",), str),
    "old_name": (("old_name",), str),
    "new_name": (("new_name",), str),
    "rates": (("rates", "new_rates"), rates_text),
    "old_rates": (("old_rates",), rates_text),
    "old_category": (("old_category",), str),
    "rounding": (("rounding",), amount_text),
    "left_to_pay": (("left_to_pay",), amount_text),
    "change": (("change_given",), amount_text),
    "quantity": (
        QUANTITIES,
        quantity_text,
    ),
    "left": (("remaining_stock", "new_stock", "stock_on_hand"), quantity_text),
    "level": (("low_stock_level",), quantity_text),
    "old_level": (("old_level",), quantity_text),
    "new_level": (("new_level",), quantity_text),
    "old_unit": (("old_unit",), str),
    "new_unit": (("new_unit",), str),
    "family": (("family",), str),
    "retired": (("retired",), _count),
    "reverted": (("reverted",), _count),
    "free": (("available",), quantity_text),
    "moved": (("difference",), signed_quantity_text),
    "found": (("counted",), quantity_text),
    "expected": (("expected",), quantity_text),
    "cost": (("cost", "new_unit_cost", "unit_cost"), amount_text),
    "document": (("document",), str),
    "supplier": (("supplier_name",), str),
    "sheet": (("sheet",), str),
    "sheet_format": (("sheet_format",), str),
    "place": (("place",), str),
    "stock": (("stock",), quantity_text),
    "created": (("created",), _count),
    "changed": (("changed",), _count),
    "unchanged": (("unchanged",), _count),
    "entries": (("entry_count",), _count),
    "key": (("key_id",), str),
    "seal": (("number",), _count),
    "sealed": (("size",), _count),
    "first": (("first_seq",), _record),
    "last": (("last_seq",), _record),
    "bad": (("first_bad_seq",), _record),
    "old": (
        ("old_quantity", "old_discount", "old_price", "old_step", "old_limit"),
        _number,
    ),
    "new": (
        ("new_quantity", "new_discount", "new_price", "new_step", "new_limit"),
        _number,
    ),
    "balance": (("balance",), amount_text),
    "points": (("points",), _count),
    "ending": (("ending",), str),
    "spend": (("spend_per_point",), amount_text),
    "worth": (("point_value",), amount_text),
    "group": (("new_group",), str),
    "retried": (("count",), _count),
    "of": (("of_seq",), _record),
    "shift": (("shift_number",), lambda number: f"S-{number}"),
    "z": (("z_number",), str),
    "copy": (("copy",), str),
    "day": (("business_date",), str),
    "float": (("opening_float",), amount_text),
    "counted": (("counted",), amount_text),
    "difference": (("difference",), amount_text),
    "off": (("difference",), lambda value: format_amount(abs(Decimal(str(value))))),
    "sales": (("sales",), amount_text),
    "refunds": (("refunds",), amount_text),
    "role": (("role_name",), str),
    "permission": (("permission",), permission_title),
    "asked_about": (("about",), str),
    "tries": (("wrong_in_a_row",), _count),
    "page": (("page_name", "new_page"), str),
    "new_place": (("new_place",), str),
    "products": (("products",), _count),
    "minutes": (("minutes", "new_minutes"), _count),
}
