"""What an owner does about the staff on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.cli import run
from tests.people import a_staffed_till
from tests.stores import a_till

PIN = "5291"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with a_staffed_till(tmp_path / "store"):
        pass
    (tmp_path / "pin").write_text(PIN + "\n", encoding="utf-8")
    return tmp_path / "store"


def test_somebody_new_is_added_and_listed(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pin = str(store.parent / "pin")
    who = ("--name", "Amara Okafor", "--role", "cashier")
    added = run(["staff", "add", "--data-dir", str(store), *who, "--pin-file", pin])
    listed = run(["staff", "list", "--data-dir", str(store)])

    assert (added, listed) == (0, 0)
    assert "Amara Okafor: Cashier\n" in capsys.readouterr().out


def test_a_lost_owner_pin_is_set_anew(store: Path) -> None:
    pin = str(store.parent / "pin")

    assert run(["reset-owner-pin", "--data-dir", str(store), "--pin-file", pin]) == 0

    with a_till(store) as till:
        assert till.store is not None
        assert till.people.sign_in.sign_in(till.store.owner_id, PIN).must_change_pin


def test_a_pin_that_somebody_has_is_refused(store: Path) -> None:
    pin = store.parent / "pin"
    pin.write_text("1479", encoding="utf-8")

    assert run(["reset-owner-pin", "--data-dir", str(store), "--pin-file", str(pin)]) == 2
