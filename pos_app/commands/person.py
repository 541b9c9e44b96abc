"""Whom a command acts for: the command line itself, or a person whose PIN stands in a file."""

from __future__ import annotations

import argparse
from contextvars import ContextVar
from pathlib import Path

from pos_app.application.errors import FirstPinUnchanged, StaffNotFound
from pos_app.bootstrap import Till
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    pin_file: Path


_person: ContextVar[_Person | None] = ContextVar("person", default=None)


def add_person(parser: argparse.ArgumentParser) -> None:
    """Let a command be run as a person.

    The PIN is in a file, because what stands on a command line every user of the machine may read.
    """
    parser.add_argument(
        "--staff", default=argparse.SUPPRESS, metavar="NAME", help="act as this person"
    )
    parser.add_argument(
        "--staff-pin-file",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="FILE",
        help="where the person's PIN stands",
    )


def choose_person(options: argparse.Namespace) -> str:
    """Keep whom the arguments name for every store that is opened; return what is wrong, if any."""
    name, pin_file = getattr(options, "staff", None), getattr(options, "staff_pin_file", None)
    if (name is None) != (pin_file is None):
        return "--staff and --staff-pin-file go together."
    _person.set(None if name is None or pin_file is None else _Person(name, pin_file))
    return ""


def is_person() -> bool:
    """Return whether a person acts, which is recorded, so that the store must be writable."""
    return _person.get() is not None


def take_place(till: Till) -> None:
    """Let the command line act at an opened store, or sign the person in until it is closed.

    Raises:
        StaffNotFound: nobody who works here has the name.
        WrongPin, MustWait: it is recorded.
        FirstPinUnchanged: the person has not chosen a PIN of their own yet.
        OSError: the file cannot be read.
    """
    person = _person.get()
    if person is None:
        till.people.act_as_console()
        return
    pin = person.pin_file.read_text(encoding="utf-8").strip()
    wanted = person.name.strip().casefold()
    found = next(
        (each for each in till.people.sign_in.people() if each.name.casefold() == wanted), None
    )
    if found is None:
        raise StaffNotFound
    if found.must_change_pin:
        raise FirstPinUnchanged
    till.people.sign_in.sign_in(found.staff_id, pin)
    till.before_close(lambda: till.people.sign_in.sign_out("closed"))
