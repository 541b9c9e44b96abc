"""The store for whoever only reads."""

from __future__ import annotations

from pos_app.application.snapshots import StoreSnapshot
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.repositories.stores import GET_STORE, restored_store


class SqlStoreQueries:
    """Reads the store; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def get(self) -> StoreSnapshot | None:
        """Return the store, or None before it was set up."""
        row = self._database.reader().one(GET_STORE)
        return None if row is None else StoreSnapshot.of(restored_store(row))
