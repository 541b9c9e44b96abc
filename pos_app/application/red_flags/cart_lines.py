"""What lies in each cart, followed from its events; for rules that need more than one event tells.

The memory maps a cart to its lines, a line's key to its quantity. It holds the latest carts only:
a cart that was left for long is forgotten, and its later events then tell nothing.
"""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags.rule import State

LINE_EVENTS = frozenset(
    {"CartItemAdded", "CartItemQuantityUpdated", "CartItemRepriced", "CartItemRemoved"}
)
_CARTS_KEPT = 16


def follow(state: State, entry: AuditEntry) -> None:
    """Bring the memory up to date with one of :data:`LINE_EVENTS`."""
    carts: dict[str, dict[str, str]] = state.setdefault("carts", {})
    payload = entry.payload
    lines = carts.setdefault(payload["cart_id"], {})
    if entry.event_type == "CartItemRepriced":
        product = payload["product_id"]
        quantity = lines.pop(f"{product} {payload['old_price']}", payload["quantity"])
        lines[f"{product} {payload['new_price']}"] = quantity
        return
    key = line_key(entry)
    if entry.event_type == "CartItemAdded":
        before = Decimal(lines.get(key, "0"))
        lines[key] = str(before + Decimal(payload["quantity"]))
    elif entry.event_type == "CartItemQuantityUpdated":
        lines[key] = payload["new_quantity"]
    else:
        lines.pop(key, None)
    while len(carts) > _CARTS_KEPT:
        del carts[next(iter(carts))]


def line_key(entry: AuditEntry) -> str:
    """Return how a cart knows a line: by product and unit price."""
    return f"{entry.payload['product_id']} {entry.payload['unit_price']}"


def lines_of(state: State, cart_id: str) -> dict[str, str]:
    """Return the quantity of each line of a cart, as far as it is remembered."""
    carts: dict[str, dict[str, str]] = state.get("carts", {})
    return carts.get(cart_id, {})


def take_products(state: State, cart_id: str) -> list[str]:
    """Return the products of a cart that has ended, sorted, and forget the cart."""
    lines: dict[str, str] = state.get("carts", {}).pop(cart_id, {})
    return sorted({key.partition(" ")[0] for key in lines})
