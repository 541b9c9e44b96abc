"""A sealed copy opens with its passphrase only, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.application import backup_errors as errors
from pos_app.infrastructure.backup import sealing
from pos_app.infrastructure.backup.sealing import is_sealed, new_lock, seal, unseal

WORDS = "correct horse battery"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guessing is made cheap, and chunks small, so that tests are fast and have many."""
    monkeypatch.setattr(sealing, "_N", 2)
    monkeypatch.setattr(sealing, "_CHUNK", 1_000)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """Three and a half chunks, sealed."""
    plain, target = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(bytes(range(250)) * 14)
    seal(plain, target, new_lock(WORDS))
    return target


@pytest.mark.parametrize("size", [0, 1, 999, 1_000, 1_001, 2_000, 12_345])
def test_what_was_sealed_comes_back(tmp_path: Path, size: int) -> None:
    plain, target, back = (tmp_path / name for name in ("plain", "sealed", "back"))
    plain.write_bytes(os.urandom(size))
    seal(plain, target, new_lock(WORDS))
    assert is_sealed(target)
    unseal(target, back, WORDS)
    assert back.read_bytes() == plain.read_bytes()


def test_the_plain_bytes_are_not_in_the_sealed_file(tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(b"Ada Lovelace" * 500)
    seal(plain, target, new_lock(WORDS))
    assert b"Lovelace" not in target.read_bytes()


def test_sealed_copies_are_their_owners_only(sealed: Path, tmp_path: Path) -> None:
    back = tmp_path / "back"
    unseal(sealed, back, WORDS)
    assert sealed.stat().st_mode & 0o077 == 0
    assert back.stat().st_mode & 0o077 == 0


def test_another_passphrase_is_told_from_damage(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(errors.WrongPassphrase):
        unseal(sealed, tmp_path / "back", WORDS + "!")
    assert not (tmp_path / "back").exists()


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(errors.PassphraseTooShort) as refusal:
        new_lock("ninechars")
    assert refusal.value.least == 10


def test_another_kind_of_file_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"SQLite format 3\0")
    with pytest.raises(errors.NotABackup):
        unseal(other, tmp_path / "back", WORDS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_any_changed_byte_is_noticed(sealed: Path, data: st.DataObject) -> None:
    content = sealed.read_bytes()
    at = data.draw(st.integers(len(sealing.MAGIC), len(content) - 1))
    flip = data.draw(st.integers(1, 255))
    broken, back = sealed.with_name("broken"), sealed.with_name("back")
    broken.write_bytes(content[:at] + bytes([content[at] ^ flip]) + content[at + 1 :])
    with pytest.raises(errors.BackupError):
        unseal(broken, back, WORDS)
    assert not back.exists()


@pytest.mark.parametrize("cut", [1, 16, 500, 516, 1_016, 1_532, 2_032, 3_000])
def test_any_cut_is_noticed(sealed: Path, tmp_path: Path, cut: int) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(sealed.read_bytes()[:-cut])
    with pytest.raises(errors.BackupError):
        unseal(broken, tmp_path / "back", WORDS)


def test_swapped_chunks_are_noticed(sealed: Path, tmp_path: Path) -> None:
    content = sealed.read_bytes()
    start = len(content) - (3 * 1_016 + 516)
    first, second = content[start : start + 1_016], content[start + 1_016 : start + 2_032]
    broken = tmp_path / "broken"
    broken.write_bytes(content[:start] + second + first + content[start + 2_032 :])
    with pytest.raises(errors.BackupUnsound):
        unseal(broken, tmp_path / "back", WORDS)


def test_two_copies_of_the_same_store_share_no_bytes(tmp_path: Path) -> None:
    plain, lock = tmp_path / "plain", new_lock(WORDS)
    plain.write_bytes(bytes(5_000))
    seal(plain, tmp_path / "a", lock)
    seal(plain, tmp_path / "b", lock)
    assert (tmp_path / "a").read_bytes()[-4_000:] != (tmp_path / "b").read_bytes()[-4_000:]
