"""Work that async handlers have not done yet, for the audit window's page of it."""

from __future__ import annotations

from sqlalchemy import Integer, and_, bindparam, func, or_, select

from pos_app.application.publication_queries import (
    FAILED,
    PARKED,
    WAITING,
    PublicationCounts,
    PublicationEntry,
)
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import publications

_it = publications.c
_earlier = publications.alias("earlier")
_HELD_BACK_BY = (
    select(func.min(_earlier.c.seq))
    .where(
        and_(
            _earlier.c.aggregate_id == _it.aggregate_id,
            _earlier.c.handler == _it.handler,
            _earlier.c.seq < _it.seq,
            _earlier.c.state != WAITING,
        )
    )
    .scalar_subquery()
)
_PAGE = Statement(
    select(
        _it.publication_id,
        _it.seq,
        _it.event_type,
        _it.handler,
        _it.state,
        _it.attempts,
        _it.next_attempt_at,
        _it.last_error,
        _HELD_BACK_BY,
    )
    .where(_it.publication_id > bindparam("after", type_=Integer))
    .where(or_(bindparam("state") == "", _it.state == bindparam("state")))
    .order_by(_it.publication_id)
    .limit(bindparam("limit", type_=Integer))
)
_COUNTS = Statement(select(_it.state, func.count()).group_by(_it.state))


class SqlPublicationQueries:
    """Fulfils ``PublicationQueries`` on a connection that belongs to the caller."""

    def __init__(self, reader: Connection) -> None:
        """Use the connection; nothing is read yet."""
        self._reader = reader

    def page(self, state: str, after: int, limit: int) -> tuple[PublicationEntry, ...]:
        """Return work with an id above ``after``, the oldest first; an empty state is any."""
        rows = self._reader.all(_PAGE, {"state": state, "after": after, "limit": limit})
        return tuple(
            PublicationEntry(
                publication_id=row[0],
                seq=row[1],
                event_type=row[2],
                handler=row[3],
                state=row[4],
                attempts=row[5],
                next_attempt_at=None if row[6] is None else from_text(row[6]),
                last_error=row[7],
                held_back_by=row[8],
            )
            for row in rows
        )

    def counts(self) -> PublicationCounts:
        """Return how much of it there is."""
        found: dict[str, int] = dict(self._reader.all(_COUNTS))
        return PublicationCounts(found.get(WAITING, 0), found.get(FAILED, 0), found.get(PARKED, 0))
