"""Which values the columns of the newest entries hold, which the index does not hold yet.

Reading those entries only to find that nobody of them passes takes as long as reading a page.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select

from pos_app.application.queries import AuditFilter
from pos_app.infrastructure.audit.index_block import (
    ABOUT,
    ACTOR,
    APPROVER,
    ENTRIES,
    REGISTER,
    SHIFT,
    TYPE,
)
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log
from pos_app.infrastructure.queries.audit_meetings import columns_of

_KINDS = (TYPE, ACTOR, APPROVER, REGISTER, SHIFT, ABOUT)
_log = audit_log.c
_NEW = Statement(
    select(
        _log.seq,
        _log.event_type,
        _log.actor_id,
        _log.approver_id,
        _log.register_id,
        _log.shift_id,
        _log.aggregate_type,
    )
    .where(_log.seq > bindparam("after"))
    .order_by(_log.seq)
    .limit(bindparam("limit"))
)
# An index that is further behind is being made; its entries are read, not remembered.
_MOST = 2 * ENTRIES


class Tail:
    """Remembers values for one reader; what it has seen once it does not read again."""

    def __init__(self, reader: Connection) -> None:
        """Read when asked."""
        self._reader = reader
        self._after = -1
        self._last = 0
        self._seen: set[tuple[str, str]] = set()

    def may_hold(self, where: AuditFilter, sealed: int) -> bool:
        """Return whether an entry above ``sealed`` may pass the filters that are columns."""
        columns = columns_of(where)
        if not columns:
            return True
        if sealed != self._after:
            self._after = self._last = sealed
            self._seen.clear()
        rows = self._reader.all(_NEW, {"after": self._last, "limit": _MOST})
        if len(rows) == _MOST:
            self._after = -1
            return True
        for seq, *values in rows:
            self._last = seq
            self._seen.update(zip(_KINDS, values, strict=True))
        return all(any((kind, value) in self._seen for value in values) for kind, values in columns)
