"""The store for whoever only reads."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos_app.application.snapshots import StoreSnapshot
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.repositories.stores import GET_STORE, restored_store
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log

if TYPE_CHECKING:
    from pos_app.infrastructure.persistence.engine import Database

_LAST = Statement(select(audit_log.c.occurred_at).order_by(audit_log.c.seq.desc()).limit(1))


class SqlStoreQueries:
    """Reads the store; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def get(self) -> StoreSnapshot | None:
        """Return the store, or None before it was set up."""
        row = self._database.reader().one(GET_STORE)
        return None if row is None else StoreSnapshot.of(restored_store(row))

    def last_recorded_at(self) -> datetime | None:
        """Return when the newest entry of the log happened, None in an empty log."""
        row = self._database.reader().one(_LAST)
        return None if row is None else from_text(row[0])
