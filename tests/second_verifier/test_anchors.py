"""What left the machine shows what the rows alone cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.second_verifier import CannotTell, Finding, verify_anchor, verify_database
from tests.second_verifier.logs import (
    FIRST,
    SECOND,
    STRANGER,
    Log,
    long_log,
    small_log,
    with_text,
    write_lines,
)

FORGED, FOREIGN = "forged-signature", "foreign-key"


def found(finding: Finding) -> tuple[str | None, int | None, int]:
    return finding.kind, finding.first_bad_seq, finding.checked


def unsigned_log() -> Log:
    """Return 20 rows with a key in the first and no checkpoint to hold them."""
    log = Log()
    log.introduce()
    log.sell(19)
    return log


def rewritten(log: Log, first: int) -> Log:
    log.rows[first - 1] = with_text(log.rows[first - 1], "actor_id", "eve")
    log.chained_anew(first)
    return log


def test_anchors_of_the_same_log_agree(tmp_path: Path) -> None:
    log = small_log()
    anchors: list[str | Path] = [
        log.write_anchor(tmp_path / "old.txt", 5),
        log.write_anchor(tmp_path / "new.txt", 30, extends=5),
        log.receipt(30),
        log.quick_code(17),
    ]
    finding = verify_database(log.write(tmp_path / "pos.db"), anchors)
    assert finding == Finding(sound=True, checked=30)


def test_a_log_rewritten_from_its_first_row_passes_only_without_anchors(tmp_path: Path) -> None:
    receipt = unsigned_log().receipt(9)
    path = rewritten(unsigned_log(), 2).write(tmp_path / "pos.db")
    assert verify_database(path).sound
    assert found(verify_database(path, [receipt])) == ("forked", 1, 0)


@pytest.mark.parametrize("form", ["file", "receipt", "quick"])
def test_a_fork_begins_after_the_last_anchor_that_agrees(tmp_path: Path, form: str) -> None:
    log = unsigned_log()
    forms: dict[str, str | Path] = {
        "file": log.write_anchor(tmp_path / "late.txt", 15),
        "receipt": log.receipt(15),
        "quick": log.quick_code(15),
    }
    early: list[str | Path] = [
        log.receipt(3),
        log.write_anchor(tmp_path / "early.txt", 7),
        log.quick_code(5),
    ]
    path = rewritten(unsigned_log(), 12).write(tmp_path / "pos.db")
    assert found(verify_database(path, [forms[form], *early])) == ("forked", 8, 7)
    assert found(verify_database(path, [forms[form]])) == ("forked", 1, 0)


@pytest.mark.parametrize("form", ["file", "receipt", "quick"])
def test_a_tail_cut_with_its_numbers_shows_by_an_anchor(tmp_path: Path, form: str) -> None:
    log = unsigned_log()
    forms: dict[str, str | Path] = {
        "file": log.write_anchor(tmp_path / "late.txt", 18),
        "receipt": log.receipt(18),
        "quick": log.quick_code(18),
    }
    del log.rows[15:]
    path = log.write(tmp_path / "pos.db")
    assert verify_database(path).sound
    assert found(verify_database(path, [forms[form]])) == ("cut", 16, 15)


def test_a_file_put_back_without_its_newest_key_is_cut(tmp_path: Path) -> None:
    log = unsigned_log()
    log.rotate()
    anchor = log.write_anchor(tmp_path / "late.txt", 21)
    path = unsigned_log().write(tmp_path / "pos.db")
    assert found(verify_database(path, [anchor])) == ("cut", 21, 20)


def test_an_anchor_signed_by_a_stranger_is_foreign(tmp_path: Path) -> None:
    log = small_log()
    anchor = log.write_anchor(tmp_path / "anchor.txt", 12, STRANGER)
    path = log.write(tmp_path / "pos.db")
    assert found(verify_database(path, [anchor])) == (FOREIGN, 12, 11)


def forge_time(text: str) -> str:
    return text.replace("09:15:01", "09:15:02")


def forge_key_line(text: str) -> str:
    return text.replace(FIRST.public_key, SECOND.public_key)


def remove_signature(text: str) -> str:
    return text[: text.index("signature")]


@pytest.mark.parametrize("edit", [forge_time, forge_key_line, remove_signature])
def test_an_anchor_whose_signature_does_not_fit_is_forged(tmp_path: Path, edit: type[str]) -> None:
    log = small_log()
    anchor = log.write_anchor(tmp_path / "anchor.txt", 12, edit=edit)
    assert found(verify_anchor(anchor)) == (FORGED, 12, 0)
    path = log.write(tmp_path / "pos.db")
    assert found(verify_database(path, [anchor])) == (FORGED, 12, 11)


def test_of_two_bad_anchors_the_lower_place_is_named(tmp_path: Path) -> None:
    log = small_log()
    anchors: list[str | Path] = [
        log.write_anchor(tmp_path / "late.txt", 20, edit=forge_time),
        log.write_anchor(tmp_path / "early.txt", 6, STRANGER),
    ]
    path = log.write(tmp_path / "pos.db")
    assert found(verify_database(path, anchors)) == (FOREIGN, 6, 5)


def test_a_defect_of_the_rows_comes_before_any_anchor(tmp_path: Path) -> None:
    log = small_log()
    anchor = log.write_anchor(tmp_path / "anchor.txt", 3, STRANGER)
    del log.rows[9]
    path = log.write(tmp_path / "pos.db", numbered=30)
    assert found(verify_database(path, [anchor])) == ("missing", 10, 9)


def test_anchors_of_another_log_or_none_at_all_cannot_be_told(tmp_path: Path) -> None:
    log = small_log()
    another = "01931d2a-7c00-7005-8000-00000000000f"
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("no anchor\n", encoding="utf-8")
    anchors: list[str | Path] = [
        log.write_anchor(tmp_path / "another.txt", 12, log=another),
        log.quick_code(5, another),
        "no receipt",
        nothing,
    ]
    finding = verify_database(log.write(tmp_path / "pos.db"), anchors)
    assert (finding.sound, len(finding.cannot_tell)) == (True, 4)


# ---------------------------------------------------------------- archived rows
def test_an_anchor_below_the_archive_is_told_with_the_archive_only(tmp_path: Path) -> None:
    log = long_log()
    log.archive_event(512)
    old_key = log.write_anchor(tmp_path / "anchor.txt", 200, FIRST)
    anchors: list[str | Path] = [old_key, log.receipt(300), log.receipt(530)]
    archive = write_lines(tmp_path / "a.jsonl.gz", log.archive_parts(1, 512, 550))
    path = log.write(tmp_path / "pos.db")
    assert len(verify_database(path, anchors).cannot_tell) == 2
    live = len(log.rows) - 512
    assert verify_database(path, anchors, [archive]) == Finding(sound=True, checked=live)


def test_a_receipt_of_another_history_is_forked_below_the_archive(tmp_path: Path) -> None:
    receipt = rewritten(long_log(), 290).receipt(300)
    log = long_log()
    log.archive_event(512)
    archives = [
        write_lines(tmp_path / "a.jsonl", log.archive_parts(1, 256, 550)),
        write_lines(tmp_path / "b.jsonl", log.archive_parts(257, 512, 550)),
    ]
    path = log.write(tmp_path / "pos.db")
    finding = verify_database(path, [receipt, log.receipt(280)], archives)
    assert found(finding) == ("forked", 281, 0)


def test_an_archive_that_is_not_sound_is_the_answer(tmp_path: Path) -> None:
    log = long_log()
    log.archive_event(256)
    path = log.write(tmp_path / "pos.db")
    log.rows[99] = with_text(log.rows[99], "actor_id", "eve")
    archive = write_lines(tmp_path / "a.jsonl", log.archive_parts(1, 256, 550))
    assert found(verify_database(path, (), [archive])) == ("changed", 100, 99)


# ---------------------------------------------------------------- anchors alone
@pytest.mark.parametrize("old", [1, 7, 16, 29, 30])
def test_a_newer_anchor_shows_that_it_extends_the_older(tmp_path: Path, old: int) -> None:
    log = small_log()
    since = log.write_anchor(tmp_path / "old.txt", old)
    new = log.write_anchor(tmp_path / "new.txt", 30, extends=old if old < 30 else None)
    assert verify_anchor(new, since) == Finding(sound=True, checked=0)


def test_a_newer_anchor_of_a_rewritten_log_is_forked(tmp_path: Path) -> None:
    since = unsigned_log().write_anchor(tmp_path / "old.txt", 9)
    new = rewritten(unsigned_log(), 4).write_anchor(tmp_path / "new.txt", 20, extends=9)
    assert found(verify_anchor(new, since)) == ("forked", 1, 0)


def test_a_newer_anchor_of_a_shorter_log_is_cut(tmp_path: Path) -> None:
    since = unsigned_log().write_anchor(tmp_path / "old.txt", 19)
    new = unsigned_log().write_anchor(tmp_path / "new.txt", 12)
    assert found(verify_anchor(new, since)) == ("cut", 13, 0)


def test_anchors_without_a_path_or_of_two_logs_cannot_be_told(tmp_path: Path) -> None:
    log = unsigned_log()
    since = log.write_anchor(tmp_path / "old.txt", 9)
    with pytest.raises(CannotTell):
        verify_anchor(log.write_anchor(tmp_path / "new.txt", 12), since)
    with pytest.raises(CannotTell):
        verify_anchor(log.write_anchor(tmp_path / "new.txt", 12, extends=9, log="b"), since)
