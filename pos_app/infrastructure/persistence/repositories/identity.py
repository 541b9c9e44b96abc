"""What every repository shares: the transaction's connection, and who went through it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.infrastructure.persistence.engine import Connection

Kind = TypeVar("Kind", bound=Aggregate)
Stored = TypeVar("Stored")


class IdentityMap(Generic[Kind, Stored]):
    """Gives one object per identifier within a transaction, and reports each to the unit of work.

    ``stored`` holds what the database has of each object, so that only changes are written.

    The unit of work refuses to commit while a reported aggregate still holds events.
    """

    def __init__(self, connection: Connection, report: Callable[[Aggregate], None]) -> None:
        """Read and write on ``connection``."""
        self.connection = connection
        self._report = report
        self._known: dict[UUID, Kind] = {}
        self.stored: dict[UUID, Stored] = {}

    def known(self, key: UUID) -> Kind | None:
        """Return the object that this transaction already holds, or None."""
        return self._known.get(key)

    def hold(self, key: UUID, aggregate: Kind) -> Kind:
        """Keep the object for the rest of the transaction and return it."""
        if key not in self._known:
            self._known[key] = aggregate
            self._report(aggregate)
        return aggregate
