"""An export holds the log's own bytes, is whole or not there, and leaves a trace."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from pos_app.application.evidence import Anchor
from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.infrastructure.audit.chain import GENESIS, entry_hash
from pos_app.infrastructure.audit.proofs import holds
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


def types_in(folder: Path) -> set[str]:
    connection = DRIVER.connect(str(folder / DATABASE_NAME))
    rows = connection.execute("SELECT event_type FROM audit_log").fetchall()
    connection.close()
    return {row[0] for row in rows}


def test_each_line_is_one_entry_with_the_stored_bytes(tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    with a_till(tmp_path / "store") as till:
        sold(till)
        summary = till.audit.export(target, AuditFilter())
    rows = stored(tmp_path / "store")
    head, *lines = target.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert json.loads(head)["entry_count"] == 9
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
    for line in target.read_text(encoding="utf-8").splitlines()[1:]:
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
    assert seq == 4  # after the seal that the export proves its entries with
    assert (told["file_name"], told["file_format"]) == ("log.jsonl", "jsonl")
    assert (told["entry_count"], told["first_seq"], told["last_seq"]) == (1, 1, 1)


def test_only_what_passes_the_filter_is_exported(tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with a_till(tmp_path / "store") as till:
        sold(till)
        wanted = AuditFilter(event_types=frozenset({"OrderCreated"}))
        assert till.audit.export(target, wanted).entry_count == 1
        head, line = map(json.loads, target.read_text(encoding="utf-8").splitlines())
        assert head["filter"] == {"event_types": ["OrderCreated"]}
        assert line["event_type"] == "OrderCreated"
        summary = till.audit.export(target, AuditFilter(since=tomorrow))
    assert (summary.entry_count, summary.first_seq, summary.last_seq) == (0, None, None)
    (head,) = map(json.loads, target.read_text(encoding="utf-8").splitlines())
    assert list(head["filter"]) == ["since"]


def test_a_file_that_cannot_be_written_records_nothing(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        with pytest.raises(OSError, match="nowhere"):
            till.audit.export(tmp_path / "nowhere" / "log.jsonl", AuditFilter())
        assert "AuditLogExported" not in types_in(tmp_path / "store")


@pytest.mark.parametrize("name", [DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm"])
def test_an_export_never_takes_the_place_of_the_store(tmp_path: Path, name: str) -> None:
    with a_till(tmp_path / "store") as till:
        with pytest.raises(FileExistsError):
            till.audit.export(tmp_path / "store" / ".." / "store" / name, AuditFilter())
        assert "AuditLogExported" not in types_in(tmp_path / "store")


def test_an_export_that_is_stopped_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "log.jsonl"
    target.write_text("the old export\n", encoding="utf-8")

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with a_till(tmp_path / "store") as till, pytest.raises(KeyboardInterrupt):
        till.audit.export(target, AuditFilter(), stop)
    assert target.read_text(encoding="utf-8") == "the old export\n"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["log.jsonl"]


@pytest.mark.parametrize("file_format", ["jsonl", "csv"])
@pytest.mark.parametrize(
    "wanted", [AuditFilter(), AuditFilter(event_types=frozenset({"StockSold"}))]
)
def test_the_proof_beside_an_export_leads_to_a_signed_root(
    tmp_path: Path, file_format: str, wanted: AuditFilter
) -> None:
    target = tmp_path / f"log.{file_format}"
    with a_till(tmp_path / "store") as till:
        stocked(till, "Milk", stock="900")
        for _ in range(60):
            sell(till, "MILK")
        till.audit.export(target, wanted, file_format=file_format)
        sell(till, "MILK")
    proof = json.loads((tmp_path / f"log.{file_format}.proof.json").read_text())
    assert proof["file"]["sha256"] == sha256(target.read_bytes()).hexdigest()
    leaves = hashes_in(target)
    signed = proof["checkpoint"]
    text = f"{signed['text']}signature {signed['signature']}\npublic-key {signed['public_key']}\n"
    checkpoint = Anchor.read(text).checkpoint
    assert len(leaves) == (60 if wanted.event_types else checkpoint.size)
    assert holds(leaves, proof["nodes"], checkpoint)
    seq, entry_hash_ = leaves[0]
    assert not holds([(seq, entry_hash_[::-1]), *leaves[1:]], proof["nodes"], checkpoint)
    assert not holds(leaves[1:], proof["nodes"], checkpoint)


def hashes_in(path: Path) -> list[tuple[int, str]]:
    """Return seq and hash of every entry of an export, read by another parser than ours."""
    if path.suffix == ".jsonl":
        entries = map(json.loads, path.read_text(encoding="utf-8").splitlines()[1:])
        return [(entry["seq"], entry["hash"]) for entry in entries]
    return [(int(row["seq"]), row["hash"]) for row in spreadsheet(path)]


def spreadsheet(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV export by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader([line for line in file if line[0] != "#"]))


def test_a_spreadsheet_holds_the_stored_bytes_too(tmp_path: Path) -> None:
    target = tmp_path / "log.csv"
    with a_till(tmp_path / "store") as till:
        sold(till)
        till.audit.export(target, AuditFilter(), file_format="csv")
    rows = spreadsheet(target)
    assert [row["event_data"] for row in rows] == [
        event_data for _, event_data in stored(tmp_path / "store")[: len(rows)]
    ]
