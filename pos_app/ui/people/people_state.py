"""The frozen picture of staff and roles; every text in it is ready to show."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Choice, Row


@dataclass(frozen=True, slots=True)
class PeopleButton:
    """A way on; ``kind`` is main, danger or empty."""

    action: str
    label: str
    icon: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed and chosen so far; the PINs are never shown."""

    text: str = ""
    pin: str = ""
    old_pin: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What stands beside the list: something to read, fill in and press.

    ``text``, ``pin`` and ``old_pin`` are the labels of the fields, empty for none; ``answers``
    the choices under ``question``.
    """

    name: str
    title: str = ""
    detail: str = ""
    text: str = ""
    old_pin: str = ""
    pin: str = ""
    question: str = ""
    answers: tuple[Choice, ...] = ()
    buttons: tuple[PeopleButton, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleState:
    """All of the page; ``info`` says what the last change did, ``problem`` what did not work."""

    tabs: tuple[Choice, ...]
    rows: tuple[Row, ...]
    below: tuple[PeopleButton, ...]
    task: Task
    typed: Typed
    can_choose: bool
    info: str = ""
    problem: str = ""
