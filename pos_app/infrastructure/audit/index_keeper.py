"""Keeps the audit log's index: takes over what was logged, a bite at a time, off the sale's path.

Only whole blocks are stored; the entries after the last whole block are few and are read from
the log itself. A block's rows are written in several short transactions, and the last of them
makes the block count: a crash before that leaves rows that the next attempt writes again, the
same, because they follow from the log alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Integer, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.values.money import Currency
from pos_app.infrastructure.audit.index_block import (
    BAR_MINUTES,
    BLOCKS_PER_PART,
    BlockBuilder,
    Posting,
)
from pos_app.infrastructure.audit.meeting_keeper import MeetingKeeper
from pos_app.infrastructure.audit.part_keeper import PartKeeper
from pos_app.infrastructure.persistence.audit_index_tables import (
    audit_bars,
    audit_blocks,
    audit_postings,
    audit_values,
)
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, stores

_NEXT_BLOCK = Statement(select(func.coalesce(func.max(audit_blocks.c.block) + 1, 0)))
_CURRENCY = Statement(select(stores.c.currency).limit(1))
_ENTRIES = Statement(
    select(audit_log)
    .where(audit_log.c.seq >= bindparam("seq"))
    .order_by(audit_log.c.seq)
    .limit(bindparam("limit", type_=Integer))
)
_POST = Statement(insert(audit_postings).prefix_with("OR REPLACE"))
_note = insert(audit_values)
_NOTE = Statement(
    _note.on_conflict_do_update(
        index_elements=["kind", "value", "part"],
        set_={"blocks": audit_values.c.blocks.op("|")(_note.excluded.blocks)},
    )
)
_SEAL = Statement(insert(audit_blocks).on_conflict_do_nothing().returning(audit_blocks.c.block))
_bar = insert(audit_bars)
_COUNT_BAR = Statement(
    _bar.on_conflict_do_update(
        index_elements=["minutes", "start"],
        set_={"entries": audit_bars.c.entries + _bar.excluded.entries},
    )
)


class AuditIndexKeeper:
    """Projects the log into its index; one caller at a time, in whichever thread."""

    def __init__(self, database: Database) -> None:
        """Keep the index of ``database``; nothing is read yet."""
        self._database = database
        self._parts = PartKeeper(database)
        self._meetings = MeetingKeeper(database)
        self._builder: BlockBuilder | None = None
        self._postings: Iterator[Posting] | None = None

    def catch_up(self, limit: int) -> int:
        """Take over at most ``limit`` entries, or store as many rows; return how many.

        0 means that nothing is left to do. A few hundred take a few milliseconds, and a
        transaction is open only while rows are stored.

        Raises:
            StorageError: nothing is lost; the next call goes on.
        """
        if self._builder is None and (
            merged := self._parts.catch_up(limit) or self._meetings.catch_up()
        ):
            return merged
        builder = self._builder or self._begin()
        self._builder = builder
        if self._postings is not None:
            try:
                return self._store(builder, self._postings, limit)
            except BaseException:
                self._builder = self._postings = None  # what was taken may not be stored
                raise
        rows = self._database.reader().all(_ENTRIES, {"seq": builder.next_seq, "limit": limit})
        taken = 0
        for row in rows:
            builder.add(row)
            taken += 1
            if builder.is_full:
                self._postings = builder.postings()
                break
        return taken

    def _begin(self) -> BlockBuilder:
        reader = self._database.reader()
        next_block = reader.one(_NEXT_BLOCK)
        store = reader.one(_CURRENCY)
        decimals = Currency.of(store[0]).decimals if store is not None else 0
        return BlockBuilder(int(next_block[0]) if next_block is not None else 0, decimals)

    def _store(self, builder: BlockBuilder, postings: Iterator[Posting], limit: int) -> int:
        rows = list(islice(postings, limit))
        connection = self._database.begin(durable=False)
        try:
            _post(connection, builder.block, rows)
            is_last = len(rows) < limit
            if is_last:
                _seal(connection, builder)
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()
        if is_last:
            self._builder = self._postings = None
        return len(rows) + is_last


def _post(connection: Connection, block: int, rows: list[Posting]) -> None:
    part, bit = divmod(block, BLOCKS_PER_PART)
    connection.run_many(
        _POST, [{"block": block, "kind": row[0], "value": row[1], "bits": row[2]} for row in rows]
    )
    connection.run_many(
        _NOTE, [{"kind": row[0], "value": row[1], "part": part, "blocks": 1 << bit} for row in rows]
    )


def _seal(connection: Connection, builder: BlockBuilder) -> None:
    """Make the block count, unless another program on the same store already did."""
    times = {"least_at": builder.least_at, "most_at": builder.most_at}
    if not connection.all(_SEAL, {"block": builder.block, **times}):
        return
    bars = [
        {
            "minutes": minutes,
            "start": start * BAR_MINUTES[0] // minutes,
            "entries": count,
        }
        for minutes in BAR_MINUTES
        for start, count in builder.bars.items()
    ]
    connection.run_many(_COUNT_BAR, bars)
