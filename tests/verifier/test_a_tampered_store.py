"""Every way to tamper with a store's log, and the row and the kind that must be named."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.verifier import maker
from tests.verifier.conftest import Finds, Verify
from tests.verifier.log_maker import COLUMNS, Log, Signer, hash_of


def a_log() -> Log:
    """Rows 1-10, key at 11, checkpoint of 11 at 12, rows to 20, checkpoint of 20 at 21, to 30."""
    return Log().sales(10).introduce().checkpoint().sales(8).checkpoint().sales(9)


def tamper(path: Path, *statements: str) -> Path:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path


def shift(first: int, by: int) -> tuple[str, str]:
    """Renumber all rows from ``first`` on, past each other's unique numbers."""
    return (
        f"UPDATE audit_log SET seq = -(seq + {by}) WHERE seq >= {first}",
        "UPDATE audit_log SET seq = -seq WHERE seq < 0",
    )


def test_an_untouched_log_is_sound(finds: Finds, tmp_path: Path) -> None:
    assert finds(maker.store(a_log(), tmp_path)) == (None, None, 30)


def test_a_folder_is_looked_into(finds: Finds, tmp_path: Path) -> None:
    maker.store(a_log(), tmp_path)
    assert finds(tmp_path) == (None, None, 30)


def test_an_empty_log_is_sound(finds: Finds, tmp_path: Path) -> None:
    assert finds(maker.store(Log(), tmp_path)) == (None, None, 0)


def test_events_that_wait_in_the_outbox_are_not_missed(finds: Finds, tmp_path: Path) -> None:
    assert finds(maker.store(a_log(), tmp_path, waiting=3)) == (None, None, 30)


@pytest.mark.parametrize("column", COLUMNS[1:11])
def test_each_column_is_under_the_hash(column: str, finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path)
    tamper(path, f"UPDATE audit_log SET {column} = 'x' WHERE seq = 7")
    assert finds(path) == ("changed", 7, 6)


def test_null_and_the_empty_text_are_told_apart(finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path)
    tamper(path, "UPDATE audit_log SET approver_id = '' WHERE seq = 8")
    assert finds(path) == ("changed", 8, 7)


def test_the_last_row_is_under_its_own_hash(finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path)
    tamper(path, "UPDATE audit_log SET actor_id = 'x' WHERE seq = 30")
    assert finds(path) == ("changed", 30, 29)


@pytest.mark.parametrize("value", ["NULL", "'x'", "upper(hash)", "x'00ff'", "5"])
def test_a_hash_that_is_none_is_changed(value: str, finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path)
    tamper(path, f"UPDATE audit_log SET hash = {value} WHERE seq = 5")
    assert finds(path) == ("changed", 5, 4)


def test_a_changed_row_with_a_hash_of_its_own_breaks_the_chain(
    finds: Finds, tmp_path: Path
) -> None:
    log = a_log()
    log.entries[6]["actor_id"] = "x"
    log.entries[6]["hash"] = hash_of(log.entries[6])
    assert finds(maker.store(log, tmp_path)) == ("changed", 7, 6)


def test_a_row_taken_out_is_missing(finds: Finds, tmp_path: Path) -> None:
    path = tamper(maker.store(a_log(), tmp_path), "DELETE FROM audit_log WHERE seq = 9")
    assert finds(path) == ("missing", 9, 8)


def test_the_first_row_taken_out_is_missing(finds: Finds, tmp_path: Path) -> None:
    path = tamper(maker.store(a_log(), tmp_path), "DELETE FROM audit_log WHERE seq = 1")
    assert finds(path) == ("missing", 1, 0)


def test_a_row_taken_out_and_the_gap_closed_is_missing(finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path)
    tamper(path, "DELETE FROM audit_log WHERE seq = 9", *shift(10, -1))
    assert finds(path) == ("missing", 9, 8)


def test_a_row_put_between_is_inserted(finds: Finds, tmp_path: Path) -> None:
    log = a_log()
    path = tamper(maker.store(log, tmp_path), *shift(9, 1))
    forged = {**log.entries[8], "actor_id": "x"}
    forged["hash"] = hash_of(forged)
    with sqlite3.connect(path) as connection:
        maker.put(connection, [forged])
    connection.close()
    assert finds(path) == ("inserted", 9, 8)


def test_a_row_put_between_without_a_hash_of_its_own_is_inserted(
    finds: Finds, tmp_path: Path
) -> None:
    log = a_log()
    path = tamper(maker.store(log, tmp_path), *shift(9, 1))
    with sqlite3.connect(path) as connection:
        maker.put(connection, [{**log.entries[8], "actor_id": "x"}])
    connection.close()
    assert finds(path) == ("inserted", 9, 8)


def test_a_row_after_the_last_one_given_out_is_inserted(finds: Finds, tmp_path: Path) -> None:
    path = tamper(maker.store(a_log(), tmp_path), "UPDATE registers SET last_event_seq = 29")
    assert finds(path) == ("inserted", 30, 29)


def test_two_rows_that_changed_places_are_reordered(finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path)
    tamper(
        path,
        "UPDATE audit_log SET seq = -1 WHERE seq = 14",
        "UPDATE audit_log SET seq = 14 WHERE seq = 16",
        "UPDATE audit_log SET seq = 16 WHERE seq = -1",
    )
    assert finds(path) == ("reordered", 14, 13)


def test_a_tail_that_was_cut_is_noticed(finds: Finds, tmp_path: Path) -> None:
    path = tamper(maker.store(a_log(), tmp_path), "DELETE FROM audit_log WHERE seq > 26")
    assert finds(path) == ("cut", 27, 26)


def test_rows_chained_anew_do_not_have_the_root_that_was_signed(
    finds: Finds, tmp_path: Path
) -> None:
    log = a_log()
    log.entries[15]["actor_id"] = "x"
    log.renumber()
    assert finds(maker.store(log, tmp_path)) == ("changed", 12, 11)


def test_a_signature_of_other_digits_is_forged(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().sales(3).checkpoint(signature="0" * 128)
    assert finds(maker.store(log, tmp_path)) == ("forged-signature", 5, 4)


@pytest.mark.parametrize(
    "forged",
    [
        {"number": 2},
        {"size": 5},
        {"size": 0},
        {"size": "4"},
        {"size": True},
        {"root": None},
        {"signed_at": "2026-11-22T09:15:02.000000Z"},
        {"root": "0" * 64},
        {"trail_id": "another"},
        {"key_id": 7},
    ],
)
def test_a_checkpoint_that_says_something_else_is_forged(
    forged: dict[str, Any], finds: Finds, tmp_path: Path
) -> None:
    log = Log().introduce().sales(3).checkpoint(**forged)
    assert finds(maker.store(log, tmp_path)) == ("forged-signature", 5, 4)


def test_a_checkpoint_that_cannot_be_read_is_forged(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce()
    log.event("CheckpointSigned", "{", group="AuditTrail", member=log.log)
    assert finds(maker.store(log, tmp_path)) == ("forged-signature", 2, 1)


def test_sizes_grow_from_checkpoint_to_checkpoint(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().sales(3).checkpoint().checkpoint(covers=4)
    assert finds(maker.store(log, tmp_path)) == ("forged-signature", 6, 5)


def test_a_checkpoint_may_be_signed_long_after_its_rows(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().sales(700).checkpoint(covers=300).checkpoint(covers=512).checkpoint()
    assert finds(maker.store(log, tmp_path)) == (None, None, 704)


def test_a_checkpoint_without_a_key_is_of_a_foreign_one(finds: Finds, tmp_path: Path) -> None:
    log = Log().sales(3)
    log.signer = Signer(1)
    assert finds(maker.store(log.checkpoint(), tmp_path)) == ("foreign-key", 4, 3)


def test_a_checkpoint_of_another_key_is_foreign(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().sales(3).checkpoint(signer=Signer(9))
    assert finds(maker.store(log, tmp_path)) == ("foreign-key", 5, 4)


def test_a_key_may_be_introduced_once_only(finds: Finds, tmp_path: Path) -> None:
    assert finds(maker.store(Log().introduce().introduce(2), tmp_path)) == ("foreign-key", 2, 1)


def test_a_key_that_was_handed_on_is_sound(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().checkpoint().rotate().checkpoint().sales(2)
    assert finds(maker.store(log, tmp_path)) == (None, None, 6)


def test_a_key_nobody_vouched_for_is_a_warning(verify: Verify, tmp_path: Path) -> None:
    log = Log().introduce().checkpoint().rotate(lost=True).checkpoint()
    exit_code, answer = verify(maker.store(log, tmp_path))
    assert exit_code == 0
    assert [each["seq"] for each in answer["warnings"]] == [3]


def test_a_voucher_of_somebody_else_is_of_a_foreign_key(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().rotate(vouched_by=Signer(9))
    assert finds(maker.store(log, tmp_path)) == ("foreign-key", 2, 1)


def test_the_old_key_signs_no_more_after_a_new_one(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().rotate().checkpoint(signer=Signer(1))
    assert finds(maker.store(log, tmp_path)) == ("foreign-key", 3, 2)


def test_a_key_that_does_not_fit_its_id_is_foreign(finds: Finds, tmp_path: Path) -> None:
    log = Log()
    log.evidence(
        "SigningKeyIntroduced",
        key_id="0" * 16,
        public_key=Signer(1).public_key,
        kept_in="file",
    )
    assert finds(maker.store(log, tmp_path)) == ("foreign-key", 1, 0)


def test_a_changed_tile_is_a_warning_for_no_row_is_in_doubt(verify: Verify, tmp_path: Path) -> None:
    path = maker.store(Log().sales(600), tmp_path)
    tamper(path, "UPDATE audit_tiles SET root = 'x' WHERE number = 1")
    exit_code, answer = verify(path)
    assert exit_code == 0
    assert [each["seq"] for each in answer["warnings"]] == [257]


def test_a_store_is_checked_while_the_till_writes(finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path, wal=True)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE registers SET last_event_seq = 40")
    assert finds(path) == (None, None, 30)
    writer.execute("ROLLBACK")
    writer.close()


def test_the_rows_that_stand_in_the_write_ahead_log_are_read(finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path, wal=True)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("UPDATE audit_log SET actor_id = 'x' WHERE seq = 3")
    assert finds(path) == ("changed", 3, 2)
    writer.close()


def test_nothing_is_left_beside_a_store_at_rest(finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path, wal=True)
    before = path.read_bytes()
    finds(path)
    assert [each.name for each in tmp_path.iterdir()] == ["pos.db"]
    assert path.read_bytes() == before
