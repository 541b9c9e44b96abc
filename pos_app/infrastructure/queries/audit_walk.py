"""Walks the index block by block, from the newest or the oldest, to the entries that pass.

The work up to the first page is bounded by the blocks in which every filter has an entry, never
by the entries that one filter alone lets pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, Text, bindparam, func, select

from pos_app.application.queries import AuditFilter
from pos_app.infrastructure.audit.index_block import ENTRIES, FULL, block_of, first_seq
from pos_app.infrastructure.persistence.audit_index_tables import audit_blocks
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log
from pos_app.infrastructure.queries.audit_terms import Term

_NEW_BLOCKS = Statement(
    select(audit_blocks.c.block, audit_blocks.c.least_at, audit_blocks.c.most_at)
    .where(audit_blocks.c.block >= bindparam("after"))
    .order_by(audit_blocks.c.block)
)
_SEALED = Statement(select(func.coalesce(func.max(audit_blocks.c.block) + 1, 0)))
_first = bindparam("first", type_=Integer)
_last = bindparam("last", type_=Integer)
_moment = bindparam("moment", type_=Text)
_INSIDE = Statement(
    select(audit_log.c.seq)
    .where(audit_log.c.seq.between(_first, _last))
    .where(audit_log.c.occurred_at >= bindparam("since"))
    .where(audit_log.c.occurred_at < bindparam("until"))
)
_AT = Statement(
    select(audit_log.c.seq)
    .where(audit_log.c.seq.between(_first, _last), audit_log.c.occurred_at <= _moment)
    .order_by(audit_log.c.seq.desc())
    .limit(1)
)
_SPAN = Statement(
    select(func.min(audit_log.c.occurred_at), func.max(audit_log.c.occurred_at)).where(
        audit_log.c.seq > bindparam("first")
    )
)
_AFTER_ALL = 2**62
_MOST_AT_ONCE = 128
_BEFORE_ALL_TIME, _AFTER_ALL_TIME = "", "~"


class BlockTimes:
    """Between which moments each complete block lies; read once, and then only what is new."""

    def __init__(self, reader: Connection) -> None:
        """Read when asked."""
        self._reader = reader
        self._times: list[tuple[str, str]] = []

    def sealed(self) -> int:
        """Return the last seq that the index holds."""
        row = self._reader.one(_SEALED)
        return 0 if row is None else int(row[0]) * ENTRIES

    def times(self) -> Sequence[tuple[str, str]]:
        """Return the earliest and the latest moment of each block."""
        rows = self._reader.all(_NEW_BLOCKS, {"after": len(self._times)})
        self._times += [(least, most) for _block, least, most in rows]
        return self._times

    def span(self) -> tuple[str, str] | None:
        """Return the log's earliest and latest moment; None while it is empty."""
        times = self.times()
        row = self._reader.one(_SPAN, {"first": len(times) * ENTRIES})
        found = [*times, *([row] if row is not None and row[0] is not None else [])]
        if not found:
            return None
        return min(least for least, _most in found), max(most for _least, most in found)

    def seqs_between(self, since: str, until: str) -> tuple[int, int]:
        """Return a span of seqs, in whole blocks, outside of which no entry is of the period."""
        times = self.times()
        blocks = [
            number for number, (least, most) in enumerate(times) if least < until and most >= since
        ]
        newest = self._reader.one(_SPAN, {"first": len(times) * ENTRIES})
        is_in_rest = newest is not None and newest[0] is not None and newest[1] >= since
        if not blocks:
            return (len(times) * ENTRIES + 1 if is_in_rest else _AFTER_ALL), _AFTER_ALL
        last = _AFTER_ALL if is_in_rest else (blocks[-1] + 1) * ENTRIES
        return first_seq(blocks[0]), last

    def seq_at(self, moment: str) -> int:
        """Return the newest seq at or before the moment, 0 when all are later."""
        times = self.times()
        bound: dict[str, object] = {"moment": moment}
        row = self._reader.one(
            _AT, {"first": len(times) * ENTRIES + 1, "last": _AFTER_ALL, **bound}
        )
        if row is not None:
            return int(row[0])
        for block in range(len(times) - 1, -1, -1):
            if times[block][0] <= moment:
                first = first_seq(block)
                row = self._reader.one(_AT, {"first": first, "last": first + ENTRIES - 1, **bound})
                return 0 if row is None else int(row[0])
        return 0


@dataclass
class Period:
    """The entries of a period: whole blocks by their times, those at its ends one by one."""

    reader: Connection
    times: Sequence[tuple[str, str]]
    since: str
    until: str
    cost: int = 1

    @property
    def blocks(self) -> int:
        """The blocks that lie in the period, in part or whole."""
        found = bytearray(len(self.times) // 8 + 1)
        for block, (least, most) in enumerate(self.times):
            if least < self.until and most >= self.since:
                found[block >> 3] |= 1 << (block & 7)
        return int.from_bytes(found, "little")

    def bits(self, blocks: Sequence[int]) -> Mapping[int, int]:
        """Return which entries lie in the period."""
        return {block: self._bits(block) for block in blocks}

    def _bits(self, block: int) -> int:
        least, most = self.times[block]
        if least >= self.since and most < self.until:
            return FULL
        first = first_seq(block)
        bound = {"first": first, "last": first + ENTRIES - 1}
        found = 0
        for (seq,) in self.reader.all(_INSIDE, {**bound, "since": self.since, "until": self.until}):
            found |= 1 << seq - first
        return found


def period_of(reader: Connection, where: AuditFilter, times: BlockTimes) -> list[Term]:
    """Return the filter's period as a term, or nothing without one."""
    if where.since is None and where.until is None:
        return []
    since = _BEFORE_ALL_TIME if where.since is None else to_text(where.since)
    until = _AFTER_ALL_TIME if where.until is None else to_text(where.until)
    return [Period(reader, times.times(), since, until)]


@dataclass
class Walk:
    """The entries from ``first`` to ``last``, both inclusive and indexed, that all terms pass."""

    terms: list[Term]
    first: int
    last: int

    def newest_first(self) -> Iterator[int]:
        """Yield their seqs, descending."""
        blocks = self._candidates()
        for chunk in _chunks(blocks[::-1]):
            for block, bits in self._found(chunk).items():
                yield from _descending(first_seq(block), bits)

    def oldest_first(self) -> Iterator[int]:
        """Yield their seqs, ascending."""
        for chunk in _chunks(self._candidates()):
            for block, bits in self._found(chunk).items():
                yield from _ascending(first_seq(block), bits)

    def count(self, budget: int) -> tuple[int, bool]:
        """Return how many there are, and whether they were all counted within the budget.

        The budget is how many rows of the index may be read, roughly.
        """
        cost, found = sum(term.cost for term in self.terms), 0
        for chunk in _chunks(self._candidates()):
            if budget <= 0:
                return found, False
            budget -= cost * len(chunk)
            found += sum(bits.bit_count() for bits in self._found(chunk).values())
        return found, True

    def _candidates(self) -> list[int]:
        """Return the blocks in which every term may find something, ascending."""
        if self.last < self.first:
            return []
        first, last = block_of(self.first), block_of(self.last)
        blocks = (1 << last + 1) - (1 << first)
        for term in self.terms:
            blocks &= term.blocks
            if not blocks:
                break
        return list(_ascending(0, blocks))

    def _found(self, blocks: Sequence[int]) -> dict[int, int]:
        """Return which entries all terms let pass, by block and in the same order."""
        found = {block: self._inside(block) for block in blocks}
        for term in self.terms:
            bits = term.bits(tuple(found))
            found = {
                block: both for block, own in found.items() if (both := own & bits.get(block, 0))
            }
            if not found:
                break
        return found

    def _inside(self, block: int) -> int:
        base, bits = first_seq(block), FULL
        if self.last - base + 1 < ENTRIES:
            bits &= (1 << self.last - base + 1) - 1
        if self.first > base:
            bits &= -(1 << self.first - base)
        return bits


def _chunks(blocks: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield few blocks first, because they often fill the page, and then more at a time."""
    start, size = 0, 1
    while start < len(blocks):
        yield blocks[start : start + size]
        start += size
        size = min(size * 2, _MOST_AT_ONCE)


def _descending(base: int, bits: int) -> Iterator[int]:
    while bits:
        position = bits.bit_length() - 1
        bits ^= 1 << position
        yield base + position


def _ascending(base: int, bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        yield base + lowest.bit_length() - 1
