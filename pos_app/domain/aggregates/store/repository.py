"""What the shop needs to keep the store itself."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.store.store import Store


class StoreRepository(Protocol):
    """The one store of the data folder."""

    def get(self) -> Store | None:
        """Return the store, or None before the first start was finished."""

    def add(self, store: Store) -> None:
        """Keep a new store, its owner and its register."""

    def save(self, store: Store) -> None:
        """Keep what has changed."""
