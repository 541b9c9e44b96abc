"""Entries of a sale with a pause and removals, as a till at lunch would have written them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from pos_app.application.queries import AuditEntry
from pos_app.bootstrap import Till
from pos_app.domain.values.ids import new_id
from pos_app.infrastructure.persistence.moments import to_text

CART = "01931d2a-7c00-7017-8000-00000000cafe"
ORDER = "01931d2a-7c00-7017-8000-0000000000de"
NUMBER = "2-08837"
START = datetime(2026, 3, 12, 14, 7, 12, tzinfo=UTC)
ITEMS = (
    ("Ribeye steak 400 g", "18.90"),
    ("Sourdough loaf 800 g", "4.90"),
    ("Whole milk 2 L", "2.35"),
    ("Ground coffee 500 g", "7.95"),
    ("Baguette", "1.95"),
    ("Olive oil 750 ml", "9.80"),
    ("Cheddar wedge", "9.10"),
    ("Orange juice 1 L", "3.15"),
    ("Paper carrier bag", "0.25"),
    ("Spaghetti 500 g", "1.45"),
)


class Writer:
    """Writes entries one after the other."""

    def __init__(self, first_seq: int) -> None:
        self.entries: list[AuditEntry] = []
        self._first_seq = first_seq
        self._now = START

    def tell(self, event_type: str, after: float = 0.0, **payload: object) -> None:
        self._now += timedelta(seconds=after)
        is_order = event_type in {"OrderCreated", "CashTendered"}
        subject: dict[str, Any] = {"order_id": ORDER} if is_order else {"cart_id": CART}
        fields = {"version": 1, **subject, **payload}
        self.entries.append(
            AuditEntry(
                seq=self._first_seq + len(self.entries),
                event_type=event_type,
                event_id=str(new_id()),
                occurred_at=self._now,
                actor_id="ines",
                approver_id="tomas" if event_type == "CartLineDiscounted" else None,
                register_id="2",
                shift_id=None,
                aggregate_type="Order" if is_order else "Cart",
                aggregate_id=ORDER if is_order else CART,
                event_data=json.dumps(fields),
                payload=fields,
                prev_hash="0" * 64,
                hash="1" * 64,
            )
        )

    def of_item(self, event_type: str, item: int, after: float = 0.0, **payload: object) -> None:
        name, price = ITEMS[item]
        self.tell(
            event_type,
            after,
            product_id=f"p-{item}",
            product_name=name,
            unit_price=price,
            **payload,
        )


def a_flagged_sale(first_seq: int = 1) -> tuple[AuditEntry, ...]:
    """Ten scans, a total, 44 seconds of nothing, three removals, exact cash."""
    writer = Writer(first_seq)
    writer.tell("CartStarted", reference=None)
    for item in range(10):
        quantity = "2" if item == 2 else "1"
        writer.of_item("CartItemAdded", item, 0 if not item else 12.5, quantity=quantity)
    writer.of_item("CartItemRemoved", 0, 44, quantity_removed="1")
    writer.of_item("CartItemRemoved", 5, 12, quantity_removed="1")
    writer.of_item("CartItemRemoved", 6, 5, quantity_removed="1")
    writer.of_item("CartLineDiscounted", 3, 8, old_discount="0.00", new_discount="0.50")
    writer.of_item("CartItemQuantityUpdated", 4, 4, old_quantity="1", new_quantity="3")
    writer.tell("CartSubmitted", 7, total="27.75", item_count=10)
    writer.tell("OrderCreated", cart_id=CART, order_number=NUMBER, total="27.75", item_count=10)
    writer.tell("CashTendered", order_number=NUMBER, amount_tendered="30.00", change_given="2.25")
    return tuple(writer.entries)


def put_into(till: Till) -> tuple[int, ...]:
    """Write the sale into a till's log, with the rows that find it; return the removals' seqs."""
    run = till._database.writer.driver.execute
    entries = a_flagged_sale(till.order_queries.totals().audit_entries + 1)
    for entry in entries:
        moment = to_text(entry.occurred_at)
        run(
            "INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.seq,
                entry.event_type,
                entry.event_id,
                moment,
                entry.actor_id,
                entry.approver_id,
                entry.register_id,
                entry.shift_id,
                entry.aggregate_type,
                entry.aggregate_id,
                entry.event_data,
                entry.prev_hash,
                entry.hash,
            ),
        )
        if entry.event_type == "CartStarted":
            run(
                "INSERT INTO carts (cart_id, register_id, state, currency, next_number)"
                " VALUES (?, '2', 'submitted', 'USD', 1)",
                (entry.aggregate_id,),
            )
        if entry.event_type == "OrderCreated":
            run(
                "INSERT INTO orders (order_id, cart_id, register_id, sequence, number, currency,"
                " total, item_count, tendered, change, completed_at, business_date)"
                " VALUES (?, ?, '2', 8837, ?, 'USD', 2775, 10, 3000, 225, ?, ?)",
                (ORDER, CART, NUMBER, moment, moment[:10]),
            )
    run("UPDATE registers SET last_event_seq = ?", (entries[-1].seq,))
    run(
        "INSERT INTO staff (staff_id, name, pin_hash)"
        " VALUES ('ines', 'Ines Duarte', ''), ('tomas', 'Tomas Reyes', '')"
    )
    return tuple(entry.seq for entry in entries if entry.event_type == "CartItemRemoved")
