"""Exports, proofs and archives stand by themselves, and each tampering with them is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.second_verifier import (
    CannotTell,
    Finding,
    verify_archive,
    verify_export,
    verify_proof,
)
from tests.second_verifier.formulas import ZEROS
from tests.second_verifier.logs import SECOND, long_log, small_log, with_text, write_lines

SOME = (3, 4, 9, 12, 13, 22)
ALL = tuple(range(1, 27))
Lines = list[bytes]


def found(finding: Finding) -> tuple[str | None, int | None, int]:
    return finding.kind, finding.first_bad_seq, finding.checked


# ---------------------------------------------------------------- exports
@pytest.mark.parametrize("seqs", [SOME, ALL, (26,), ()])
@pytest.mark.parametrize("name", ["export.jsonl", "export.csv", "export.pdf"])
def test_an_export_is_sound(tmp_path: Path, name: str, seqs: tuple[int, ...]) -> None:
    log = small_log()
    path = tmp_path / name
    if name.endswith("csv"):
        log.write_table(path, seqs)
    else:
        log.write_export(path, seqs)
    proof = log.write_proof(tmp_path / f"{name}.proof.json", seqs, 26, path)
    assert verify_export(path, proof) == Finding(sound=True, checked=len(seqs))


def test_an_export_that_spans_a_rotation_of_keys_is_sound(tmp_path: Path) -> None:
    log = long_log()
    seqs = (260, 301, 552, 594)
    path = log.write_export(tmp_path / "export.jsonl", seqs)
    proof = log.write_proof(tmp_path / "p.json", seqs, 598, path)
    assert verify_export(path, proof) == Finding(sound=True, checked=4)


def change_line(lines: Lines) -> Lines:
    return [line.replace(b"anna", b"eve") if b'"seq": 9,' in line else line for line in lines]


def change_event_data(lines: Lines) -> Lines:
    return [line.replace(b'"version":1, ', b'"version":1,') for line in lines]


def remove_brace(lines: Lines) -> Lines:
    return [*lines[:2], lines[2][:-1], *lines[3:]]


def remove_line(lines: Lines) -> Lines:
    return [*lines[:3], *lines[4:]]


def swap_lines(lines: Lines) -> Lines:
    return [*lines[:1], lines[2], lines[1], *lines[3:]]


def change_head(lines: Lines) -> Lines:
    return [lines[0].replace(b"anna", b"eve"), *lines[1:]]


@pytest.mark.parametrize(
    ("tamper", "seq", "checked"),
    [
        (change_line, 9, 2),
        (change_event_data, 3, 0),
        (remove_brace, 4, 1),
        (remove_line, 3, 0),
        (change_head, 3, 0),
    ],
)
def test_a_tampered_export_is_changed(
    tmp_path: Path, tamper: Callable[[Lines], Lines], seq: int, checked: int
) -> None:
    log = small_log()
    path = log.write_export(tmp_path / "export.jsonl", SOME)
    proof = log.write_proof(tmp_path / "p.json", SOME, 26, path)
    write_lines(path, tamper(path.read_bytes().splitlines()))
    assert found(verify_export(path, proof)) == ("changed", seq, checked)


def test_a_tampered_export_is_changed_whatever_the_proof_says_of_the_file(tmp_path: Path) -> None:
    log = small_log()
    path = log.write_export(tmp_path / "export.jsonl", SOME)
    proof = log.write_proof(tmp_path / "p.json", SOME, 26, path, file=None)
    lines = write_lines(path, remove_line(path.read_bytes().splitlines())).read_bytes().splitlines()
    first = json.loads(lines[1])["seq"]
    assert found(verify_export(path, proof))[:2] == ("changed", first)


def test_a_row_behind_a_later_one_was_inserted(tmp_path: Path) -> None:
    log = small_log()
    path = log.write_export(tmp_path / "export.jsonl", SOME)
    proof = log.write_proof(tmp_path / "p.json", SOME, 26, path, file=None)
    write_lines(path, swap_lines(path.read_bytes().splitlines()))
    assert found(verify_export(path, proof))[:2] == ("inserted", SOME[0])


def test_a_row_hashed_again_is_not_in_the_tree(tmp_path: Path) -> None:
    log = small_log()
    proof = log.write_proof(tmp_path / "p.json", (9, 22), 26, None, leaves=None)
    log.rows[8] = with_text(log.rows[8], "actor_id", "eve")
    log.chained_anew(9)
    path = log.write_export(tmp_path / "export.jsonl", (9, 22))
    assert found(verify_export(path, proof)) == ("changed", 9, 0)


def test_a_tampered_table_is_changed_and_a_broken_one_cannot_be_told(tmp_path: Path) -> None:
    log = small_log()
    path = log.write_table(tmp_path / "export.csv", SOME)
    proof = log.write_proof(tmp_path / "p.json", SOME, 26, path)
    path.write_bytes(path.read_bytes().replace(b"event-9,", b"event-8,"))
    assert found(verify_export(path, proof)) == ("changed", 9, 2)
    path.write_bytes(path.read_bytes().replace(b"prev_hash", b"previous"))
    with pytest.raises(CannotTell):
        verify_export(path, proof)


# ---------------------------------------------------------------- proofs
def test_a_proof_of_rows_alone_is_sound(tmp_path: Path) -> None:
    proof = small_log().write_proof(tmp_path / "p.json", SOME, 26, None)
    assert verify_proof(proof) == Finding(sound=True, checked=6)


def edited(path: Path, edit: Callable[[dict[str, list[object]]], None]) -> Path:
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "edit",
    [
        lambda proof: proof["nodes"].append(ZEROS),
        lambda proof: proof["nodes"].pop(),
        lambda proof: proof["nodes"].reverse(),
        lambda proof: proof["nodes"].insert(0, "no hash"),
        lambda proof: proof["leaves"].pop(),
        lambda proof: proof["leaves"].append([27, ZEROS]),
        lambda proof: proof["leaves"][-1].__setitem__(1, ZEROS),
        lambda proof: proof["leaves"][-1].__setitem__(1, "no hash"),
        lambda proof: proof["leaves"].append(proof["leaves"][-1]),
    ],
)
def test_a_proof_that_does_not_come_out_is_changed(
    tmp_path: Path, edit: Callable[[dict[str, list[object]]], None]
) -> None:
    proof = edited(small_log().write_proof(tmp_path / "p.json", SOME, 26, None), edit)
    assert found(verify_proof(proof)) == ("changed", 3, 0)


@pytest.mark.parametrize("part", [{"signature": "0" * 128}, {"public_key": SECOND.public_key}])
def test_a_proof_whose_signature_does_not_fit_is_forged(
    tmp_path: Path, part: dict[str, object]
) -> None:
    log = small_log()
    checkpoint = log.proof(SOME, 26)["checkpoint"] | part
    proof = log.write_proof(tmp_path / "p.json", SOME, 26, None, checkpoint=checkpoint)
    assert found(verify_proof(proof)) == ("forged-signature", 26, 0)


@pytest.mark.parametrize("part", ["leaves", "nodes", "checkpoint", "format"])
def test_a_proof_that_lacks_a_part_cannot_be_told(tmp_path: Path, part: str) -> None:
    log = small_log()
    proof = log.write_proof(tmp_path / "p.json", SOME, 26, None, **{part: None})
    with pytest.raises(CannotTell):
        verify_proof(proof)


# ---------------------------------------------------------------- archives
@pytest.mark.parametrize(
    ("first", "last", "size"), [(1, 256, 256), (1, 512, 550), (257, 512, 598), (513, 598, 598)]
)
@pytest.mark.parametrize("name", ["archive.jsonl", "archive.jsonl.gz"])
def test_an_archive_is_sound(tmp_path: Path, name: str, first: int, last: int, size: int) -> None:
    path = write_lines(tmp_path / name, long_log().archive_parts(first, last, size))
    assert verify_archive(path) == Finding(sound=True, checked=last - first + 1)


def change_row_300(lines: Lines) -> Lines:
    return [line.replace(b"anna", b"eve") if b'"seq": 300,' in line else line for line in lines]


def remove_row_300(lines: Lines) -> Lines:
    return [line for line in lines if b'"seq": 300,' not in line]


def remove_last_row(lines: Lines) -> Lines:
    return [*lines[:-2], lines[-1]]


def change_keys(lines: Lines) -> Lines:
    return [lines[0].replace(b'"seq": 1}', b'"seq": 999}'), *lines[1:]]


def change_link(lines: Lines) -> Lines:
    head = json.loads(lines[0]) | {"prev_hash": ZEROS}
    return [json.dumps(head).encode(), *lines[1:]]


def change_range(lines: Lines) -> Lines:
    head = json.loads(lines[0]) | {"last_seq": 600}
    return [json.dumps(head).encode(), *lines[1:]]


def change_signature(lines: Lines) -> Lines:
    tail = json.loads(lines[-1])
    tail["proof"]["checkpoint"]["signature"] = "0" * 128
    return [*lines[:-1], json.dumps(tail).encode()]


def change_register(lines: Lines) -> Lines:
    head = json.loads(lines[0]) | {"register": "2"}
    return [json.dumps(head).encode(), *lines[1:]]


def change_last_node(lines: Lines) -> Lines:
    tail = json.loads(lines[-1])
    tail["proof"]["nodes"][-1] = ZEROS
    return [*lines[:-1], json.dumps(tail).encode()]


@pytest.mark.parametrize(
    ("tamper", "kind", "seq", "checked"),
    [
        (change_row_300, "changed", 300, 43),
        (remove_row_300, "missing", 300, 43),
        (remove_last_row, "changed", 257, 0),
        (change_keys, "foreign-key", 260, 3),
        (change_link, "changed", 257, 0),
        (change_range, "changed", 257, 0),
        (change_last_node, "changed", 257, 0),
        (change_signature, "forged-signature", 598, 340),
        (change_register, "forged-signature", 598, 340),
    ],
)
def test_a_tampered_archive_is_named(
    tmp_path: Path, tamper: Callable[[Lines], Lines], kind: str, seq: int, checked: int
) -> None:
    lines = tamper(long_log().archive_parts(257, 596, 598))
    path = write_lines(tmp_path / "archive.jsonl", lines)
    assert found(verify_archive(path)) == (kind, seq, checked)


def test_an_archive_chained_anew_fails_at_a_checkpoint_inside_it(tmp_path: Path) -> None:
    log = long_log()
    tail = log.archive_parts(257, 596, 598)[-1]
    log.rows[269] = with_text(log.rows[269], "actor_id", "eve")
    log.chained_anew(270)
    lines = [*log.archive_parts(257, 596, 598)[:-1], tail]
    path = write_lines(tmp_path / "archive.jsonl", lines)
    assert found(verify_archive(path)) == ("changed", 257, 0)


def test_what_is_no_archive_cannot_be_told(tmp_path: Path) -> None:
    lines = long_log().archive_parts(1, 256, 256)
    for broken in (lines[:-1], lines[1:], lines[:1], [b"no JSON"]):
        with pytest.raises(CannotTell):
            verify_archive(write_lines(tmp_path / "archive.jsonl", broken))
    packed = write_lines(tmp_path / "archive.jsonl.gz", lines)
    packed.write_bytes(packed.read_bytes()[:-100])
    with pytest.raises(CannotTell):
        verify_archive(packed)
