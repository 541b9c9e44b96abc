"""Events to canonical text and back, by type name and version.

The text is one JSON object: ``version`` first, then the type's own fields in declared order,
UUIDs, decimals and moments as strings, no spaces. It is written once, into the outbox, and only
copied afterwards; the audit log's hash covers these very bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

import msgspec

from pos_app.domain.events import DomainEvent, event_type_named

Payload = dict[str, Any]
# msgspec may crash the process where two threads learn the same type at a time.
_learning = Lock()
_learned: set[type[DomainEvent]] = set()
Upcaster = Callable[[Payload], Payload]

_encode = msgspec.json.Encoder(decimal_format="string", uuid_format="canonical").encode

# (event type, version) -> how its payload becomes that of the next version. Lines had no number
# before (0 is none), carts and products no tax, discounts no reason, stock neither a document nor a
# cost; everybody signed in; what was not written of a created product is empty.
UPCASTERS: dict[tuple[str, int], Upcaster] = {
    ("CartStarted", 1): lambda old: {**old, "prices_include_tax": True, "tax_rounding": "line"},
    ("CartItemAdded", 1): lambda old: {**old, "line_number": 0, "taxes": []},
    ("CartItemQuantityUpdated", 1): lambda old: {**old, "line_number": 0},
    ("CartItemRemoved", 1): lambda old: {**old, "line_number": 0},
    ("CartLineDiscounted", 1): lambda old: {
        **old,
        "line_number": 0,
        "percent": None,
        "reason": "",
    },
    ("StoreOpened", 1): lambda old: {**old, "has_sign_in": True},
    ("OrderCreated", 1): lambda old: {**old, "tax": "0"},
    ("ProductCreated", 1): lambda old: {
        **old,
        **dict.fromkeys(("plu", "unit", "tax_category", "family", "variant"), ""),
        "gtins": [],
        "packs": [],
        "low_stock_level": "0",
        "is_open_price": False,
    },
    ("StockSold", 1): lambda old: {**old, "document": "", "cost": "0"},
    ("StockReturned", 1): lambda old: {**old, "document": "", "cost": "0"},
    ("RefundCreated", 1): lambda old: {**old, "exempted": "0"},
}


class UnreadableEvent(Exception):
    """Stored text that no event type of this program can be made of."""


def encode(event: DomainEvent) -> str:
    """Return the canonical text of the event's own fields."""
    return _encode({"version": event.version, **event.payload()}).decode()


def decode(event_type: str, common: Mapping[str, object], event_data: str) -> DomainEvent:
    """Return the event that :func:`encode` wrote; ``common`` holds what every event has.

    Raises:
        UnreadableEvent: an unknown type, a version without upcaster, or a damaged payload.
    """
    kind = event_type_named(event_type)
    if kind is None:
        raise UnreadableEvent(event_type)
    try:
        payload: Payload = json.loads(event_data)
        version = payload.pop("version")
        while version != kind.version:
            payload = UPCASTERS[event_type, version](payload)
            version += 1
        return _made(kind, {**common, **payload})
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableEvent(event_type) from error


def _made(kind: type[DomainEvent], fields: dict[str, object]) -> DomainEvent:
    if kind in _learned:
        return msgspec.convert(fields, kind, strict=True)
    with _learning:
        event = msgspec.convert(fields, kind, strict=True)
        _learned.add(kind)
        return event
