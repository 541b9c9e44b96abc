"""A replay presenter with a view that remembers, a reader at hand, and time that waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pos_app.application.queries import AuditQueries
from pos_app.application.snapshots import StoreSnapshot
from pos_app.ui.audit_replay.presenter import ReplayPresenter
from pos_app.ui.audit_replay.replay_state import ChoiceState, ReplayState


class RememberingView:
    """Remembers what it was given to show."""

    def __init__(self) -> None:
        self.state: ReplayState | None = None
        self.choice: ChoiceState | None = None

    def display(self, state: ReplayState) -> None:
        self.state, self.choice = state, None

    def offer(self, choice: ChoiceState) -> None:
        self.state, self.choice = None, choice


class ReaderAtHand:
    """Answers at once."""

    def __init__(self, queries: AuditQueries) -> None:
        self.queries = queries

    def ask(
        self, topic: str, job: Callable[[AuditQueries], object], then: Callable[[Any], None]
    ) -> None:
        then(job(self.queries))


class PacerInHand:
    """Remembers how long it was told to wait; None while it waits for nothing."""

    def __init__(self) -> None:
        self.waiting: int | None = None

    def wait(self, milliseconds: int) -> None:
        self.waiting = milliseconds

    def stop(self) -> None:
        self.waiting = None


class Desk:
    """A presenter at work on a log."""

    def __init__(self, queries: AuditQueries, store: StoreSnapshot) -> None:
        self.view = RememberingView()
        self.pacer = PacerInHand()
        self.shown: list[str] = []
        self.presenter = ReplayPresenter(
            self.view, ReaderAtHand(queries), self.pacer, store, self.shown.append
        )

    @property
    def state(self) -> ReplayState:
        assert self.view.state is not None
        return self.view.state

    @property
    def choice(self) -> ChoiceState:
        assert self.view.choice is not None
        return self.view.choice
