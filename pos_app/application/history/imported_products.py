"""Tells of each product of an imported batch by an entry of its own, as if it had come alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pos_app.application.history.fields import UNREADABLE
from pos_app.application.queries import AuditEntry
from pos_app.domain.values.money import Currency

IMPORTED = frozenset({"ProductsImported", "ProductsImportReverted"})
CHANGED = "ProductImported"
"""What a batch changed: a payload of ``product_id``, and what is another value now."""
_THOUSANDTHS = 3


def one_by_one(entry: AuditEntry, currency: Currency) -> Iterator[AuditEntry]:
    """Yield an entry for each product that a batch created, changed or retired.

    They have the batch's seq and moment. A line that somebody damaged tells of no product.
    """
    payload = entry.payload
    for line in payload.get("created_products", ()):
        try:
            yield _alone(entry, "ProductCreated", _created(json.loads(line), currency))
        except UNREADABLE:
            continue
    for line in payload.get("changed_products", ()):
        try:
            product_id, changes = json.loads(line)
            now = {name: after for name, (_before, after) in changes.items()}
            yield _alone(entry, CHANGED, {"product_id": product_id, **_written(now, currency)})
        except UNREADABLE:
            continue
    for product_id in payload.get("retired_products", ()):
        yield _alone(entry, "ProductRetired", {"product_id": product_id})


def _alone(entry: AuditEntry, event_type: str, payload: dict[str, Any]) -> AuditEntry:
    return replace(
        entry,
        event_type=event_type,
        aggregate_type="Product",
        aggregate_id=str(payload["product_id"]),
        payload=payload,
    )


def _created(line: Mapping[str, Any], currency: Currency) -> dict[str, Any]:
    """Return the line with what it leaves out because it is empty."""
    empty = {"name": "", "department": "", "price": 0, "stock": 0}
    return {"product_id": line["product_id"], "sku": line["sku"]} | _written(
        {name: line.get(name, nothing) for name, nothing in empty.items()}, currency
    )


def _written(values: Mapping[str, Any], currency: Currency) -> dict[str, Any]:
    """Return the columns by the names and in the form that events of one product have."""
    written: dict[str, Any] = {}
    if "name" in values:
        written["product_name"] = str(values["name"])
    if "department" in values:
        written["department"] = str(values["department"])
    if "price" in values:
        written["price"] = str(Decimal(int(values["price"])).scaleb(-currency.decimals))
    if "stock" in values:
        written["stock"] = str(Decimal(int(values["stock"])).scaleb(-_THOUSANDTHS))
    if "is_retired" in values:
        written["is_retired"] = bool(values["is_retired"])
    return written
