"""Stores whose logs are sealed, and hands that tamper with them as somebody with the file can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pos_app.application.audit_service import Verification
from pos_app.application.evidence import Anchor, ReceiptCode
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.infrastructure.audit.chain import GENESIS, entry_hash
from pos_app.infrastructure.audit.verifier import ChainVerifier
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from tests.stores import a_till, sell, stocked

Row = list[object]


def sealed_store(folder: Path, sales: int = 3) -> Path:
    """Sell, seal, sell, rotate the key, seal and sell on; return the database's path."""
    with a_till(folder) as till:
        stocked(till, "Milk", stock="1000")
        for number in range(sales):
            sell(till, "MILK")
            till.trail.sign_checkpoint()
            if number == 0:
                till.trail.rotate_key()
        sell(till, "MILK")
    return folder / DATABASE_NAME


def verified(path: Path, *anchors: Anchor | ReceiptCode) -> Verification:
    """Check the log of a database file."""
    database = Database(path, read_only=True)
    try:
        return ChainVerifier(database).verify(anchors=anchors)
    finally:
        database.close()


def finding(path: Path, *anchors: Anchor | ReceiptCode) -> tuple[int | None, str]:
    """Return the first bad seq and the kind, (None, "") for a sound log."""
    found = verified(path, *anchors)
    assert found.is_sound == (found.first_bad_seq is None)
    return found.first_bad_seq, found.kind


def rows_of(path: Path) -> list[Row]:
    """Return the log's rows."""
    connection = DRIVER.connect(str(path))
    rows = [list(row) for row in connection.execute("SELECT * FROM audit_log ORDER BY seq")]
    connection.close()
    return rows


def rewrite(path: Path, change: Callable[[list[Row]], list[Row] | None], start: int = 1) -> None:
    """Change the rows, chain them anew from ``start`` on, and hide it from numbers and triggers."""
    rows = rows_of(path)
    rows = change(rows) or rows
    link = GENESIS if start == 1 else str(rows[start - 2][12])
    for number, row in enumerate(rows[start - 1 :], start=start):
        fields = [None if value is None else str(value) for value in row[1:11]]
        row[0] = number
        row[11] = link
        row[12] = link = entry_hash(link, number, fields)
    connection = DRIVER.connect(str(path), isolation_level=None)
    for trigger in ("refuses_update", "refuses_delete", "continues"):
        connection.execute(f"DROP TRIGGER audit_log_{trigger}")
    connection.execute("DELETE FROM audit_log")
    places = ", ".join("?" * 13)
    connection.executemany(f"INSERT INTO audit_log VALUES ({places})", rows)
    connection.execute("UPDATE registers SET last_event_seq = ?", (len(rows),))
    connection.close()


def seqs_of(path: Path, event_type: str) -> list[int]:
    """Return where events of a type stand."""
    return [int(str(row[0])) for row in rows_of(path) if row[1] == event_type]


def an_anchor(folder: Path) -> Anchor:
    """Take an anchor of a store."""
    with a_till(folder) as till:
        return till.trail.anchor()


def a_receipt_code(till: Till, seq: int) -> ReceiptCode:
    """Return the code that the receipt of an entry carries."""
    queries = till.audit_queries()
    entry = queries.entry(seq)
    queries.close()
    assert entry is not None
    return ReceiptCode.of(seq, entry.hash)
