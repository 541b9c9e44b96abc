"""What an owner does about the staff on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.application.queries import AuditFilter
from pos_app.cli import _parser, run
from tests.people import CASHIER_PIN, MANAGER_PIN, OWNER_PIN, a_staffed_till
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


def as_person(store: Path, name: str, pin: str) -> list[str]:
    """The arguments that let somebody act, with their PIN in a file."""
    (store.parent / "own-pin").write_text(pin + "\n", encoding="utf-8")
    return [
        "--data-dir",
        str(store),
        "--staff",
        name,
        "--staff-pin-file",
        f"{store.parent}/own-pin",
    ]


def test_a_command_is_run_as_a_person(store: Path) -> None:
    assert run(["staff", "sign-in", "off", *as_person(store, "ana", OWNER_PIN)]) == 0

    with a_till(store) as till:
        queries = till.audit_queries()
        newest = queries.page(AuditFilter(), None, 4)
        queries.close()
        assert till.store is not None
        told = [(entry.event_type, entry.actor_id) for entry in newest]
        owner = str(till.store.owner_id)
        assert told[:2] == [("StaffSignedOut", owner), ("SignInSwitched", owner)]


def test_a_person_may_no_more_by_command_than_at_the_till(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_till(store) as till:
        cashier = next(each for each in till.people.sign_in.people() if each.name == "Ines Duarte")
        till.people.sign_in.sign_in(cashier.staff_id, CASHIER_PIN)
        till.people.sign_in.change_pin(CASHIER_PIN, "7391")

    assert run(["staff", "sign-in", "off", *as_person(store, "Ines Duarte", "7391")]) == 2
    assert "Your role does not allow this" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "pin", "said"),
    [
        ("Ana", "9999", "This is not the PIN."),
        ("Nobody", OWNER_PIN, "Nobody here has this name."),
        ("Tomas Reyes", MANAGER_PIN, "This person has not chosen a PIN yet."),
    ],
)
def test_who_cannot_sign_in_runs_no_command(
    store: Path, capsys: pytest.CaptureFixture[str], name: str, pin: str, said: str
) -> None:
    assert run(["staff", "list", *as_person(store, name, pin)]) == 2
    assert said in capsys.readouterr().err


def test_a_person_needs_a_pin_file(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["staff", "list", "--data-dir", str(store), "--staff", "Ana"]) == 2
    assert "go together" in capsys.readouterr().err


def test_no_option_takes_a_secret_from_the_command_line() -> None:
    secrets = {"pin", "password", "passphrase", "secret", "card"}
    for parser in every_parser(_parser()):
        for action in parser._actions:
            for option in action.option_strings:
                words = set(option.strip("-").split("-"))
                assert not words & secrets or words & {"file", "terminal"}, option


def every_parser(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from every_parser(inner)
