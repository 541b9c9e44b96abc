"""Moves committed events from the outbox into the audit log, in order, once each.

It is the first sync handler of every event. One move takes everything that waits, whoever
committed it, in one transaction that needs no fsync of its own: the outbox keeps the events
until the move is committed, so a crash in between only means that the next start moves them.
"""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select

from pos_app.application.errors import StorageDamaged
from pos_app.domain.events import DomainEvent
from pos_app.infrastructure.audit.chain import GENESIS, entry_hash
from pos_app.infrastructure.fail_points import reach
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, outbox

_ROWS_PER_MOVE = 5_000
_WAITING = Statement(select(outbox).order_by(outbox.c.seq).limit(_ROWS_PER_MOVE))
_LAST = Statement(
    select(audit_log.c.seq, audit_log.c.hash).order_by(audit_log.c.seq.desc()).limit(1)
)
_INSERT = Statement(insert(audit_log))
_CLEAR = Statement(delete(outbox).where(outbox.c.seq <= bindparam("last")))
_NAMES = tuple(column.name for column in outbox.c)


class AuditHandler:
    """Writes the audit log; called with each dispatched event, and at start."""

    publication_name = "audit_log"

    def __init__(self, database: Database) -> None:
        """Write into the log of ``database``."""
        self._database = database
        self._just_moved: set[str] = set()

    def __call__(self, event: DomainEvent) -> None:
        """Make sure that the event is in the log.

        Raises:
            StorageError: it waits in the outbox for the next move.
        """
        event_id = str(event.event_id)
        if event_id in self._just_moved:
            self._just_moved.discard(event_id)
            return
        self._just_moved = set(self.move())
        self._just_moved.discard(event_id)

    def move_all(self) -> int:
        """Move everything that waits, in bounded transactions, and return how many events."""
        count = 0
        while moved := self.move():
            count += len(moved)
        return count

    def move(self) -> list[str]:
        """Move what waits, at most 5,000 events, and return their ids.

        Raises:
            StorageDamaged: the outbox does not continue the log, which lost or gained entries.
            StorageError: nothing was moved.
        """
        reach("audit.before")
        connection = self._database.begin(durable=False)
        try:
            rows = connection.all(_WAITING)
            if not rows:
                self._database.rollback()
                return []
            self._append(connection, rows)
            reach("audit.before_commit")
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()
        reach("audit.after_commit")
        return [row[2] for row in rows]

    def _append(self, connection: Connection, rows: list[tuple[object, ...]]) -> None:
        seq, prev_hash = connection.one(_LAST) or (0, GENESIS)
        entries: list[dict[str, object]] = []
        for row in rows:
            seq += 1
            if row[0] != seq:
                detail = f"event {row[0]} waits for an audit log that ends at {seq - 1}"
                raise StorageDamaged(path=str(self._database.path), detail=detail)
            fields = [None if value is None else str(value) for value in row[1:]]
            entry = dict(zip(_NAMES, row, strict=True))
            entry["prev_hash"] = prev_hash
            entry["hash"] = prev_hash = entry_hash(prev_hash, seq, fields)
            entries.append(entry)
        connection.run_many(_INSERT, entries)
        connection.run(_CLEAR, {"last": seq})
