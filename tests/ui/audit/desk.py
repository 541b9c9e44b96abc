"""A presenter with a view that remembers and a reader that answers at once or when told to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pos_app.application.queries import AuditQueries
from pos_app.ui.audit.audit_state import AuditRow, AuditState, FilterState, Inspection
from pos_app.ui.audit.presenter import AuditPresenter

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)

Asked = tuple[Callable[[AuditQueries], object], Callable[[Any], None]]


class ClockAtNoon:
    """It is noon."""

    def now(self) -> datetime:
        return NOON


class RememberingView:
    """Remembers what it was given to show."""

    def __init__(self) -> None:
        self.state = AuditState()
        self.rows: list[AuditRow] = []
        self.is_complete = False
        self.shown: Inspection | None = None
        self.resets = 0
        self.stands_on: int | None = None

    def display(self, state: AuditState) -> None:
        self.state = state

    def show_rows(self, rows: tuple[AuditRow, ...], *, is_last: bool) -> None:
        self.rows, self.is_complete = list(rows), is_last
        self.resets += 1

    def append_rows(self, rows: tuple[AuditRow, ...], *, is_last: bool) -> None:
        self.rows += rows
        self.is_complete = is_last

    def prepend_rows(self, rows: tuple[AuditRow, ...]) -> None:
        self.rows[:0] = rows

    def stand_on(self, seq: int) -> None:
        self.stands_on = seq

    def rename_subject(self, aggregate_id: str, about: str) -> None:
        self.rows = [
            replace(row, about=about) if row.aggregate_id == aggregate_id else row
            for row in self.rows
        ]

    def inspect(self, inspection: Inspection | None) -> None:
        self.shown = inspection

    @property
    def seqs(self) -> list[int]:
        return [row.seq for row in self.rows]


class ReaderAtHand:
    """Answers in the order of the questions; the last on a topic counts, as with the real one."""

    def __init__(self, queries: AuditQueries) -> None:
        self.queries = queries
        self.is_slow = False
        self.waiting: list[tuple[str, Asked]] = []

    def ask(
        self, topic: str, job: Callable[[AuditQueries], object], then: Callable[[Any], None]
    ) -> None:
        self.waiting.append((topic, (job, then)))
        if not self.is_slow:
            self.answer()

    def answer(self) -> None:
        """Answer what waits, and what these answers ask in turn."""
        while self.waiting:
            topic, (job, then) = self.waiting.pop(0)
            value = job(self.queries)
            if topic not in {waiting for waiting, _ in self.waiting}:
                then(value)


class Desk:
    """A presenter at work on a log."""

    def __init__(self, queries: AuditQueries, decimals: int = 2) -> None:
        self.view = RememberingView()
        self.reader = ReaderAtHand(queries)
        self.presenter = AuditPresenter(self.view, self.reader, decimals, ClockAtNoon())

    @property
    def state(self) -> AuditState:
        return self.view.state

    def filter(self, key: str) -> FilterState:
        return next(each for each in self.state.filters if each.key == key)
