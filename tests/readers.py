"""Stand in for the thread that presenters ask the store on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class ReaderHere:
    """Answers at once, in the same thread."""

    def ask(self, topic: str, job: Callable[[], object], then: Callable[[Any], None]) -> None:
        then(job())

    def forget(self, topic: str) -> None:
        """Every answer has come already."""


class ReaderWhenTold:
    """Answers when a test says so; of one topic only the last question."""

    def __init__(self) -> None:
        self.waiting: dict[str, tuple[Callable[[], object], Callable[[Any], None]]] = {}

    def ask(self, topic: str, job: Callable[[], object], then: Callable[[Any], None]) -> None:
        self.waiting[topic] = (job, then)

    def forget(self, topic: str) -> None:
        self.waiting.pop(topic, None)

    def answer(self) -> None:
        """Answer everything that was asked."""
        while self.waiting:
            job, then = self.waiting.pop(next(iter(self.waiting)))
            then(job())
