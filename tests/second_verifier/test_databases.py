"""Sound logs are sound, and each way to tamper is named as the document demands."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.second_verifier import CannotTell, Finding, verify_database
from tests.second_verifier.formulas import ZEROS, Row
from tests.second_verifier.logs import (
    FIRST,
    SECOND,
    STRANGER,
    Log,
    hashed,
    long_log,
    small_log,
    with_text,
)

FORGED, FOREIGN = "forged-signature", "foreign-key"


def found(finding: Finding) -> tuple[str | None, int | None, int]:
    return finding.kind, finding.first_bad_seq, finding.checked


def renumbered(rows: list[Row]) -> list[Row]:
    return [replace(row, seq=place) for place, row in enumerate(rows, start=1)]


def change(log: Log) -> None:
    log.rows[9] = with_text(log.rows[9], "actor_id", "eve")


def change_to_null(log: Log) -> None:
    texts = log.rows[8].texts
    log.rows[8] = replace(log.rows[8], texts=(*texts[:4], None, *texts[5:]))


def change_and_hash(log: Log) -> None:
    log.rows[9] = hashed(with_text(log.rows[9], "actor_id", "eve"))


def change_and_chain(log: Log) -> None:
    change(log)
    log.chained_anew(10)


def change_and_chain_after_a_checkpoint(log: Log) -> None:
    log.rows[14] = with_text(log.rows[14], "actor_id", "eve")
    log.chained_anew(15)


def change_previous_hash(log: Log) -> None:
    log.rows[9] = replace(log.rows[9], prev_hash=log.rows[9].prev_hash.upper())


def change_the_first_link(log: Log) -> None:
    log.rows[0] = hashed(replace(log.rows[0], prev_hash="1" * 64))


def point_at_another_row(log: Log) -> None:
    log.rows[9] = hashed(replace(log.rows[9], prev_hash=log.rows[3].hash))


def remove(log: Log) -> None:
    del log.rows[9]


def remove_and_renumber(log: Log) -> None:
    log.rows = renumbered([*log.rows[:9], *log.rows[10:]])


def remove_the_first_and_renumber(log: Log) -> None:
    log.rows = renumbered(log.rows[1:])


def cut(log: Log) -> None:
    del log.rows[27:]


def empty(log: Log) -> None:
    log.rows.clear()


def insert(log: Log) -> None:
    new = hashed(replace(log.rows[9], prev_hash=log.rows[8].hash, hash=""))
    new = hashed(with_text(new, "actor_id", "eve"))
    log.rows = renumbered([*log.rows[:9], new, *log.rows[9:-1]])


def insert_first(log: Log) -> None:
    new = hashed(with_text(log.rows[0], "actor_id", "eve"))
    log.rows = renumbered([new, *log.rows[:-1]])


def insert_badly(log: Log) -> None:
    new = with_text(log.rows[9], "actor_id", "eve")
    log.rows = renumbered([*log.rows[:9], new, *log.rows[9:-1]])


def insert_badly_first(log: Log) -> None:
    new = with_text(log.rows[0], "actor_id", "eve")
    log.rows = renumbered([new, *log.rows[:-1]])


def append(log: Log) -> None:
    log.sell(1)


def append_far_away(log: Log) -> None:
    log.rows.append(replace(log.rows[-1], seq=90))


def double(log: Log) -> None:
    log.rows.insert(10, log.rows[9])


def swap(log: Log) -> None:
    log.rows[9], log.rows[10] = log.rows[10], log.rows[9]
    log.rows = renumbered(log.rows)


def move_up(log: Log) -> None:
    log.rows.insert(4, log.rows.pop(19))
    log.rows = renumbered(log.rows)


def move_down(log: Log) -> None:
    log.rows.insert(19, log.rows.pop(4))
    log.rows = renumbered(log.rows)


def copy_an_old_row(log: Log) -> None:
    log.rows = renumbered([*log.rows[:9], log.rows[4], *log.rows[9:-1]])


TAMPERINGS: list[tuple[Callable[[Log], None], str, int, int]] = [
    (change, "changed", 10, 9),
    (change_to_null, "changed", 9, 8),
    (change_and_hash, "changed", 10, 9),
    (change_and_chain, "changed", 1, 0),
    (change_and_chain_after_a_checkpoint, "changed", 12, 11),
    (change_previous_hash, "changed", 10, 9),
    (change_the_first_link, "changed", 1, 0),
    (point_at_another_row, "reordered", 10, 9),
    (remove, "missing", 10, 9),
    (remove_and_renumber, "missing", 10, 9),
    (remove_the_first_and_renumber, "missing", 1, 0),
    (cut, "cut", 28, 27),
    (empty, "cut", 1, 0),
    (insert, "inserted", 10, 9),
    (insert_first, "inserted", 1, 0),
    (insert_badly, "inserted", 10, 9),
    (insert_badly_first, "inserted", 1, 0),
    (append, "inserted", 31, 30),
    (append_far_away, "inserted", 90, 30),
    (double, "inserted", 10, 9),
    (swap, "reordered", 10, 9),
    (move_up, "reordered", 5, 4),
    (move_down, "reordered", 5, 4),
    (copy_an_old_row, "reordered", 10, 9),
]


@pytest.mark.parametrize(("tamper", "kind", "seq", "checked"), TAMPERINGS)
def test_a_tampered_log_is_named_by_kind_and_first_bad_row(
    tmp_path: Path, tamper: Callable[[Log], None], kind: str, seq: int, checked: int
) -> None:
    log = small_log()
    tamper(log)
    path = log.write(tmp_path / "pos.db", numbered=30)
    assert found(verify_database(path)) == (kind, seq, checked)


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 17])
def test_a_log_without_checkpoints_is_sound(tmp_path: Path, rows: int) -> None:
    log = Log()
    log.sell(rows)
    assert verify_database(log.write(tmp_path / "pos.db")) == Finding(sound=True, checked=rows)


def test_a_log_with_checkpoints_is_sound(tmp_path: Path) -> None:
    finding = verify_database(small_log().write(tmp_path / "pos.db"))
    assert finding == Finding(sound=True, checked=30)


def rotated(log: Log, **changed: object) -> Log:
    log.rotate(FIRST, SECOND, **changed)
    log.sell(2)
    log.sign()
    return log


def test_a_key_that_the_one_before_vouches_for_is_sound(tmp_path: Path) -> None:
    path = rotated(small_log()).write(tmp_path / "pos.db")
    assert verify_database(path) == Finding(sound=True, checked=34)


def test_a_key_that_nobody_vouches_for_is_a_warning(tmp_path: Path) -> None:
    path = rotated(small_log(), voucher=None).write(tmp_path / "pos.db")
    assert verify_database(path) == Finding(sound=True, checked=34, warnings=(31,))


def wrong_root(log: Log) -> None:
    signed = replace(log.checkpoint(29), root=ZEROS)
    log.sign(29, root=ZEROS, signature=FIRST.sign(signed.text))


def old_key_after_rotation(log: Log) -> None:
    log.rotate()
    log.sign(signer=FIRST)


def unreadable(payload: str) -> Callable[[Log], None]:
    def add(log: Log) -> None:
        log.add("CheckpointSigned", payload, "AuditTrail")

    return add


FORGERIES: list[tuple[Callable[[Log], None], str, int]] = [
    (lambda log: log.introduce(STRANGER), FOREIGN, 31),
    (lambda log: log.rotate(key_id="0" * 16), FOREIGN, 31),
    (lambda log: log.rotate(previous_key_id=STRANGER.key_id), FOREIGN, 31),
    (lambda log: log.rotate(voucher="0" * 128), FOREIGN, 31),
    (lambda log: log.rotate(voucher="no signature"), FOREIGN, 31),
    (lambda log: log.rotate(voucher=None, key_id="0" * 16), FOREIGN, 31),
    (lambda log: log.sign(signer=STRANGER), FOREIGN, 31),
    (lambda log: log.sign(key_id=STRANGER.key_id), FOREIGN, 31),
    (old_key_after_rotation, FOREIGN, 32),
    (lambda log: log.sign(number=4), FORGED, 31),
    (lambda log: log.sign(number=2), FORGED, 31),
    (lambda log: log.sign(25), FORGED, 31),
    (lambda log: log.sign(size=24), FORGED, 31),
    (lambda log: log.sign(signature="0" * 128), FORGED, 31),
    (lambda log: log.sign(signature=""), FORGED, 31),
    (lambda log: log.sign(signed_at="2026-11-22T09:15:02.000000Z"), FORGED, 31),
    (lambda log: log.sign(root=ZEROS), FORGED, 31),
    (lambda log: log.sign(trail_id="another"), FORGED, 31),
    (lambda log: log.sign(number="3"), FORGED, 31),
    (lambda log: log.sign(number=True), FORGED, 31),
    (unreadable("{"), FORGED, 31),
    (unreadable("[]"), FORGED, 31),
    (unreadable("{}"), FORGED, 31),
    (wrong_root, "changed", 26),
]


@pytest.mark.parametrize(("forge", "kind", "seq"), FORGERIES)
def test_evidence_that_does_not_hold_is_named(
    tmp_path: Path, forge: Callable[[Log], None], kind: str, seq: int
) -> None:
    log = small_log()
    forge(log)
    log.sell(1)
    path = log.write(tmp_path / "pos.db")
    assert found(verify_database(path)) == (kind, seq, seq - 1)


def test_a_checkpoint_over_its_own_row_is_forged(tmp_path: Path) -> None:
    log = small_log()
    signed = replace(log.checkpoint(30), size=31)
    log.sign(30, size=31, signature=FIRST.sign(signed.text))
    path = log.write(tmp_path / "pos.db")
    assert found(verify_database(path)) == (FORGED, 31, 30)


def test_a_first_key_with_the_id_of_another_is_foreign(tmp_path: Path) -> None:
    log = Log()
    log.introduce(FIRST, key_id=SECOND.key_id)
    assert found(verify_database(log.write(tmp_path / "pos.db"))) == (FOREIGN, 1, 0)


def test_a_rotation_before_any_key_is_foreign(tmp_path: Path) -> None:
    log = Log()
    log.rotate()
    assert found(verify_database(log.write(tmp_path / "pos.db"))) == (FOREIGN, 1, 0)


# ---------------------------------------------------------------- after an archive
@pytest.mark.parametrize("archived", [256, 512])
def test_a_log_whose_beginning_was_archived_is_sound(tmp_path: Path, archived: int) -> None:
    log = long_log()
    log.archive_event(archived)
    path = log.write(tmp_path / "pos.db")
    assert verify_database(path) == Finding(sound=True, checked=len(log.rows) - archived)


def test_a_live_row_changed_and_chained_anew_after_an_archive_is_changed(tmp_path: Path) -> None:
    log = long_log()
    log.archive_event(512)
    log.rows[519] = with_text(log.rows[519], "actor_id", "eve")
    log.chained_anew(520)
    finding = verify_database(log.write(tmp_path / "pos.db"))
    assert found(finding) == ("changed", 513, 0)


def test_rows_missing_after_an_archive_are_missing(tmp_path: Path) -> None:
    log = long_log()
    log.archive_event(256)
    del log.rows[256]
    path = log.write(tmp_path / "pos.db", numbered=len(log.rows) + 1)
    assert found(verify_database(path)) == ("missing", 257, 0)


def test_an_archive_that_ends_in_another_hash_is_reordered(tmp_path: Path) -> None:
    log = long_log()
    log.archive_event(256, last_hash=ZEROS)
    path = log.write(tmp_path / "pos.db")
    assert found(verify_database(path)) == ("reordered", 257, 0)


def altered(path: Path, statement: str) -> Path:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement)
    return path


@pytest.mark.parametrize(
    ("root", "defect"), [(ZEROS, ("changed", 513, 0)), ("no hash", ("missing", 1, 0))]
)
def test_a_tile_of_archived_rows_that_is_another_is_found(
    tmp_path: Path, root: str, defect: tuple[str, int, int]
) -> None:
    log = long_log()
    log.archive_event(512)
    path = altered(log.write(tmp_path / "pos.db"), f"UPDATE audit_tiles SET root = '{root}'")
    assert found(verify_database(path)) == defect


def test_a_key_of_archived_rows_that_is_another_shows_at_the_next_checkpoint(
    tmp_path: Path,
) -> None:
    log = long_log()
    log.archive_event(512)
    path = log.write(tmp_path / "pos.db")
    altered(path, f"UPDATE audit_keys SET public_key = '{STRANGER.public_key}'")
    assert found(verify_database(path)) == (FORGED, 552, 39)


def test_a_log_from_before_there_were_checkpoints_is_sound(tmp_path: Path) -> None:
    log = Log()
    log.sell(5)
    path = altered(log.write(tmp_path / "pos.db"), "DROP TABLE audit_trail")
    assert verify_database(path) == Finding(sound=True, checked=5)


def test_a_file_that_is_no_log_cannot_be_told(tmp_path: Path) -> None:
    path = tmp_path / "pos.db"
    path.write_text("no database, but long enough to be read as one" * 20, encoding="utf-8")
    with pytest.raises(CannotTell):
        verify_database(path)
