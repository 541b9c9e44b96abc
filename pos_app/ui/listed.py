"""Frozen pictures of what panels list and ask; every text in them is ready to show."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Something to choose: its name, what is under it, and a ``mark`` at the right edge."""

    key: str
    title: str
    detail: str
    mark: str
    spoken: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers to a question."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PickPart:
    """One of many being looked for; ``promise`` is what taking the chosen one will do."""

    title: str
    prompt: str
    search: str
    rows: tuple[Row, ...]
    nothing: str
    promise: str
    button: str


def chosen_place(rows: tuple[Row, ...]) -> int | None:
    """Return the place of the chosen row, None without any."""
    return next((place for place, row in enumerate(rows) if row.is_chosen), None)
