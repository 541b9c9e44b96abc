"""Archives and exports, whole and tampered with."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.verifier import maker
from tests.verifier.conftest import Finds, Verify
from tests.verifier.log_maker import Log, Signer


def a_long_log() -> Log:
    """1,100 rows and some, a key handed on in between; 512 rows are said to be archived."""
    log = Log().introduce().sales(299).checkpoint().sales(300).rotate().sales(98).checkpoint()
    return log.archived(512).sales(300).checkpoint(covers=900).sales(100).checkpoint()


@pytest.fixture(scope="module")
def log() -> Log:
    return a_long_log()


def edit(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def drop_line(path: Path, number: int) -> Path:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[number]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize(("first", "last"), [(1, 512), (257, 768), (769, 1024)])
def test_an_archive_stands_for_itself(
    name: str, first: int, last: int, log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = maker.archive(log, first, last, tmp_path / name)
    assert finds(path) == (None, None, last - first + 1)


def test_a_changed_row_of_an_archive_is_named(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.archive(log, 257, 512, tmp_path / "a.jsonl")
    assert finds(edit(path, '"line":279', '"line":278')) == ("changed", 280, 23)


def test_a_missing_row_of_an_archive_is_named(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.archive(log, 1, 256, tmp_path / "a.jsonl")
    assert finds(drop_line(path, 7)) == ("missing", 7, 6)


def test_a_missing_last_row_of_an_archive_is_cut(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.archive(log, 1, 256, tmp_path / "a.jsonl")
    assert finds(drop_line(path, -2)) == ("cut", 256, 255)


def test_an_archive_without_its_last_line_tells_nothing(
    log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = maker.archive(log, 1, 256, tmp_path / "a.jsonl")
    assert finds(drop_line(path, -1)) == (None, None, 0)


def test_an_archive_of_which_half_is_there_tells_nothing(
    log: Log, verify: Verify, tmp_path: Path
) -> None:
    path = maker.archive(log, 1, 256, tmp_path / "a.jsonl.gz")
    path.write_bytes(path.read_bytes()[:5000])
    assert verify(path)[0] == 2


def test_rows_of_an_archive_chained_anew_do_not_lead_to_the_root(
    finds: Finds, tmp_path: Path
) -> None:
    log = Log().introduce().sales(400).checkpoint()
    forged = Log().introduce().sales(400).checkpoint()
    forged.entries[99]["actor_id"] = "x"
    forged.renumber()
    path = maker.archive(log, 1, 256, tmp_path / "a.jsonl")
    lines = path.read_text().splitlines(keepends=True)
    lines[1:257] = [maker.as_line(entry) for entry in forged.entries[:256]]
    path.write_text("".join(lines))
    assert finds(path) == ("changed", 1, 0)


def test_an_archives_own_signature_is_checked(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.archive(log, 1, 256, tmp_path / "a.jsonl")
    lines = path.read_text().splitlines(keepends=True)
    tail = json.loads(lines[-1])
    tail["proof"]["checkpoint"]["signature"] = "0" * 128
    path.write_text("".join([*lines[:-1], json.dumps(tail)]))
    assert finds(path) == ("forged-signature", log.size, 256)


def test_a_store_whose_old_rows_are_archived_is_sound(
    log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = maker.store(log, tmp_path, archived=512)
    assert finds(path) == (None, None, log.size - 512)


def test_a_store_with_its_archives_is_one_log(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.store(log, tmp_path, archived=512)
    first = maker.archive(log, 1, 256, tmp_path / "1.jsonl")
    second = maker.archive(log, 257, 512, tmp_path / "2.jsonl.gz")

    assert finds(path, "--archive", second, "--archive", first) == (None, None, log.size)
    assert finds(path, "--archive", second) == (None, None, log.size - 256)
    assert finds(path, "--archive", first) == (None, None, 0)


def test_an_anchor_in_an_archive_needs_the_archive(
    log: Log, verify: Verify, tmp_path: Path
) -> None:
    path = maker.store(log, tmp_path, archived=512)
    archive = maker.archive(log, 1, 512, tmp_path / "1.jsonl")
    anchor = maker.anchor(log, 300, tmp_path / "anchor.txt", signer=log.keys[0][0])

    assert verify(path, "--anchor", anchor)[0] == 2
    assert verify(path, "--anchor", anchor, "--archive", archive)[0] == 0
    assert verify(archive, "--anchor", anchor)[0] == 0
    assert verify(path, "--anchor", maker.code(log, 300), "--archive", archive)[0] == 0


def test_a_tile_that_stands_for_archived_rows_must_be_true(
    log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = maker.store(log, tmp_path, archived=512)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE audit_tiles SET root = ? WHERE number = 1", ("0" * 64,))
    connection.close()
    assert finds(path) == ("changed", 513, 0)


def test_rows_that_left_without_a_word_in_the_log_are_missing(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().sales(299).checkpoint().sales(9)
    path = maker.store(log, tmp_path, archived=256)
    assert finds(path) == ("missing", 1, 0)


def test_the_word_about_an_archive_may_still_be_on_its_way(verify: Verify, tmp_path: Path) -> None:
    log = Log().introduce().sales(299).checkpoint().sales(9)
    exit_code, answer = verify(maker.store(log, tmp_path, archived=256, waiting=1))
    assert exit_code == 0
    assert [each["seq"] for each in answer["warnings"]] == [1]


def test_rows_do_not_follow_another_archive_than_the_log_says(finds: Finds, tmp_path: Path) -> None:
    log = Log().introduce().sales(299).checkpoint().archived(256, last_hash="0" * 64).sales(9)
    path = maker.store(log, tmp_path, archived=256)
    assert finds(path) == ("reordered", 257, 0)


def test_the_key_in_force_must_follow_from_the_ones_before(
    log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = maker.store(log, tmp_path, archived=512)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE audit_trail SET key_id = ?", (Signer(9).key_id,))
        connection.execute("UPDATE audit_trail SET public_key = ?", (Signer(9).public_key,))
    connection.close()
    assert finds(path) == ("foreign-key", log.keys[-1][1], log.keys[-1][1] - 513)


@pytest.mark.parametrize("name", ["e.jsonl", "e.csv"])
@pytest.mark.parametrize("seqs", [range(1, 30), (1, 2, 5, 17, 18, 301, 700, 1000)])
def test_an_export_leads_to_the_signed_root(
    name: str, seqs: range | tuple[int, ...], log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = maker.export(log, tuple(seqs), tmp_path / name)
    assert finds(path) == (None, None, len(seqs))
    assert finds(path.with_name(path.name + ".proof.json")) == (None, None, len(seqs))


def test_a_whole_log_is_an_export_too(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.export(log, range(1, log.size + 1), tmp_path / "e.jsonl")
    assert finds(path) == (None, None, log.size)


@pytest.mark.parametrize("name", ["e.jsonl", "e.csv"])
def test_a_changed_row_of_an_export_is_named(
    name: str, log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = maker.export(log, range(10, 20), tmp_path / name)
    assert finds(edit(path, "09:15:00.000014Z", "09:15:00.000015Z")) == ("changed", 14, 4)


def test_a_row_taken_out_of_an_export_is_missing(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.export(log, (3, 7, 9, 30), tmp_path / "e.jsonl")
    assert finds(drop_line(path, 2)) == ("missing", 7, 1)


def test_the_last_row_taken_out_of_an_export_is_cut(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.export(log, (3, 7, 9, 30), tmp_path / "e.jsonl")
    assert finds(drop_line(path, -1)) == ("cut", 30, 3)


def test_a_row_the_proof_does_not_name_is_inserted(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.export(log, (3, 7, 9, 30), tmp_path / "e.jsonl")
    with path.open("a", encoding="utf-8") as file:
        file.write(maker.as_line(log.entries[39]))
    assert finds(path) == ("inserted", 40, 4)


def test_a_row_with_a_column_of_its_own_is_changed(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.export(log, (3, 7, 9), tmp_path / "e.jsonl")
    assert finds(edit(path, '{"seq": 7,', '{"seq": 7, "note": "paid",')) == ("changed", 4, 1)


def test_a_head_that_was_edited_does_not_fit_the_proof(
    log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = maker.export(log, (3, 7, 9), tmp_path / "e.csv")
    assert finds(edit(path, "exported", "EXPORTED")) == ("changed", 3, 0)


def test_a_forged_export_with_a_proof_of_its_own_does_not_lead_to_the_root(
    finds: Finds, tmp_path: Path
) -> None:
    log = Log().introduce().sales(60).checkpoint()
    signed = maker.checkpoint_of(log, 60)
    log.entries[8]["actor_id"] = "x"
    log.renumber()
    path = maker.export(log, (3, 9, 30), tmp_path / "e.jsonl")
    found = maker.proof(log, (3, 9, 30), 60, path)
    path.with_name("e.jsonl.proof.json").write_text(json.dumps({**found, "checkpoint": signed}))
    assert finds(path) == ("changed", 3, 0)


def test_a_proof_of_a_key_it_does_not_name_is_foreign(
    log: Log, finds: Finds, tmp_path: Path
) -> None:
    path = tmp_path / "one.proof.json"
    path.write_text(json.dumps({**maker.proof(log, (5,), 600), "keys": []}))
    assert finds(path) == ("foreign-key", 600, 0)


@pytest.mark.parametrize("part", ["signature", "text"])
def test_a_proof_whose_checkpoint_was_edited_is_forged(
    part: str, log: Log, finds: Finds, tmp_path: Path
) -> None:
    found = maker.proof(log, (5, 6), 600)
    stated = found["checkpoint"]
    stated[part] = stated[part].replace("time 2026", "time 2025").replace("a", "b")
    if part == "text":
        stated[part] = maker.checkpoint_of(log, 600)["text"].replace("time 2026", "time 2025")
    path = tmp_path / "one.proof.json"
    path.write_text(json.dumps(found))
    assert finds(path) == ("forged-signature", 600, 0)


def test_a_proof_of_rows_alone_is_checked(log: Log, verify: Verify, tmp_path: Path) -> None:
    path = tmp_path / "one.proof.json"
    path.write_text(json.dumps(maker.proof(log, (5, 600), 1000)))
    assert verify(path) == (
        0,
        {"sound": True, "checked": 2, "first_bad_seq": None, "kind": None, "warnings": []},
    )


def test_an_anchor_is_held_against_an_export(log: Log, finds: Finds, tmp_path: Path) -> None:
    path = maker.export(log, (3, 7, 9), tmp_path / "e.jsonl")
    other = Log().introduce().sales(1200)
    assert log.signer is not None
    forked = maker.anchor(other, log.size, tmp_path / "a.txt", signer=log.signer)

    assert finds(path, "--anchor", maker.code(log, 7)) == (None, None, 3)
    assert finds(path, "--anchor", maker.code(other, 7)) == (None, None, 3)
    assert finds(path, "--anchor", forked) == ("forked", 1, 0)
    assert finds(path, "--anchor", maker.code(log, 8)) == (None, None, 0)


def test_an_export_without_its_proof_tells_nothing(
    log: Log, verify: Verify, tmp_path: Path
) -> None:
    path = maker.export(log, (3, 7, 9), tmp_path / "e.jsonl")
    path.with_name("e.jsonl.proof.json").unlink()
    assert verify(path)[0] == 2
