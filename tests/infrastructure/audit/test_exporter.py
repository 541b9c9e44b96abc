"""An export holds the log's own bytes, is whole or not there, and leaves a trace."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.infrastructure.audit.chain import GENESIS, entry_hash
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.stores import a_till, sell, stocked

HASHED = [
    "event_type",
    "event_id",
    "occurred_at",
    "actor_id",
    "approver_id",
    "register_id",
    "shift_id",
    "aggregate_type",
    "aggregate_id",
]


def sold(till: Till) -> None:
    stocked(till, 'Käse "alt" \\ 🧀', sku="K", stock="10")
    sell(till, "K")


def stored(folder: Path) -> list[tuple[int, str]]:
    connection = DRIVER.connect(str(folder / DATABASE_NAME))
    rows: list[tuple[int, str]] = connection.execute(
        "SELECT seq, event_data FROM audit_log ORDER BY seq"
    ).fetchall()
    connection.close()
    return rows


def test_each_line_is_one_entry_with_the_stored_bytes(tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    with a_till(tmp_path / "store") as till:
        sold(till)
        summary = till.audit.export(target, AuditFilter())
    rows = stored(tmp_path / "store")
    lines = target.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert (summary.entry_count, summary.first_seq, summary.last_seq) == (9, 1, 9)
    for line, (seq, event_data) in zip(lines, rows[:9], strict=True):
        assert json.loads(line)["seq"] == seq
        assert line.endswith(f', "event_data": {event_data}}}')


def test_the_chain_can_be_checked_from_the_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    with a_till(tmp_path / "store") as till:
        sold(till)
        till.audit.export(target, AuditFilter())
    previous = GENESIS
    for line in target.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        event_data = line.split(', "event_data": ', 1)[1][:-1]
        fields = [*(entry[name] for name in HASHED), event_data]
        assert entry["prev_hash"] == previous
        assert entry["hash"] == entry_hash(previous, entry["seq"], fields)
        previous = entry["hash"]


def test_an_export_is_an_event(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        till.audit.export(tmp_path / "log.jsonl", AuditFilter())
    seq, event_data = stored(tmp_path / "store")[-1]
    told = json.loads(event_data)
    assert seq == 2
    assert (told["file_name"], told["file_format"]) == ("log.jsonl", "jsonl")
    assert (told["entry_count"], told["first_seq"], told["last_seq"]) == (1, 1, 1)


def test_only_what_passes_the_filter_is_exported(tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with a_till(tmp_path / "store") as till:
        sold(till)
        wanted = AuditFilter(event_types=frozenset({"OrderCreated"}))
        assert till.audit.export(target, wanted).entry_count == 1
        assert json.loads(target.read_text(encoding="utf-8"))["event_type"] == "OrderCreated"
        summary = till.audit.export(target, AuditFilter(since=tomorrow))
    assert (summary.entry_count, summary.first_seq, summary.last_seq) == (0, None, None)
    assert target.read_text(encoding="utf-8") == ""


def test_a_file_that_cannot_be_written_records_nothing(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        with pytest.raises(OSError, match="nowhere"):
            till.audit.export(tmp_path / "nowhere" / "log.jsonl", AuditFilter())
        assert till.order_queries.totals().audit_entries == 1


@pytest.mark.parametrize("name", [DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm"])
def test_an_export_never_takes_the_place_of_the_store(tmp_path: Path, name: str) -> None:
    with a_till(tmp_path / "store") as till:
        with pytest.raises(FileExistsError):
            till.audit.export(tmp_path / "store" / ".." / "store" / name, AuditFilter())
        assert till.order_queries.totals().audit_entries == 1


def test_an_export_that_is_stopped_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    target.write_text("the old export\n", encoding="utf-8")

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with a_till(tmp_path / "store") as till, pytest.raises(KeyboardInterrupt):
        till.audit.export(target, AuditFilter(), stop)
    assert target.read_text(encoding="utf-8") == "the old export\n"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["log.jsonl"]
