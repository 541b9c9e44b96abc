"""The private key lies in the operating system's store where there is one, else in a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pos_app.infrastructure.audit.signatures import is_signed
from pos_app.infrastructure.keys import KeyCabinet, SecretStore


class Drawer:
    """A key store of an operating system."""

    priority = 5.0

    def __init__(self, *, is_locked: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = is_locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise RuntimeError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked:
            raise RuntimeError("locked")
        self.kept[service, username] = password


def nothing() -> SecretStore | None:
    return None


def test_without_a_key_store_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    key = KeyCabinet(tmp_path / "keys", nothing).create()
    assert key.kept_in == "file"
    path = tmp_path / "keys" / f"{key.key_id}.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_key_is_found_again(tmp_path: Path) -> None:
    made = KeyCabinet(tmp_path / "keys", nothing).create()
    loaded = KeyCabinet(tmp_path / "keys", nothing).load(made.key_id, made.kept_in)
    assert loaded is not None
    assert is_signed("text", loaded.sign("text"), made.public_key)


def test_the_operating_systems_store_comes_first(tmp_path: Path) -> None:
    drawer = Drawer()
    made = KeyCabinet(tmp_path / "keys", lambda: drawer).create()
    assert made.kept_in == "system"
    assert not (tmp_path / "keys").exists()
    loaded = KeyCabinet(tmp_path / "keys", lambda: drawer).load(made.key_id, "system")
    assert loaded is not None
    assert loaded.public_key == made.public_key


def test_a_store_that_refuses_is_replaced_by_the_file(tmp_path: Path) -> None:
    made = KeyCabinet(tmp_path / "keys", lambda: Drawer(is_locked=True)).create()
    assert made.kept_in == "file"


@pytest.mark.parametrize("damage", ["", "zz", "00" * 31, "00" * 32, "\xff"])
def test_a_key_that_is_gone_or_damaged_is_none(tmp_path: Path, damage: str) -> None:
    made = KeyCabinet(tmp_path / "keys", nothing).create()
    path = tmp_path / "keys" / f"{made.key_id}.key"
    path.write_bytes(damage.encode("latin-1"))
    assert KeyCabinet(tmp_path / "keys", nothing).load(made.key_id, "file") is None
    path.unlink()
    assert KeyCabinet(tmp_path / "keys", nothing).load(made.key_id, "file") is None
    assert KeyCabinet(tmp_path / "keys", nothing).load(made.key_id, "system") is None
    locked = Drawer(is_locked=True)
    assert KeyCabinet(tmp_path / "keys", lambda: locked).load(made.key_id, "system") is None


def test_two_keys_differ(tmp_path: Path) -> None:
    cabinet = KeyCabinet(tmp_path / "keys", nothing)
    assert cabinet.create().key_id != cabinet.create().key_id
