"""The frozen picture of the settings; every text in it is ready to show."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Choice


@dataclass(frozen=True, slots=True)
class Question:
    """One setting that is chosen from a few answers; ``name`` is its key."""

    name: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SettingsState:
    """All of the panel; ``limit`` is what stands in the field of the largest difference."""

    of_people: tuple[Question, ...] = ()
    of_shifts: tuple[Question, ...] = ()
    limit: str = ""
    currency: str = ""
    info: str = ""
    problem: str = ""
