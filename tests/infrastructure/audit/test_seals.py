"""A log that was chained anew after a change is still found out: by its seals and its anchors."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.application.errors import AnchorOfAnotherLog
from pos_app.application.evidence import Anchor, ReceiptCode
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.signatures import PrivateKey, new_secret
from tests.infrastructure.audit.evidence import (
    Row,
    a_receipt_code,
    an_anchor,
    finding,
    rewrite,
    rows_of,
    sealed_store,
    seqs_of,
    verified,
)
from tests.stores import a_till, sell


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealed") / "store"
    sealed_store(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, sealed: Path) -> Path:
    return shutil.copytree(sealed, tmp_path / "store")


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / DATABASE_NAME


def payload_of(row: Row) -> dict[str, object]:
    payload: dict[str, object] = json.loads(str(row[10]))
    return payload


def put(row: Row, **changes: object) -> None:
    row[10] = json.dumps(payload_of(row) | changes, separators=(",", ":"))


def test_a_sealed_log_is_sound_and_says_how_far_it_is_sealed(file: Path) -> None:
    found = verified(file)
    assert found.is_sound
    last = rows_of(file)[seqs_of(file, "CheckpointSigned")[-1] - 1]
    assert found.signed_size == payload_of(last)["size"]
    assert found.replaced_keys == ()


def test_a_row_that_was_changed_and_chained_anew_is_found_by_the_next_seal(file: Path) -> None:
    first, second = seqs_of(file, "CheckpointSigned")[:2]

    def change(rows: list[Row]) -> None:
        rows[first + 1][4] = "somebody else"

    rewrite(file, change, start=first + 2)
    size = payload_of(rows_of(file)[first - 1])["size"]
    assert isinstance(size, int)
    assert first + 2 < second
    assert finding(file) == (size + 1, "changed")


def test_a_seal_that_was_made_to_fit_is_forged(file: Path) -> None:
    first = seqs_of(file, "CheckpointSigned")[0]
    rewrite(file, lambda rows: put(rows[first - 1], root="0" * 64))
    assert finding(file) == (first, "forged-signature")


def test_a_seal_of_another_key_is_foreign(file: Path) -> None:
    first = seqs_of(file, "CheckpointSigned")[0]
    stranger = PrivateKey(new_secret(), "file")
    rewrite(file, lambda rows: put(rows[first - 1], key_id=stranger.key_id))
    assert finding(file) == (first, "foreign-key")


def test_a_key_that_the_one_before_did_not_vouch_for_is_foreign(file: Path) -> None:
    (rotated,) = seqs_of(file, "SigningKeyRotated")
    stranger = PrivateKey(new_secret(), "file")
    rewrite(
        file,
        lambda rows: put(rows[rotated - 1], key_id=stranger.key_id, public_key=stranger.public_key),
    )
    assert finding(file) == (rotated, "foreign-key")


def test_a_lost_key_is_replaced_and_the_check_says_so(folder: Path, file: Path) -> None:
    shutil.rmtree(folder / "keys")
    with a_till(folder) as till:
        sell(till, "MILK")
        assert till.trail.sign_checkpoint() is not None
    found = verified(file)
    assert found.is_sound
    assert found.replaced_keys == (seqs_of(file, "SigningKeyRotated")[-1],)


@pytest.mark.parametrize("what", ["number", "size", "signature", "root", "signed_at", "key_id"])
def test_a_seal_that_cannot_be_read_is_forged(file: Path, what: str) -> None:
    first = seqs_of(file, "CheckpointSigned")[0]
    rewrite(file, lambda rows: put(rows[first - 1], **{what: None}))
    seq, kind = finding(file)
    assert seq == first
    assert kind == ("foreign-key" if what == "key_id" else "forged-signature")


def test_a_seal_that_was_left_out_shows_in_the_numbers_of_the_others(file: Path) -> None:
    first, second = seqs_of(file, "CheckpointSigned")[:2]
    rewrite(file, lambda rows: rows[: first - 1] + rows[first:])
    seq, kind = finding(file)
    assert (seq, kind) == (second - 1, "forged-signature")


def test_an_anchor_and_a_receipt_of_the_same_log_agree(folder: Path, file: Path) -> None:
    anchor = an_anchor(folder)
    with a_till(folder) as till:
        code = a_receipt_code(till, 7)
        sell(till, "MILK")
    found = verified(file, anchor, code)
    assert found.is_sound
    assert found.anchors == 2


def test_an_anchor_survives_mail_and_print(folder: Path, file: Path) -> None:
    text = an_anchor(folder).text()
    mangled = "\r\n".join(f"  {line} " for line in text.splitlines()) + "\r\n\r\n"
    assert verified(file, Anchor.read(mangled)).anchors == 1


def test_a_tail_that_was_cut_shows_only_with_an_anchor(folder: Path, file: Path) -> None:
    anchor = an_anchor(folder)
    end = anchor.checkpoint.size - 3
    rewrite(file, lambda rows: rows[:end])
    assert verified(file).is_sound
    assert finding(file, anchor) == (end + 1, "cut")


def test_an_older_file_that_was_put_back_and_used_on_shows_only_with_an_anchor(
    folder: Path, file: Path, tmp_path: Path
) -> None:
    older = shutil.copytree(folder, tmp_path / "older")
    early = an_anchor(folder)
    shutil.rmtree(older)
    shutil.copytree(folder, older)
    with a_till(folder) as till:
        sell(till, "MILK")
    late = an_anchor(folder)
    shutil.rmtree(folder)
    shutil.copytree(older, folder)
    with a_till(folder) as till:
        for _ in range(3):
            sell(till, "MILK")
        till.trail.sign_checkpoint()
    assert verified(file).is_sound
    assert finding(file, late, early) == (early.checkpoint.size + 1, "forked")


def test_a_receipt_shows_a_log_that_was_written_anew(folder: Path, file: Path) -> None:
    with a_till(folder) as till:
        code = a_receipt_code(till, 7)

    def change(rows: list[Row]) -> list[Row]:
        rows[2][4] = "somebody else"
        return rows[: seqs_of(file, "SigningKeyIntroduced")[0] - 1]

    rewrite(file, change)
    assert verified(file).is_sound
    assert finding(file, code) == (1, "forked")


def test_a_forged_anchor_is_told_from_a_bad_log(folder: Path, file: Path) -> None:
    anchor = an_anchor(folder)
    forged = replace(anchor, checkpoint=replace(anchor.checkpoint, root="0" * 64))
    assert finding(file, forged) == (anchor.checkpoint.size, "forged-signature")
    stranger = PrivateKey(new_secret(), "file")
    other = replace(anchor.checkpoint, key_id=stranger.key_id, public_key=stranger.public_key)
    other = replace(other, signature=stranger.sign(other.text()))
    assert finding(file, Anchor(other)) == (anchor.checkpoint.size, "foreign-key")


def test_an_anchor_of_another_store_is_refused(file: Path, tmp_path: Path) -> None:
    sealed_store(tmp_path / "other", sales=1)
    with pytest.raises(AnchorOfAnotherLog):
        verified(file, an_anchor(tmp_path / "other"))


def test_a_code_with_a_wrong_letter_is_no_other_code(folder: Path, file: Path) -> None:
    with a_till(folder) as till:
        code = a_receipt_code(till, 7)
    last = "A" if code.code[-1] != "A" else "B"
    assert finding(file, ReceiptCode.read(code.code[:-1] + last)) == (1, "forked")
    assert verified(file, ReceiptCode.read(f" {code.code.lower()}\n")).anchors == 1


def test_a_recent_check_begins_at_the_last_seal(folder: Path, file: Path) -> None:
    with a_till(folder) as till:
        found = till.audit.verify_recent()
    assert found.is_sound
    assert found.first_seq == found.signed_size + 1
    assert found.last_seq == len(rows_of(file))


def test_a_recent_check_that_finds_something_names_the_first_bad_entry(
    folder: Path, file: Path
) -> None:
    last = len(rows_of(file))

    def change(rows: list[Row]) -> None:
        rows[last - 1][4] = "somebody else"
        rows[3][4] = "somebody else"

    rewrite(file, change, start=last + 1)
    with a_till(folder) as till:
        found = till.audit.verify_recent()
    assert (found.first_bad_seq, found.kind) == (4, "changed")
