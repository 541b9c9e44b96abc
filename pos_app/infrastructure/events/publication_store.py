"""The rows of ``publications``: one per event and async handler, until the handler is done.

A row is committed with its event. It is ``waiting``; after a failure ``failed``, due again after
a growing pause; after the last one ``parked``, until somebody retries it. While it is failed or
parked, later rows of the same aggregate and handler are held back.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Integer, and_, bindparam, delete, exists, or_, select, update

from pos_app.domain.records import dataclass
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, publications

if TYPE_CHECKING:
    from pos_app.application.ports import Clock
    from pos_app.infrastructure.persistence.engine import Database

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (1, 5, 30, 120, 600))

_earlier = publications.alias("earlier")
_IS_FIRST = ~exists().where(
    and_(
        _earlier.c.aggregate_id == publications.c.aggregate_id,
        _earlier.c.handler == publications.c.handler,
        _earlier.c.seq < publications.c.seq,
        _earlier.c.state != "waiting",
    )
)
_IS_MEANT = and_(
    publications.c.event_id == bindparam("event_id"),
    publications.c.handler == bindparam("name"),
)
_DUE = Statement(
    select(
        publications.c.publication_id,
        publications.c.event_id,
        publications.c.handler,
        publications.c.event_type,
        audit_log.c.event_data,
        audit_log.c.occurred_at,
        audit_log.c.actor_id,
        audit_log.c.approver_id,
        audit_log.c.register_id,
        audit_log.c.shift_id,
    )
    .join(audit_log, audit_log.c.seq == publications.c.seq)
    .where(
        publications.c.publication_id > bindparam("after"),
        publications.c.state != "parked",
        or_(
            publications.c.next_attempt_at.is_(None),
            publications.c.next_attempt_at <= bindparam("now"),
        ),
        _IS_FIRST,
    )
    .order_by(publications.c.publication_id)
    .limit(bindparam("limit", type_=Integer))
)
_IS_NEXT = Statement(select(_IS_FIRST).where(_IS_MEANT))
_DONE = Statement(delete(publications).where(_IS_MEANT))
_ATTEMPTS = Statement(select(publications.c.attempts).where(_IS_MEANT))
_FAILED = Statement(
    update(publications)
    .where(publications.c.event_id == bindparam("key"), publications.c.handler == bindparam("name"))
    .values(
        state=bindparam("new_state"),
        attempts=bindparam("tried"),
        next_attempt_at=bindparam("next_at"),
        last_error=bindparam("why"),
    )
)
# What waits is never touched: marked as failed it would hold back its whole lane.
_HAS_FAILED = publications.c.state != "waiting"
_again = update(publications).values(state="failed", next_attempt_at=None)
_RETRY = Statement(
    _again.where(publications.c.publication_id == bindparam("key"), _HAS_FAILED).returning(
        publications.c.publication_id
    )
)
_RETRY_ALL = Statement(_again.where(_HAS_FAILED).returning(publications.c.publication_id))


@dataclass(frozen=True, slots=True)
class StoredPublication:
    """A row that is due, with what the log keeps of its event; ``common`` is for the codec."""

    publication_id: int
    event_id: str
    handler: str
    event_type: str
    event_data: str
    common: dict[str, object]


class PublicationStore:
    """Reads and changes the rows; any thread may call."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Keep them in ``database``; pauses are counted by ``clock``."""
        self._database = database
        self._clock = clock

    def due(self, after: int, limit: int) -> list[StoredPublication]:
        """Return rows with an id above ``after`` that may run now, the oldest first."""
        rows = self._database.reader().all(
            _DUE, {"after": after, "now": to_text(self._clock.now()), "limit": limit}
        )
        return [
            StoredPublication(
                publication_id=row[0],
                event_id=row[1],
                handler=row[2],
                event_type=row[3],
                event_data=row[4],
                common={
                    "event_id": row[1],
                    "occurred_at": from_text(row[5]),
                    "actor_id": row[6],
                    "approver_id": row[7],
                    "register_id": row[8],
                    "shift_id": row[9],
                },
            )
            for row in rows
        ]

    def is_next(self, event_id: str, handler: str) -> bool:
        """Return whether the row is still to be done and nothing failed holds it back."""
        row = self._database.reader().one(_IS_NEXT, {"event_id": event_id, "name": handler})
        return row is not None and bool(row[0])

    def finish(self, event_id: str, handler: str) -> None:
        """Forget the row: the handler is done with the event."""
        self._change(_DONE, {"event_id": event_id, "name": handler})

    def fail(self, event_id: str, handler: str, why: str, *, is_hopeless: bool = False) -> bool:
        """Keep the error, and return whether the row is tried again by itself.

        A hopeless one is parked at once.
        """
        row = self._database.reader().one(_ATTEMPTS, {"event_id": event_id, "name": handler})
        attempts = 1 if row is None else row[0] + 1
        will_retry = attempts <= len(PAUSES) and not is_hopeless
        next_at = to_text(self._clock.now() + PAUSES[attempts - 1]) if will_retry else None
        self._change(
            _FAILED,
            {
                "key": event_id,
                "name": handler,
                "new_state": "failed" if will_retry else "parked",
                "tried": attempts,
                "next_at": next_at,
                "why": why,
            },
        )
        return will_retry

    def make_due(self, publication_id: int) -> int:
        """Let a failed or parked row run again at once; return how many rows that were."""
        return self._change(_RETRY, {"key": publication_id})

    def make_all_due(self) -> int:
        """Let every failed or parked row run again at once; return how many there are."""
        return self._change(_RETRY_ALL, {})

    def _change(self, statement: Statement, parameters: dict[str, object]) -> int:
        connection = self._database.begin(durable=False)
        try:
            changed = len(connection.all(statement, parameters))
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()
        return changed
