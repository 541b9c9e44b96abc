"""When the blocks of the index were: their moments, and the period of a filter as a term."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from sqlalchemy import Integer, Text, bindparam, func, select

from pos_app.application.queries import AuditFilter
from pos_app.domain.records import dataclass
from pos_app.infrastructure.audit.index_block import (
    BLOCKS_PER_PART,
    ENTRIES,
    FULL,
    FULL_PART,
    first_seq,
)
from pos_app.infrastructure.persistence.audit_index_tables import audit_blocks, audit_parts
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
_PARTS = Statement(select(func.coalesce(func.max(audit_parts.c.part) + 1, 0)))
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
_BEFORE_ALL_TIME, _AFTER_ALL_TIME = "", "~"


class BlockTimes:
    """Between which moments each complete block lies; read once, and then only what is new."""

    def __init__(self, reader: Connection) -> None:
        """Read when asked."""
        self._reader = reader
        self._times: list[tuple[str, str]] = []
        # The earliest moment of a block and all after it; it only grows, whatever clocks did.
        self._least_from: list[str] = []

    def sealed(self) -> int:
        """Return the last seq that the index holds."""
        row = self._reader.one(_SEALED)
        return 0 if row is None else int(row[0]) * ENTRIES

    def times(self) -> Sequence[tuple[str, str]]:
        """Return the earliest and the latest moment of each block."""
        rows = self._reader.all(_NEW_BLOCKS, {"after": len(self._times)})
        for _block, least, most in rows:
            self._times.append((least, most))
            self._least_from.append(least)
            at = len(self._least_from) - 2
            while at >= 0 and self._least_from[at] > least:
                self._least_from[at] = least
                at -= 1
        return self._times

    def parts(self) -> int:
        """Return how many parts of the index are merged."""
        row = self._reader.one(_PARTS)
        return 0 if row is None else int(row[0])

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
        block = bisect_right(self._least_from, moment) - 1
        if block < 0:
            return 0
        first = first_seq(block)
        row = self._reader.one(_AT, {"first": first, "last": first + ENTRIES - 1, **bound})
        return 0 if row is None else int(row[0])


@dataclass
class Period:
    """The entries of a period: whole blocks by their times, those at its ends one by one."""

    reader: Connection
    times: Sequence[tuple[str, str]]
    since: str
    until: str
    cost: int = 1

    @cached_property
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

    def part_bits(self, parts: Sequence[int]) -> Mapping[int, int]:
        """Return the same by part."""
        return {part: self._part_bits(part) for part in parts}

    def _part_bits(self, part: int) -> int:
        first = part * BLOCKS_PER_PART
        mine = self.times[first : first + BLOCKS_PER_PART]
        if all(least >= self.since and most < self.until for least, most in mine):
            return FULL_PART
        return sum(
            self._bits(first + number) << number * ENTRIES
            for number, (least, most) in enumerate(mine)
            if least < self.until and most >= self.since
        )

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
