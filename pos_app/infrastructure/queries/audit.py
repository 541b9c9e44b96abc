"""The audit log for its window: bounded pages by seq, on a connection of its own."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
    union_all,
)

from pos_app.application.queries import AuditEntry, AuditFilter, PublicationEntry
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import (
    audit_log,
    orders,
    outbox,
    publications,
    staff,
)
from pos_app.infrastructure.queries.audit_filter import (
    conditions_of,
    keys_of,
    parameters_of,
    text_kind,
    within,
)

_log = audit_log.c
_LIMIT = bindparam("limit", type_=Integer)
_ENTRY = Statement(select(audit_log).where(_log.seq == bindparam("seq")))
_LIFE = Statement(
    select(audit_log)
    .where(_log.aggregate_id == bindparam("aggregate_id"), _log.seq < bindparam("before"))
    .order_by(_log.seq.desc())
    .limit(_LIMIT)
)
_LAST = Statement(select(func.coalesce(func.max(_log.seq), 0)))
_PENDING = Statement(select(func.count()).select_from(outbox))
_PUBLICATIONS = Statement(
    select(
        publications.c.publication_id,
        publications.c.seq,
        publications.c.event_type,
        publications.c.handler,
        publications.c.state,
        publications.c.attempts,
        publications.c.next_attempt_at,
        publications.c.last_error,
    )
    .order_by(publications.c.publication_id)
    .limit(_LIMIT)
)
_NAMES = Statement(select(staff.c.staff_id, staff.c.name))
_ORDER_NUMBER = Statement(select(orders.c.number).where(orders.c.cart_id == bindparam("cart_id")))
# Distinct values are found by jumping from one to the next in the index, not by reading it all.
_NEXT_TYPE = Statement(
    select(func.min(_log.event_type)).where(_log.event_type > bindparam("after"))
)
_NEXT_ACTOR = Statement(select(func.min(_log.actor_id)).where(_log.actor_id > bindparam("after")))
_AFTER_ALL = 2**62


class SqlAuditQueries:
    """Fulfils ``AuditQueries``; belongs to the thread that made it, which closes it."""

    def __init__(self, database: Database) -> None:
        """Open a connection that cannot write."""
        self._reader = database.new_reader()
        self._statements: dict[tuple[object, ...], Statement] = {}

    def page(self, where: AuditFilter, before: int | None, limit: int) -> tuple[AuditEntry, ...]:
        """Return the newest entries older than seq ``before`` (or of all), newest first."""
        statement = self._statement("page", where)
        found = {"before": _AFTER_ALL if before is None else before, "limit": limit}
        return self._entries(statement, {**found, **parameters_of(where)})

    def newer(self, where: AuditFilter, after: int, limit: int) -> tuple[AuditEntry, ...]:
        """Return entries with a seq above ``after``, oldest first."""
        statement = self._statement("newer", where)
        return self._entries(statement, {"after": after, "limit": limit, **parameters_of(where)})

    def entry(self, seq: int) -> AuditEntry | None:
        """Return one entry, or None."""
        row = self._reader.one(_ENTRY, {"seq": seq})
        return None if row is None else _entry(row)

    def life_of(self, aggregate_id: str, before: int | None, limit: int) -> tuple[AuditEntry, ...]:
        """Return what happened to one cart, product, order or store, newest first."""
        key = _AFTER_ALL if before is None else before
        return self._entries(_LIFE, {"aggregate_id": aggregate_id, "before": key, "limit": limit})

    def count(self, where: AuditFilter) -> int:
        """Return how many entries pass; all of them without counting."""
        if where.is_empty:
            return self.last_seq()
        row = self._reader.one(self._statement("count", where), parameters_of(where))
        return 0 if row is None else int(row[0])

    def last_seq(self) -> int:
        """Return the newest entry's seq, 0 for an empty log."""
        row = self._reader.one(_LAST)
        return 0 if row is None else int(row[0])

    def event_types(self) -> tuple[str, ...]:
        """Return the event types that occur, in alphabetical order."""
        return self._distinct(_NEXT_TYPE)

    def actors(self) -> tuple[str, ...]:
        """Return the actors that occur, in alphabetical order."""
        return self._distinct(_NEXT_ACTOR)

    def pending(self) -> int:
        """Return how many committed events have not reached the log yet."""
        row = self._reader.one(_PENDING)
        return 0 if row is None else int(row[0])

    def publications(self, limit: int) -> tuple[PublicationEntry, ...]:
        """Return async work that is not done, the oldest first."""
        rows = self._reader.run(_PUBLICATIONS, {"limit": limit}).fetchall()
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
            )
            for row in rows
        )

    def names(self) -> dict[str, str]:
        """Return the staff members' names by their id, for display only."""
        return dict(self._reader.run(_NAMES).fetchall())

    def order_number_of(self, cart_id: str) -> str | None:
        """Return the number of the order that a cart became, or None."""
        row = self._reader.one(_ORDER_NUMBER, {"cart_id": cart_id})
        return None if row is None else str(row[0])

    def close(self) -> None:
        """Free the connection."""
        self._reader.close()

    def _entries(
        self, statement: Statement, parameters: dict[str, object]
    ) -> tuple[AuditEntry, ...]:
        return tuple(_entry(row) for row in self._reader.run(statement, parameters).fetchall())

    def _distinct(self, following: Statement) -> tuple[str, ...]:
        found: list[str] = []
        after = ""
        while (row := self._reader.one(following, {"after": after})) and row[0] is not None:
            after = row[0]
            found.append(after)
        return tuple(found)

    def _statement(self, kind: str, where: AuditFilter) -> Statement:
        """Return the statement for the filters that are set, compiled once per combination."""
        shape = (
            kind,
            len(where.event_types),
            where.actor_id is None,
            where.aggregate_type is None,
            where.aggregate_id is None,
            where.since is None,
            where.until is None,
            text_kind(where.text),
        )
        statement = self._statements.get(shape)
        if statement is None:
            statement = self._statements[shape] = Statement(_select(kind, where))
        return statement


def _select(kind: str, where: AuditFilter) -> CompoundSelect[Any] | Select[Any]:
    """Return a statement that reads, in order of seq, as few rows as it can.

    Several event types are merged from one walk through the index for each, because SQLite would
    sort everything that ``IN`` finds before it returns the first page.
    """
    if kind == "count":
        conditions = [*within(where, _log.occurred_at), *conditions_of(where)]
        if where.event_types:
            conditions.append(or_(*(_log.event_type == name for name in _type_names(where))))
        return select(func.count()).select_from(audit_log).where(and_(true(), *conditions))
    is_upward = kind == "newer"
    conditions = [*keys_of(where, is_upward=is_upward), *conditions_of(where)]
    walks = [
        select(audit_log).where(_log.event_type == name, *conditions) for name in _type_names(where)
    ] or [select(audit_log).where(*conditions)]
    found = union_all(*walks) if len(walks) > 1 else walks[0]
    seq = found.selected_columns.seq
    return found.order_by(seq if is_upward else seq.desc()).limit(_LIMIT)


def _type_names(where: AuditFilter) -> list[ColumnElement[str]]:
    return [bindparam(f"type_{number}", type_=Text) for number in range(len(where.event_types))]


def _entry(row: tuple[Any, ...]) -> AuditEntry:
    return AuditEntry(
        seq=row[0],
        event_type=row[1],
        event_id=row[2],
        occurred_at=from_text(row[3]),
        actor_id=row[4],
        approver_id=row[5],
        register_id=row[6],
        shift_id=row[7],
        aggregate_type=row[8],
        aggregate_id=row[9],
        event_data=row[10],
        payload=_payload(row[10]),
        prev_hash=row[11],
        hash=row[12],
    )


def _payload(event_data: str) -> dict[str, Any]:
    """Return the stored object; what somebody damaged comes back as the text it is."""
    try:
        payload = json.loads(event_data)
    except ValueError:
        payload = None
    return payload if isinstance(payload, dict) else {"unreadable": event_data}
