"""Old entries leave the log for a file that proves itself; the log verifies on."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.application.errors import ArchiveDamaged, NothingToArchive
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.domain.errors import NotArchivable
from pos_app.infrastructure.audit import archive
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.infrastructure.audit.evidence import a_receipt_code, rows_of, verified
from tests.stores import a_till, sell, stocked

TOMORROW = datetime.now(UTC) + timedelta(days=1)


def busy(till: Till, sales: int = 80) -> None:
    """Log some seven hundred entries, sealed now and then, with a key that changes."""
    stocked(till, "Milk", stock="1000")
    for number in range(sales):
        sell(till, "MILK")
        if number in {10, 30}:
            till.trail.sign_checkpoint()
        if number == 20:
            till.trail.rotate_key()


@pytest.mark.parametrize("name", ["old.jsonl", "old.jsonl.gz"])
def test_an_archive_holds_the_oldest_entries_and_the_log_the_others(
    tmp_path: Path, name: str
) -> None:
    with a_till(tmp_path / "store") as till:
        busy(till)
        before = rows_of(tmp_path / "store" / DATABASE_NAME)
        written = till.archives.archive(tmp_path / name, TOMORROW)
        after = rows_of(tmp_path / "store" / DATABASE_NAME)
    assert (written.first_seq, written.last_seq % 256) == (1, 0)
    assert after[0][0] == written.last_seq + 1
    data = (tmp_path / name).read_bytes()
    head, *entries, proof = (gzip.decompress(data) if name.endswith("gz") else data).splitlines()
    assert json.loads(head)["last_seq"] == written.last_seq
    assert "proof" in json.loads(proof)
    assert [json.loads(each)["hash"] for each in entries] == [
        row[12] for row in before[: written.last_seq]
    ]


def test_the_log_verifies_on_and_agrees_with_older_anchors(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        busy(till)
        anchor = till.trail.anchor()
        code = a_receipt_code(till, 7)
        till.archives.archive(tmp_path / "old.jsonl", TOMORROW)
        sell(till, "MILK")
        till.trail.rotate_key()
        till.trail.sign_checkpoint()
        assert till.audit.verify_recent().is_sound
    found = verified(tmp_path / "store" / DATABASE_NAME, anchor, code)
    assert found.is_sound
    assert found.first_seq > 1


def test_a_second_archive_goes_on_where_the_first_ended(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        busy(till, sales=50)
        first = till.archives.archive(tmp_path / "1.jsonl", TOMORROW)
        with pytest.raises(NothingToArchive):
            till.archives.archive(tmp_path / "none.jsonl", TOMORROW)
        for _ in range(60):
            sell(till, "MILK")
        second = till.archives.archive(tmp_path / "2.jsonl", TOMORROW)
        assert second.first_seq == first.last_seq + 1
        assert till.audit.verify().is_sound


def test_a_change_after_archiving_is_still_found(tmp_path: Path) -> None:
    path = tmp_path / "store" / DATABASE_NAME
    with a_till(tmp_path / "store") as till:
        busy(till)
        last = till.archives.archive(tmp_path / "old.jsonl", TOMORROW).last_seq
    connection = DRIVER.connect(str(path), isolation_level=None)
    connection.execute("DROP TRIGGER audit_log_refuses_update")
    connection.execute("UPDATE audit_log SET actor_id = 'x' WHERE seq = ?", (last + 5,))
    connection.close()
    found = verified(path)
    assert (found.first_bad_seq, found.kind) == (last + 5, "changed")


def test_nobody_deletes_what_no_archive_holds(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        busy(till)
        last = till.archives.archive(tmp_path / "old.jsonl", TOMORROW).last_seq
    connection = DRIVER.connect(str(tmp_path / "store" / DATABASE_NAME), isolation_level=None)
    with pytest.raises(DRIVER.IntegrityError, match="append-only"):
        connection.execute("DELETE FROM audit_log WHERE seq = ?", (last + 1,))
    connection.close()


def test_an_archive_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text("last year's\n")
    with a_till(tmp_path / "store") as till:
        busy(till)
        with pytest.raises(FileExistsError):
            till.archives.archive(tmp_path / "old.jsonl", TOMORROW)
        assert till.audit.verify().first_seq == 1
    assert (tmp_path / "old.jsonl").read_text() == "last year's\n"


def test_nothing_leaves_when_the_disk_did_not_keep_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = archive.check_archive

    def spoil(path: Path, *, is_packed: bool) -> None:
        text = path.read_text()
        path.write_text(text.replace('"actor_id": "anonymous"', '"actor_id": "nobody"', 1))
        check(path, is_packed=is_packed)

    monkeypatch.setattr(archive, "check_archive", spoil)
    with a_till(tmp_path / "store") as till:
        busy(till)
        with pytest.raises(ArchiveDamaged):
            till.archives.archive(tmp_path / "old.jsonl", TOMORROW)
        assert till.audit.verify().first_seq == 1
    assert not list(tmp_path.glob("old*"))


def test_what_is_not_sealed_or_ends_within_a_tile_may_not_leave(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        busy(till)
        for last_seq in (100, 256_000, 0):
            with pytest.raises(NotArchivable):
                till.trail.record_archive(
                    last_seq=last_seq, last_hash="", file_name="x", file_sha256="", keys=()
                )
