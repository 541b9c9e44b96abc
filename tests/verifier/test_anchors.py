"""Evidence outside the machine against a log that was cut, put back or written anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verifier import maker
from tests.verifier.conftest import Finds, Verify
from tests.verifier.log_maker import Log, Signer


def a_log() -> Log:
    return Log().introduce().sales(9).checkpoint().sales(9).checkpoint().sales(9)


def a_log_written_anew_after(place: int) -> Log:
    log = Log().introduce().sales(place - 1)
    log.event("CartItemVoided", "{}")
    return log.sales(9).checkpoint().sales(20)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder that is not the store's."""
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


def test_an_anchor_of_the_log_agrees(finds: Finds, tmp_path: Path, outside: Path) -> None:
    anchor = maker.anchor(a_log(), 20, outside / "a.txt")
    assert finds(maker.store(a_log(), tmp_path), "--anchor", anchor) == (None, None, 30)


def test_an_old_file_that_was_put_back_is_cut(finds: Finds, tmp_path: Path, outside: Path) -> None:
    anchor = maker.anchor(a_log(), 30, outside / "a.txt")
    old = Log().introduce().sales(9).checkpoint()
    assert finds(maker.store(old, tmp_path), "--anchor", anchor) == ("cut", 12, 11)


def test_a_tail_that_was_written_anew_is_a_fork(
    finds: Finds, tmp_path: Path, outside: Path
) -> None:
    early = maker.anchor(a_log(), 8, outside / "early.txt")
    late = maker.anchor(a_log(), 20, outside / "late.txt")
    path = maker.store(a_log_written_anew_after(10), tmp_path)

    assert finds(path, "--anchor", late) == ("forked", 1, 0)
    assert finds(path, "--anchor", late, "--anchor", early) == ("forked", 9, 8)


def test_the_fork_with_the_lowest_place_is_named(
    finds: Finds, tmp_path: Path, outside: Path
) -> None:
    log = a_log()
    path = maker.store(a_log_written_anew_after(10), tmp_path)
    codes = [maker.code(log, seq) for seq in (5, 12, 16)]
    given = [part for each in codes for part in ("--anchor", each)]
    assert finds(path, *given) == ("forked", 6, 5)


def test_an_anchor_that_was_edited_is_forged(finds: Finds, tmp_path: Path, outside: Path) -> None:
    anchor = maker.anchor(a_log(), 20, outside / "a.txt")
    anchor.write_text(anchor.read_text().replace("size 20", "size 19"))
    assert finds(maker.store(a_log(), tmp_path), "--anchor", anchor) == ("forged-signature", 19, 18)


def test_an_anchor_of_a_key_this_log_never_had_is_foreign(
    finds: Finds, tmp_path: Path, outside: Path
) -> None:
    anchor = maker.anchor(a_log(), 20, outside / "a.txt", signer=Signer(9))
    assert finds(maker.store(a_log(), tmp_path), "--anchor", anchor) == ("foreign-key", 20, 19)


def test_an_anchor_of_another_log_tells_nothing(
    finds: Finds, tmp_path: Path, outside: Path
) -> None:
    other = Log(log="01931d2a-7c00-7005-8000-000000000009").introduce().sales(9)
    anchor = maker.anchor(other, 5, outside / "a.txt")
    path = maker.store(a_log(), tmp_path)
    assert finds(path, "--anchor", anchor) == (None, None, 0)
    assert finds(path, "--anchor", maker.qr(other, 5)) == (None, None, 0)


def test_a_receipt_vouches_for_its_row(finds: Finds, tmp_path: Path) -> None:
    path = maker.store(a_log(), tmp_path)
    assert finds(path, "--anchor", maker.code(a_log(), 17)) == (None, None, 30)
    assert finds(path, "--anchor", maker.qr(a_log(), 17)) == (None, None, 30)


def test_a_receipt_later_than_the_log_shows_that_it_was_cut(finds: Finds, tmp_path: Path) -> None:
    code = maker.code(a_log(), 17)
    old = Log().introduce().sales(9).checkpoint()
    assert finds(maker.store(old, tmp_path), "--anchor", code) == ("cut", 12, 11)


def test_a_fault_in_the_log_goes_before_one_of_an_anchor(finds: Finds, tmp_path: Path) -> None:
    log = a_log()
    code = maker.code(log, 5)
    log.entries[2]["actor_id"] = "x"
    log.renumber()
    assert finds(maker.store(log, tmp_path), "--anchor", code) == ("changed", 1, 0)


def test_a_receipt_that_is_no_code_tells_nothing(finds: Finds, tmp_path: Path) -> None:
    assert finds(maker.store(a_log(), tmp_path), "--anchor", "17-ABC") == (None, None, 0)


def test_an_anchor_alone_says_whether_it_is_signed(verify: Verify, outside: Path) -> None:
    anchor = maker.anchor(a_log(), 20, outside / "a.txt")
    assert verify(anchor)[0] == 0
    anchor.write_text(anchor.read_text().replace("register 1", "register 2"))
    assert verify(anchor)[1]["kind"] == "forged-signature"


@pytest.mark.parametrize(("old", "new"), [(8, 20), (1, 30), (16, 30), (29, 30)])
def test_an_anchor_continues_an_older_one(
    old: int, new: int, verify: Verify, outside: Path
) -> None:
    before = maker.anchor(a_log(), old, outside / "old.txt")
    after = maker.anchor(a_log(), new, outside / "new.txt", since=old)
    assert verify("anchor", after, "--since", before)[0] == 0


def test_an_anchor_of_a_log_written_anew_continues_none(finds: Finds, outside: Path) -> None:
    before = maker.anchor(a_log(), 20, outside / "old.txt")
    after = maker.anchor(a_log_written_anew_after(10), 30, outside / "new.txt", since=20)
    assert finds("anchor", after, "--since", before) == ("forked", 1, 0)


def test_two_anchors_of_one_size_have_one_root(finds: Finds, outside: Path) -> None:
    before = maker.anchor(a_log(), 20, outside / "old.txt")
    after = maker.anchor(a_log_written_anew_after(10), 20, outside / "new.txt")
    assert finds("anchor", before, "--since", before) == (None, None, 0)
    assert finds("anchor", after, "--since", before) == ("forked", 1, 0)


def test_a_later_anchor_of_fewer_rows_shows_that_the_log_was_cut(
    finds: Finds, outside: Path
) -> None:
    before = maker.anchor(a_log(), 20, outside / "old.txt")
    after = maker.anchor(a_log(), 25, outside / "new.txt")
    # The maker's time grows with the size: this one is of fewer rows, and later.
    assert finds("anchor", before, "--since", after) == (None, None, 0)
    late = maker.anchor(Log().introduce().sales(99), 70, outside / "late.txt")
    assert finds("anchor", after, "--since", late) == ("cut", 26, 0)


def test_an_anchor_without_a_path_cannot_be_told(verify: Verify, outside: Path) -> None:
    before = maker.anchor(a_log(), 20, outside / "old.txt")
    after = maker.anchor(a_log(), 25, outside / "new.txt")
    assert verify("anchor", after, "--since", before)[0] == 2
