"""The Merkle tree over the stored log: grows its tiles, and gives roots and proofs from them.

A tile is a full subtree of 256 entries (level 1), of 256 such tiles (level 2), and so on. Only
its root is kept; the entries' own hashes are the leaves.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from sqlalchemy import Integer, bindparam, func, insert, select

from pos_app.domain.aggregates.audit_trail.audit_trail import TILE
from pos_app.infrastructure.audit.merkle import (
    CompactRange,
    consistency_path,
    inclusion_path,
    leaf_hash,
    node_hash,
    pruned_nodes,
    root_of,
    split,
)
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log
from pos_app.infrastructure.persistence.trail_tables import audit_tiles

_TILES_PER_STEP = 64
_LAST_SEQ = Statement(select(func.coalesce(func.max(audit_log.c.seq), 0)))
_HASHES = Statement(
    select(audit_log.c.hash)
    .where(
        audit_log.c.seq > bindparam("low", type_=Integer),
        audit_log.c.seq <= bindparam("high", type_=Integer),
    )
    .order_by(audit_log.c.seq)
)
_TILES = Statement(
    select(audit_tiles.c.root)
    .where(
        audit_tiles.c.level == bindparam("level", type_=Integer),
        audit_tiles.c.number >= bindparam("low", type_=Integer),
        audit_tiles.c.number < bindparam("high", type_=Integer),
    )
    .order_by(audit_tiles.c.number)
)
_NEXT_TILE = Statement(
    select(func.coalesce(func.max(audit_tiles.c.number) + 1, 0)).where(
        audit_tiles.c.level == bindparam("level", type_=Integer)
    )
)
_KEEP = Statement(insert(audit_tiles).prefix_with("OR IGNORE"))


class EntriesGone(Exception):
    """Entries that a proof needs are not in the live log."""


class LogTree:
    """The tree of one store's log; any thread may use it, one at a time."""

    def __init__(self, database: Database) -> None:
        """Read from ``database`` on the calling thread's connection; grow tiles with its writer."""
        self._database = database

    def last_seq(self) -> int:
        """Return how many entries the log has, archived ones included."""
        return _number(self._database.reader(), _LAST_SEQ)

    def grow(self) -> int:
        """Keep the roots of tiles that are full by now, in short steps; return the log's size."""
        size = self.last_seq()
        level, units = 1, size // TILE
        while units:
            while (done := self._next_tile(level)) < units:
                numbers = range(done, min(units, done + _TILES_PER_STEP))
                self._keep(level, [(number, self._tile_root(level, number)) for number in numbers])
            level, units = level + 1, units // TILE
        return size

    def root(self, size: int) -> bytes:
        """Return the root over the first ``size`` entries.

        Raises:
            EntriesGone: entries that it takes are neither in the log nor in its tiles.
        """
        return self.range(size).root()

    def range(self, size: int) -> CompactRange:
        """Return the full subtrees that the first ``size`` entries consist of."""
        grown = CompactRange()
        counts = [size]
        while counts[-1] >= TILE:
            counts.append(counts[-1] // TILE)
        for level in range(len(counts) - 1, -1, -1):
            above = counts[level + 1] * TILE if level + 1 < len(counts) else 0
            for unit in self._units(level, above, counts[level]):
                grown.add_subtree(unit, TILE**level)
        return grown

    def subtree(self, low: int, high: int) -> bytes:
        """Return the hash over leaves ``low`` up to ``high``, a subtree as RFC 9162 splits."""
        count = high - low
        level = 0
        while TILE ** (level + 1) <= count:
            level += 1
        unit = TILE**level
        if not count % unit and not low % unit:
            return root_of(self._units(level, low // unit, high // unit))
        middle = low + split(count)
        return node_hash(self.subtree(low, middle), self.subtree(middle, high))

    def inclusion(self, seq: int, size: int) -> list[bytes]:
        """Return the path of an entry in the tree of ``size`` entries."""
        return inclusion_path(seq - 1, size, self.subtree)

    def consistency(self, old_size: int, size: int) -> list[bytes]:
        """Return the proof that the first ``old_size`` entries are the older tree."""
        return consistency_path(old_size, size, self.subtree)

    def pruned(self, seqs: Sequence[int], size: int) -> Iterator[bytes]:
        """Yield what it takes, beside these entries, to compute the root of ``size`` entries."""
        return pruned_nodes(array("q", (seq - 1 for seq in seqs)), size, self.subtree)

    def _units(self, level: int, low: int, high: int) -> list[bytes]:
        if low == high:
            return []
        if level == 0:
            rows = self._database.reader().all(_HASHES, {"low": low, "high": high})
            if len(rows) != high - low:
                raise EntriesGone
            return [leaf_hash(bytes.fromhex(row[0])) for row in rows]
        rows = self._database.reader().all(_TILES, {"level": level, "low": low, "high": high})
        if len(rows) == high - low:
            return [bytes.fromhex(row[0]) for row in rows]
        # Not kept yet, or this process only reads: computed from what lies below.
        return [self._tile_root(level, number) for number in range(low, high)]

    def _tile_root(self, level: int, number: int) -> bytes:
        return root_of(self._units(level - 1, number * TILE, (number + 1) * TILE))

    def _next_tile(self, level: int) -> int:
        return _number(self._database.reader(), _NEXT_TILE, level=level)

    def _keep(self, level: int, tiles: list[tuple[int, bytes]]) -> None:
        rows = [{"level": level, "number": number, "root": root.hex()} for number, root in tiles]
        connection = self._database.begin(durable=False)
        try:
            connection.run_many(_KEEP, rows)
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()


def _number(connection: Connection, statement: Statement, **parameters: object) -> int:
    row = connection.one(statement, parameters)
    return 0 if row is None else int(row[0])
