"""The audit log for its window: bounded pages by seq, on a connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any

from sqlalchemy import Integer, Select, Text, bindparam, func, select

from pos_app.application.queries import AuditEntry, AuditFilter, Matching, ShiftName, TimeBar
from pos_app.domain.values.money import Currency
from pos_app.infrastructure.audit.index_block import PART_ENTRIES, part_of
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, orders, outbox, staff, stores
from pos_app.infrastructure.queries import cart_events
from pos_app.infrastructure.queries.audit_entries import entry_of
from pos_app.infrastructure.queries.audit_facets import AuditFacets
from pos_app.infrastructure.queries.audit_filter import (
    Row,
    conditions_of,
    parameters_of,
    passes_of,
    seq_of,
    shape_of,
    text_kind,
)
from pos_app.infrastructure.queries.audit_meetings import Meetings, columns_of, is_by_columns
from pos_app.infrastructure.queries.audit_tail import Tail
from pos_app.infrastructure.queries.audit_terms import terms_of
from pos_app.infrastructure.queries.audit_times import BlockTimes, period_of
from pos_app.infrastructure.queries.audit_walk import Walk
from pos_app.infrastructure.queries.product_imports import SqlProductImports
from pos_app.infrastructure.queries.publications import SqlPublicationQueries
from pos_app.infrastructure.queries.red_flags import SqlRedFlagQueries

_log = audit_log.c
_LIMIT = bindparam("limit", type_=Integer)
_ENTRY = Statement(select(audit_log).where(_log.seq == bindparam("seq")))
# A page's rows at once: a statement of its own for each costs more than the row. In their order.
_wanted = func.json_each(bindparam("seqs", type_=Text)).table_valued("key", "value").alias("asked")
_ENTRIES = Statement(select(audit_log).join_from(_wanted, audit_log, _log.seq == _wanted.c.value))
_LIFE = Statement(
    select(audit_log)
    .where(_log.aggregate_id == bindparam("aggregate_id"), _log.seq < bindparam("before"))
    .order_by(_log.seq.desc())
    .limit(_LIMIT)
)
_LAST = Statement(select(func.coalesce(func.max(_log.seq), 0)))
_PENDING = Statement(select(func.count()).select_from(outbox))
_NAMES = Statement(select(staff.c.staff_id, staff.c.name))
_ORDER_NUMBER = Statement(select(orders.c.number).where(orders.c.cart_id == bindparam("cart_id")))
_ORDER_ID = Statement(select(orders.c.order_id).where(orders.c.cart_id == bindparam("cart_id")))
_CURRENCY = Statement(select(stores.c.currency).limit(1))
_DOWN = Statement(
    select(audit_log).where(_log.seq < bindparam("before")).order_by(_log.seq.desc()).limit(_LIMIT)
)
_UP = Statement(
    select(audit_log).where(_log.seq > bindparam("after")).order_by(_log.seq).limit(_LIMIT)
)
# Rows of the index that one count may read, roughly: some hundredths of a second.
_COUNT_BUDGET = 20_000
_AFTER_ALL = 2**62


class SqlAuditQueries:
    """Fulfils ``AuditQueries``; belongs to the thread that made it, which closes it.

    A filtered page comes from the index, and from the log itself what the index does not hold
    yet. What an entry says of itself never changes, so what is read in between stays true.
    """

    def __init__(self, database: Database) -> None:
        """Open a connection that cannot write."""
        self._reader = database.new_reader()
        self._times = BlockTimes(self._reader)
        self._facets = AuditFacets(self._reader, self._times)
        self._tail = Tail(self._reader)
        self.red_flags = SqlRedFlagQueries(self._reader)
        self.publications = SqlPublicationQueries(self._reader)
        self.product_imports = SqlProductImports(self._reader)
        self._statements: dict[tuple[object, ...], Statement] = {}

    def page(self, where: AuditFilter, before: int | None, limit: int) -> tuple[AuditEntry, ...]:
        """Return the newest entries older than seq ``before`` (or of all), newest first."""
        end = _AFTER_ALL if before is None else before
        if where.is_empty:
            return self._entries(_DOWN, {"before": end, "limit": limit})
        wanted = _wanted_seq(where)
        if wanted is not None:
            return self._one(where, wanted) if wanted < end else ()
        sealed = self._times.sealed()
        found = self._in_tail("down", where, sealed, end - 1, limit)
        walk = self._walk(where, sealed, 1, min(end - 1, sealed))
        return self._with_indexed(found, where, walk, walk.newest_first(), limit)

    def newer(self, where: AuditFilter, after: int, limit: int) -> tuple[AuditEntry, ...]:
        """Return entries with a seq above ``after``, oldest first."""
        if where.is_empty:
            return self._entries(_UP, {"after": after, "limit": limit})
        wanted = _wanted_seq(where)
        if wanted is not None:
            return self._one(where, wanted) if wanted > after else ()
        sealed = self._times.sealed()
        walk = self._walk(where, sealed, after + 1, sealed)
        found = self._with_indexed([], where, walk, walk.oldest_first(), limit)
        rest = self._in_tail("up", where, max(sealed, after), _AFTER_ALL, limit - len(found))
        return (*found, *map(entry_of, rest))

    def count(self, where: AuditFilter) -> Matching:
        """Return how many entries pass; the work is bounded, so it may be "more than"."""
        if where.is_empty:
            return Matching(self.last_seq())
        wanted = _wanted_seq(where)
        if wanted is not None:
            return Matching(len(self._one(where, wanted)))
        sealed = self._times.sealed()
        waiting = len(self._in_tail("down", where, sealed, _AFTER_ALL, _AFTER_ALL))
        noted, after = self._noted(where)
        indexed, is_exact = self._walk(where, sealed, after + 1, sealed).count(_COUNT_BUDGET)
        return Matching(waiting + noted + indexed, is_exact)

    def entry(self, seq: int) -> AuditEntry | None:
        """Return one entry, or None."""
        row = self._reader.one(_ENTRY, {"seq": seq})
        return None if row is None else entry_of(row)

    def life_of(self, aggregate_id: str, before: int | None, limit: int) -> tuple[AuditEntry, ...]:
        """Return what happened to one cart, product, order or store, newest first."""
        key = _AFTER_ALL if before is None else before
        return self._entries(_LIFE, {"aggregate_id": aggregate_id, "before": key, "limit": limit})

    def last_seq(self) -> int:
        """Return the newest entry's seq, 0 for an empty log."""
        row = self._reader.one(_LAST)
        return 0 if row is None else int(row[0])

    def event_types(self) -> tuple[str, ...]:
        """Return the event types that occur, in alphabetical order."""
        return self._facets.distinct("event_type")

    def aggregate_types(self) -> tuple[str, ...]:
        """Return the kinds of subjects that occur, in alphabetical order."""
        return self._facets.distinct("aggregate_type")

    def actors(self) -> tuple[str, ...]:
        """Return the actors that occur, in alphabetical order."""
        return self._facets.distinct("actor_id")

    def approvers(self) -> tuple[str, ...]:
        """Return the approvers that occur, in alphabetical order."""
        return self._facets.distinct("approver_id")

    def registers(self) -> tuple[str, ...]:
        """Return the registers that occur, in alphabetical order."""
        return self._facets.distinct("register_id")

    def shifts(self) -> tuple[str, ...]:
        """Return the shifts that occur, in alphabetical order."""
        return self._facets.distinct("shift_id")

    def shift_names(self) -> dict[str, ShiftName]:
        """Return what the store's shifts are known by, by their id."""
        return self._facets.shift_names()

    def span(self) -> tuple[datetime, datetime] | None:
        """Return the earliest and the latest moment of the log, or None while it is empty."""
        return self._facets.span()

    def bars(self, since: datetime, until: datetime, step: timedelta) -> tuple[TimeBar, ...]:
        """Return the bars of a histogram that hold entries, in order of time."""
        return self._facets.bars(since, until, step)

    def seq_at(self, moment: datetime) -> int:
        """Return the newest entry's seq at or before a moment, 0 when all are later."""
        return self._times.seq_at(to_text(moment))

    def flags_of(self, first_seq: int, last_seq: int) -> dict[int, tuple[str, ...]]:
        """Return the rules of the open red flags that point at entries, by seq."""
        return self._facets.flags_of(first_seq, last_seq)

    def pending(self) -> int:
        """Return how many committed events have not reached the log yet."""
        row = self._reader.one(_PENDING)
        return 0 if row is None else int(row[0])

    def names(self) -> dict[str, str]:
        """Return the staff members' names by their id, for display only."""
        return dict(self._reader.run(_NAMES).fetchall())

    def order_number_of(self, cart_id: str) -> str | None:
        """Return the number of the order that a cart became, or None."""
        row = self._reader.one(_ORDER_NUMBER, {"cart_id": cart_id})
        return None if row is None else str(row[0])

    def order_id_of(self, cart_id: str) -> str | None:
        """Return the id of the order that a cart became, or None."""
        row = self._reader.one(_ORDER_ID, {"cart_id": cart_id})
        return None if row is None else str(row[0])

    def cart_events(self, cart_id: str) -> tuple[AuditEntry, ...]:
        """Return the events of a cart and of the order it became, oldest first."""
        return cart_events.of_cart(self._reader, cart_id)

    def cart_of_order(self, number: str) -> str | None:
        """Return the cart that became the order with this number, or None."""
        return cart_events.cart_of_order(self._reader, number)

    def close(self) -> None:
        """Free the connection."""
        self._reader.close()

    def _entries(
        self, statement: Statement, parameters: dict[str, object]
    ) -> tuple[AuditEntry, ...]:
        return tuple(map(entry_of, self._reader.all(statement, parameters)))

    def _walk(self, where: AuditFilter, sealed: int, first: int, last: int) -> Walk:
        within = Meetings(self._reader, columns_of(where)).blocks()
        lowest = part_of((within & -within).bit_length() - 1) if within else 0
        terms = terms_of(self._reader, where, self._decimals, sealed, lowest)
        period, parts = period_of(self._reader, where, self._times), self._times.parts()
        return Walk([*period, *terms], first, last, parts, within)

    def _noted(self, where: AuditFilter) -> tuple[int, int]:
        """Return how many entries pass as it is noted, and the last entry that was noted."""
        columns = columns_of(where)
        if not is_by_columns(where):
            return 0, 0
        meetings = Meetings(self._reader, columns)
        parts = meetings.parts()
        found = meetings.count(parts)
        return (0, 0) if found is None else (found, parts * PART_ENTRIES)

    def _with_indexed(
        self, rows: list[Row], where: AuditFilter, walk: Walk, seqs: Iterator[int], limit: int
    ) -> tuple[AuditEntry, ...]:
        """Return the rows and, up to the limit, those of the seqs that the walk yields."""
        passes = passes_of(where, self._decimals)
        while len(rows) < limit and (wanted := list(islice(seqs, limit - len(rows)))):
            found = self._reader.all(_ENTRIES, {"seqs": str(wanted)})
            rows += found if passes is None or not walk.is_left_open else filter(passes, found)
        return tuple(map(entry_of, rows))

    def _one(self, where: AuditFilter, seq: int) -> tuple[AuditEntry, ...]:
        """Return the entry of this seq, if it passes the other filters too."""
        rest = replace(where, text="")
        return tuple(map(entry_of, self._waiting("down", rest, seq - 1, seq, 1)))

    def _in_tail(
        self, kind: str, where: AuditFilter, after: int, until: int, limit: int
    ) -> list[Row]:
        """Return rows that pass among those that the index does not hold."""
        if limit <= 0 or until <= after or not self._tail.may_hold(where, self._times.sealed()):
            return []
        return self._waiting(kind, where, after, until, limit)

    def _waiting(
        self, kind: str, where: AuditFilter, after: int, until: int, limit: int
    ) -> list[Row]:
        """Return rows of the log with a seq above ``after``, up to ``until``, that pass."""
        shape = (kind, *shape_of(where))
        statement = self._statements.get(shape)
        if statement is None:
            statement = self._statements[shape] = Statement(_select(kind, where))
        bound = {"after": after, "until": until, **parameters_of(where)}
        passes = passes_of(where, self._decimals)
        with closing(self._reader.each(statement, bound)) as rows:
            return list(islice(filter(passes, rows), limit))

    @cached_property
    def _decimals(self) -> int:
        row = self._reader.one(_CURRENCY)
        return 0 if row is None else Currency.of(row[0]).decimals


def _select(kind: str, where: AuditFilter) -> Select[Any]:
    span = (_log.seq > bindparam("after"), _log.seq <= bindparam("until"))
    key = _log.seq if kind == "up" else _log.seq.desc()
    return select(audit_log).where(*span, *conditions_of(where)).order_by(key)


def _wanted_seq(where: AuditFilter) -> int | None:
    return seq_of(where.text) if text_kind(where.text) == "seq" else None
