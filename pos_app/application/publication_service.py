"""Lets background work that failed be tried again, and records who asked for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pos_app.application.access import open_to_all


class Publications(Protocol):
    """The work that async handlers have not done."""

    def retry(self, publication_id: int) -> int:
        """Make failed or parked work due at once; return how many rows that were."""

    def retry_all(self) -> int:
        """Make all failed and parked work due at once; return how many rows that were."""


class PublicationService:
    """The commands on background work; nothing of it can be taken away, only tried again."""

    def __init__(
        self, publications: Publications, record: Callable[[int, int | None], None]
    ) -> None:
        """Retry ``publications``; ``record`` keeps how many, and of which entry, in the log."""
        self._publications = publications
        self._record = record

    @open_to_all("work that failed is tried again, and nothing else can be done to it")
    def retry(self, publication_id: int, seq: int) -> bool:
        """Try one piece of work again at once; ``seq`` is the entry that it is about.

        False when it was done meanwhile, or waits its turn without having failed.

        Raises:
            StorageError: nothing was changed.
        """
        count = self._publications.retry(publication_id)
        if count:
            self._record(count, seq)
        return count > 0

    @open_to_all("work that failed is tried again, and nothing else can be done to it")
    def retry_all(self) -> int:
        """Try everything again that failed or was parked; return how much that is.

        Raises:
            StorageError: nothing was changed.
        """
        count = self._publications.retry_all()
        if count:
            self._record(count, None)
        return count
