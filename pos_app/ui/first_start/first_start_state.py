"""What the first-start screens show at one moment: plain frozen data, no Qt."""

from __future__ import annotations

from dataclasses import field
from enum import Enum, auto
from pathlib import Path

from pos_app.application.errors import RowProblem
from pos_app.domain.records import dataclass
from pos_app.ui.folder_listing import FolderListing


class Step(Enum):
    """Where the owner stands."""

    STORE = auto()
    PRODUCTS = auto()
    FILES = auto()
    IMPORTING = auto()
    REJECTED = auto()
    READY = auto()


class Field(Enum):
    """A field of the form that a sentence can stand under."""

    STORE_NAME = auto()
    CURRENCY = auto()
    COUNTRY = auto()
    OWNER_NAME = auto()
    PIN = auto()
    PIN_AGAIN = auto()


@dataclass(frozen=True, slots=True)
class SetUpForm:
    """What the owner entered, as it was entered.

    ``currency`` and ``country`` are the texts of their fields; no country is no tax to begin with.
    With ``uses_shifts`` the till asks for the float when it opens, the first time too.
    """

    store_name: str
    currency: str
    prices_include_tax: bool
    owner_name: str
    pin: str
    pin_again: str
    has_sign_in: bool = True
    uses_shifts: bool = False
    country: str = ""


@dataclass(frozen=True, slots=True)
class FirstStartState:
    """One picture of the screens.

    ``problems`` holds a sentence per field; ``notice`` a sentence about the whole step;
    ``done`` of ``of`` rows are taken over; ``rows`` are the first bad rows of a refused file
    and ``row_problem_count`` how many there are.
    """

    step: Step
    problems: dict[Field, str] = field(default_factory=dict)
    notice: str = ""
    files: FolderListing | None = None
    file_path: Path | None = None
    done: int = 0
    of: int = 0
    rows: tuple[RowProblem, ...] = ()
    row_problem_count: int = 0
    title: str = ""
    sentence: str = ""
