"""Merges complete blocks of the audit log's index into parts, a bite at a time.

A filter that finds little has to look through the whole index; a part answers with one row what
its 32 blocks answer with 32. Like a block, a part counts once its last row is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.infrastructure.audit.index_block import (
    BLOCKS_PER_PART,
    Posting,
    merged,
)
from pos_app.infrastructure.persistence.audit_index_tables import (
    audit_blocks,
    audit_part_postings,
    audit_parts,
    audit_postings,
)
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement

_NEXT_PART = Statement(select(func.coalesce(func.max(audit_parts.c.part) + 1, 0)))
_BLOCKS = Statement(select(func.coalesce(func.max(audit_blocks.c.block) + 1, 0)))
_OF_BLOCK = Statement(
    select(audit_postings.c.kind, audit_postings.c.value, audit_postings.c.bits).where(
        audit_postings.c.block == bindparam("block")
    )
)
_POST = Statement(insert(audit_part_postings).prefix_with("OR REPLACE"))
_SEAL = Statement(insert(audit_parts).on_conflict_do_nothing())


class _Merging:
    """A part that is being merged: its blocks are read one by one, then its rows written."""

    def __init__(self, part: int) -> None:
        self.part = part
        self._read = 0
        # As they are stored: whole numbers of a part would take 16 KB for each word.
        self._bits: defaultdict[tuple[str, str], list[tuple[int, bytes]]] = defaultdict(list)

    @property
    def next_block(self) -> int | None:
        """The block that is to be read next, None once all are."""
        block = self.part * BLOCKS_PER_PART + self._read
        return block if self._read < BLOCKS_PER_PART else None

    def add(self, rows: list[Posting]) -> None:
        """Take the next block's rows."""
        for kind, value, bits in rows:
            self._bits[kind, value].append((self._read, bits))
        self._read += 1

    def postings(self) -> Iterator[Posting]:
        """Yield kind, value and bits, in the order of the table's key; what is yielded is freed."""
        for kind, value in sorted(self._bits):
            yield kind, value, merged(self._bits.pop((kind, value)))


class PartKeeper:
    """Merges blocks; one caller at a time, in whichever thread."""

    def __init__(self, database: Database) -> None:
        """Merge blocks of ``database``; nothing is read yet."""
        self._database = database
        self._merging: _Merging | None = None
        self._postings: Iterator[Posting] | None = None

    def catch_up(self, limit: int) -> int:
        """Read one block, or store at most ``limit`` rows; return 0 when no part is complete.

        Raises:
            StorageError: nothing is lost; the next call begins the part again.
        """
        merging = self._merging or self._begin()
        if merging is None:
            return 0
        self._merging = merging
        try:
            return self._go_on(merging, limit)
        except BaseException:
            self._merging = self._postings = None
            raise

    def _go_on(self, merging: _Merging, limit: int) -> int:
        block = merging.next_block
        if block is not None:
            merging.add(self._database.reader().all(_OF_BLOCK, {"block": block}))
            return 1
        if self._postings is None:
            self._postings = merging.postings()
        rows = list(islice(self._postings, limit))
        is_last = len(rows) < limit
        connection = self._database.begin(durable=False)
        try:
            _post(connection, merging.part, rows)
            if is_last:
                connection.run(_SEAL, {"part": merging.part})
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()
        if is_last:
            self._merging = self._postings = None
        return len(rows) + is_last

    def _begin(self) -> _Merging | None:
        reader = self._database.reader()
        part, blocks = reader.one(_NEXT_PART), reader.one(_BLOCKS)
        if part is None or blocks is None or (part[0] + 1) * BLOCKS_PER_PART > blocks[0]:
            return None
        return _Merging(int(part[0]))


def _post(connection: Connection, part: int, rows: list[Posting]) -> None:
    connection.run_many(
        _POST, [{"part": part, "kind": row[0], "value": row[1], "bits": row[2]} for row in rows]
    )
