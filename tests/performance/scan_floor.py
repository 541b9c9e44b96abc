"""The floor of a scan: the same rows written with the bare driver, same pragmas, same fsyncs.

It reads the product by its code, changes its reservation, inserts the line, numbers and writes
two events, commits durably; then moves the two events into the log, hashed and chained, in a
commit without fsync. No rule is checked, nothing is restored, no handler runs.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pos_app.domain.values.ids import new_id, utc_now
from pos_app.infrastructure.persistence.engine import DRIVER

LINES_PER_CART = 10


class ScanFloor:
    """Writes what a scan writes."""

    def __init__(self, path: Path) -> None:
        """Open the store's file, which no other writer has open."""
        self._db = DRIVER.connect(
            str(path), isolation_level=None, timeout=15, cached_statements=256
        )
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=1",
            "recursive_triggers=1",
            "wal_autocheckpoint=0",
            "cache_size=-16384",
            "temp_store=2",
        ):
            self._db.execute(f"PRAGMA {pragma}")
        self._cart_id = ""
        self._lines = LINES_PER_CART

    def scan(self, gtin: str) -> None:
        """Write one scan: the first opens a cart, and each tenth starts the next one."""
        db = self._db
        db.execute("PRAGMA synchronous=FULL")
        db.execute("BEGIN IMMEDIATE")
        product_id, sku, name, price, stock, reserved = db.execute(
            "SELECT p.product_id, p.sku, p.name, p.price, p.stock, p.reserved FROM products p"
            " JOIN product_gtins g ON g.product_row = p.row_id WHERE g.gtin = ?",
            (gtin,),
        ).fetchone()
        events: list[tuple[str, str, str, str]] = []
        if self._lines == LINES_PER_CART:
            self._lines = 0
            self._cart_id = str(new_id())
            db.execute(
                "INSERT INTO carts (cart_id, register_id, state, currency, reference,"
                " next_number) VALUES (?, '1', 'open', 'USD', NULL, 1)",
                (self._cart_id,),
            )
            events.append(("CartStarted", "Cart", self._cart_id, f'"{self._cart_id}"'))
        self._lines += 1
        db.execute(
            "UPDATE products SET reserved = ? WHERE product_id = ?", (reserved + 1000, product_id)
        )
        db.execute(
            "INSERT INTO cart_lines (cart_id, number, product_id, sku, name, unit, quantity,"
            " unit_price, discount) VALUES (?, ?, ?, ?, ?, 'piece', 1000, ?, 0)",
            (self._cart_id, self._lines, product_id, sku, name, price),
        )
        db.execute(
            "UPDATE carts SET next_number = ? WHERE cart_id = ?", (self._lines + 1, self._cart_id)
        )
        remaining = (stock - reserved) // 1000 - 1
        added = (
            f'{{"version":1,"cart_id":"{self._cart_id}","product_id":"{product_id}",'
            f'"product_name":"{name}","quantity":"1","unit_price":"{price / 100:.2f}"}}'
        )
        reserved_text = (
            f'{{"version":1,"product_id":"{product_id}","product_name":"{name}",'
            f'"quantity_reserved":"1","remaining_stock":"{remaining}"}}'
        )
        events.append(("CartItemAdded", "Cart", self._cart_id, added))
        events.append(("StockReserved", "Product", product_id, reserved_text))
        (last,) = db.execute(
            "UPDATE registers SET last_event_seq = last_event_seq + ? WHERE register_id = '1'"
            " RETURNING last_event_seq",
            (len(events),),
        ).fetchone()
        first = last - len(events) + 1
        now = utc_now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        db.executemany(
            "INSERT INTO outbox (seq, event_type, event_id, occurred_at, actor_id, approver_id,"
            " register_id, shift_id, aggregate_type, aggregate_id, event_data)"
            " VALUES (?, ?, ?, ?, 'anonymous', NULL, '1', NULL, ?, ?, ?)",
            [
                (first + index, kind, str(new_id()), now, aggregate, key, data)
                for index, (kind, aggregate, key, data) in enumerate(events)
            ],
        )
        db.execute("COMMIT")
        self._move()

    def checkpoint(self) -> None:
        """Do between rounds what the till does when it is idle."""
        self._db.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _move(self) -> None:
        db = self._db
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("BEGIN IMMEDIATE")
        rows = db.execute("SELECT * FROM outbox ORDER BY seq").fetchall()
        last = db.execute("SELECT hash FROM audit_log ORDER BY seq DESC LIMIT 1").fetchone()
        previous = last[0]
        entries: list[tuple[Any, ...]] = []
        for row in rows:
            content = previous + "".join(map(str, row))
            digest = hashlib.sha256(content.encode()).hexdigest()
            entries.append((*row, previous, digest))
            previous = digest
        db.executemany(
            "INSERT INTO audit_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entries
        )
        db.execute("DELETE FROM outbox WHERE seq <= ?", (rows[-1][0],))
        db.execute("COMMIT")
