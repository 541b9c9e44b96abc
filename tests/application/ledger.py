"""What a till says about itself: the log, the stock, and whether the sums agree."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till


def logged(till: Till, after: int = 0) -> list[tuple[str, dict[str, Any]]]:
    """Return type and payload of the log's entries above ``after``, oldest first."""
    queries = till.audit_queries()
    try:
        entries = queries.newer(AuditFilter(), after, 1_000_000)
    finally:
        queries.close()
    return [(entry.event_type, json.loads(entry.event_data)) for entry in entries]


def types_logged(till: Till, after: int = 0) -> list[str]:
    """Return the types of the log's entries above ``after``, oldest first."""
    return [kind for kind, _ in logged(till, after)]


def last_seq(till: Till) -> int:
    """Return the newest entry's number."""
    return till.order_queries.totals().audit_entries


def available(till: Till, code: str) -> Decimal:
    """Return how much of a product is free to sell."""
    product = till.product_queries.by_code(code)
    assert product is not None
    return product.available


def reconcile(till: Till) -> None:
    """Check that carts hold what is reserved, and that the log tells every order."""
    command = till._database.writer.command
    ((in_carts,),) = command(
        "SELECT coalesce(sum(quantity), 0) FROM cart_lines JOIN carts USING (cart_id)"
        " WHERE state IN ('open', 'held')"
    )
    ((reserved,),) = command("SELECT coalesce(sum(reserved), 0) FROM products")
    assert reserved == in_carts
    told = [payload for kind, payload in logged(till) if kind == "OrderCreated"]
    orders = command("SELECT number, total FROM orders ORDER BY sequence")
    assert [order["order_number"] for order in told] == [number for number, _ in orders]
    assert [int(Decimal(order["total"]).scaleb(2)) for order in told] == [
        total for _, total in orders
    ]
    assert [sequence for (sequence,) in command("SELECT sequence FROM orders ORDER BY 1")] == list(
        range(1, len(orders) + 1)
    )
    assert till.order_queries.totals().pending == 0
    verdict = till.audit.verify()
    assert verdict.is_sound, verdict
