"""The frozen picture of a sheet in which the till waits for something outside of it."""

from __future__ import annotations

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """A button of a sheet: what it does, its words and its key."""

    action: str
    label: str
    key: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class WaitSheet:
    """Says what the till waits for; nothing else goes on before one of ``answers``."""

    title: str
    sentence: str
    answers: tuple[SheetAnswer, ...]
