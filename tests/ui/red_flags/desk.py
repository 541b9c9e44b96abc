"""A presenter of the exceptions with a view that remembers and a reader at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pos_app.application.queries import AuditQueries
from pos_app.application.red_flag_service import RedFlagService
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.audit.rows import RowWriter
from pos_app.ui.red_flags.flags_state import FlagDetail, FlagsState
from pos_app.ui.red_flags.presenter import FlagsPresenter


class RememberingView:
    """Remembers what it was given to show."""

    def __init__(self) -> None:
        self.state = FlagsState()

    def display(self, state: FlagsState) -> None:
        self.state = state


class ReaderAtHand:
    """Answers at once."""

    def __init__(self, queries: AuditQueries) -> None:
        self.queries = queries

    def ask(
        self, topic: str, job: Callable[[AuditQueries], object], then: Callable[[Any], None]
    ) -> None:
        then(job(self.queries))


class Desk:
    """A presenter at work on a log."""

    def __init__(self, queries: AuditQueries, service: RedFlagService | None) -> None:
        self.view = RememberingView()
        self.counts: list[int] = []
        self.presenter = FlagsPresenter(
            self.view,
            ReaderAtHand(queries),
            RowWriter(2),
            SystemClock(),
            2,
            service,
            self.counts.append,
        )
        self.presenter.look()

    @property
    def state(self) -> FlagsState:
        return self.view.state

    @property
    def detail(self) -> FlagDetail:
        assert self.state.detail is not None
        return self.state.detail
