"""A store that others of the machine could read is its owner's from the next start on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pos_app.infrastructure.doctor import machine
from pos_app.infrastructure.private_folder import keep_to_owner, open_to_others
from tests.stores import a_till

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of others are POSIX's")

EVERYBODY, OWNER_FOLDER, OWNER_FILE = 0o777, 0o700, 0o600
STORE = "pos.db"


def mode(path: Path) -> int:
    return path.stat().st_mode & EVERYBODY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store as a careless copy leaves it."""
    folder = tmp_path / "store"
    with a_till(folder, started=True):
        pass
    (folder / "receipts").mkdir(exist_ok=True)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def test_a_store_that_is_open_to_others_is_closed_at_the_start(folder: Path) -> None:
    with a_till(folder):
        pass
    assert mode(folder) == mode(folder / "receipts") == OWNER_FOLDER
    assert mode(folder / STORE) == OWNER_FILE
    assert open_to_others(folder, STORE) == ()


def test_the_doctor_tells_of_it_before_and_not_afterwards(folder: Path) -> None:
    found = machine.folder_access(folder, STORE)
    assert (found.kind, "pos.db" in str(found.facts["names"])) == ("open", True)
    assert folder in keep_to_owner(folder, STORE)
    assert machine.folder_access(folder, STORE).kind == ""


def test_a_folder_without_a_store_is_nobodys_business(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert keep_to_owner(tmp_path, STORE) == ()
    assert mode(tmp_path) == 0o755


def test_a_link_out_of_the_store_is_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    outside.chmod(0o755)
    (folder / "reports").symlink_to(outside)
    assert folder / "reports" not in open_to_others(folder, STORE)
