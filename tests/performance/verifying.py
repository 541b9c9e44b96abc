"""How long a check of the log takes, against hashing the same bytes that a bare cursor reads."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.domain.values.ids import new_id
from pos_app.infrastructure.audit.chain import entry_hash
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.performance.measuring import Pair, Spread, interleaved, timed
from tests.stores import a_till, sell, stocked

FULL = 400_000
ROUNDS = 5
_TEMPLATE_SALES = 150
_AT_ONCE = 20_000
_EXTRA_SALES = 20


@dataclass(frozen=True, slots=True)
class Checked:
    """Seconds, for a log of ``size`` entries."""

    size: int
    sealing: float
    recent: Spread


def full(folder: Path, size: int = FULL) -> Pair:
    """Check a whole sealed log, and read and hash the same bytes bare; seconds per entry."""
    path = _long_store(folder, size)
    with a_till(folder) as till:
        till.trail.sign_checkpoint()
        count = till.evidence.last_checkpoint()
        assert count is not None

        def ours() -> None:
            assert till.audit.verify().is_sound

        return interleaved(ours, lambda: _floor(path), rounds=ROUNDS, operations=count.size)


def recent(folder: Path, size: int) -> Checked:
    """Seal a long log for the first time, sell a little, and check what is recent."""
    _long_store(folder, size)
    with a_till(folder) as till:
        begun = time.perf_counter()
        till.trail.sign_checkpoint()
        sealing = time.perf_counter() - begun
        _sell_on(till)
        times = [timed(partial(_check_recent, till)) for _ in range(ROUNDS)]
    return Checked(size, sealing, Spread.of(times))


def _check_recent(till: Till) -> None:
    found = till.audit.verify_recent()
    assert found.is_sound
    assert found.first_seq > 1


def _sell_on(till: Till) -> None:
    for _ in range(_EXTRA_SALES):
        sell(till, "MILK")


def _floor(path: Path) -> None:
    connection = DRIVER.connect(f"file:{path}?mode=ro", uri=True)
    connection.text_factory = bytes
    sha256, previous = hashlib.sha256, b""
    for row in connection.execute(
        "SELECT seq, event_type, event_id, occurred_at, actor_id, approver_id, register_id,"
        " shift_id, aggregate_type, aggregate_id, event_data, prev_hash, hash"
        " FROM audit_log ORDER BY seq"
    ):
        previous = sha256(previous + b"".join(filter(None, row[1:11]))).digest()
    connection.close()


def _long_store(folder: Path, size: int) -> Path:
    """Fill a store's log with truly chained entries, as its own sales would have been."""
    with a_till(folder) as till:
        stocked(till, "Milk", stock="100000")
        for _ in range(_TEMPLATE_SALES):
            sell(till, "MILK")
    path = folder / DATABASE_NAME
    connection = DRIVER.connect(str(path), isolation_level=None)
    template = connection.execute("SELECT * FROM audit_log ORDER BY seq").fetchall()
    trigger = connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'audit_log_continues'"
    ).fetchone()[0]
    connection.execute("DROP TRIGGER audit_log_continues")
    connection.execute("PRAGMA synchronous=OFF")
    places = ", ".join("?" * len(template[0]))
    rows = _continued(template, size)
    while batch := [row for _, row in zip(range(_AT_ONCE), rows, strict=False)]:
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO audit_log VALUES ({places})", batch)
        connection.execute("COMMIT")
    connection.execute("UPDATE registers SET last_event_seq = ?", (size,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute(trigger)
    connection.close()
    return path


def _continued(template: list[tuple[object, ...]], size: int) -> Iterator[tuple[object, ...]]:
    seq, link = len(template), str(template[-1][12])
    sale = [list(row) for row in template[-7 * 20 :]]
    while seq < size:
        for row in sale:
            if seq == size:
                return
            seq += 1
            row[0], row[2], row[11] = seq, str(new_id()), link
            fields = [None if value is None else str(value) for value in row[1:11]]
            row[12] = link = entry_hash(link, seq, fields)
            yield tuple(row)
