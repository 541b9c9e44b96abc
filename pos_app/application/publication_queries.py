"""The read side of what follows a sale in the background: what is not done yet, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from pos_app.domain.records import dataclass

WAITING, FAILED, PARKED = "waiting", "failed", "parked"


@dataclass(frozen=True, slots=True)
class PublicationEntry:
    """An async handler's work that is not done; ``state`` is waiting, failed or parked.

    ``seq`` is the log's entry that it is about. ``next_attempt_at`` is aware UTC, None when it is
    due at once or parked. ``held_back_by`` is the entry of the same aggregate whose work by the
    same handler has to be done before, None when nothing is in the way.
    """

    publication_id: int
    seq: int
    event_type: str
    handler: str
    state: str
    attempts: int
    next_attempt_at: datetime | None
    last_error: str | None
    held_back_by: int | None = None


@dataclass(frozen=True, slots=True)
class PublicationCounts:
    """How much of it there is."""

    waiting: int = 0
    failed: int = 0
    parked: int = 0

    @property
    def all(self) -> int:
        """All of it."""
        return self.waiting + self.failed + self.parked


class PublicationQueries(Protocol):
    """Work that is not done, page by page."""

    def page(self, state: str, after: int, limit: int) -> tuple[PublicationEntry, ...]:
        """Return work with an id above ``after``, the oldest first; an empty state is any."""

    def counts(self) -> PublicationCounts:
        """Return how much of it there is."""
