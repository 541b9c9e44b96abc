"""The parts of an audit filter, each of which knows where in the index its entries are.

A term says in which blocks to look (a whole number, bit 0 is block 0), and in some blocks, which
entries it lets pass (bit 0 is the block's first entry). What combines them is AND alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

from sqlalchemy import Integer, bindparam, select

from pos_app.application.queries import AuditFilter
from pos_app.domain.records import dataclass
from pos_app.infrastructure.audit import index_block
from pos_app.infrastructure.audit.index_block import first_seq
from pos_app.infrastructure.audit.words import asked_words
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.red_flag_tables import red_flag_entries, red_flags
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log
from pos_app.infrastructure.queries.audit_bits import (
    Ask,
    blocks_of,
    rows_of_blocks,
    rows_of_parts,
)
from pos_app.infrastructure.queries.audit_filter import IS_OPEN, sizes_of, subject_of, text_kind
from pos_app.infrastructure.queries.audit_meetings import columns_of

_AFTER_ALL_WORDS = "\U0010ffff"
_FEW = 1_000
_SHORT_BEGINNINGS = {1: 256, 2: 64}
_LIMIT = bindparam("limit", type_=Integer)
_inside = (bindparam("first", type_=Integer), bindparam("last", type_=Integer))
_ABOUT = Statement(
    select(audit_log.c.seq)
    .where(audit_log.c.aggregate_id == bindparam("subject"))
    .where(audit_log.c.seq.between(*_inside))
    .limit(_LIMIT)
)
_FLAGGED = Statement(
    select(red_flag_entries.c.seq)
    .join(red_flags, red_flags.c.flag_id == red_flag_entries.c.flag_id)
    .where(red_flag_entries.c.seq.between(*_inside), IS_OPEN)
    .limit(_LIMIT)
)


class Term(Protocol):
    """One part of a filter."""

    @property
    def blocks(self) -> int:
        """The blocks that may hold an entry that passes; -1 when it cannot tell."""

    def bits(self, blocks: Sequence[int]) -> Mapping[int, int]:
        """Return which entries pass, by block; a block in which none does may be left out."""

    def part_bits(self, parts: Sequence[int]) -> Mapping[int, int]:
        """Return the same by merged part."""

    @property
    def cost(self) -> int:
        """How many rows of the index a block takes, roughly; those that take few go first."""


@dataclass
class OneOf:
    """Entries whose column holds one of some values, asked from a part on."""

    reader: Connection
    kind: str
    values: tuple[str, ...]
    part: int = 0

    @cached_property
    def blocks(self) -> int:
        """The blocks that hold one of the values."""
        found = 0
        for value in self.values:
            values = (self.kind, value, _just_after(value))
            found |= blocks_of(self.reader, values, 2**31, self.part) or 0
        return found

    def bits(self, blocks: Sequence[int]) -> Mapping[int, int]:
        """Return which entries hold one of the values."""
        return self._united(rows_of_blocks, blocks)

    def part_bits(self, parts: Sequence[int]) -> Mapping[int, int]:
        """Return the same by part."""
        return self._united(rows_of_parts, parts)

    def _united(self, ask: Ask, places: Sequence[int]) -> Mapping[int, int]:
        found: defaultdict[int, int] = defaultdict(int)
        for value in self.values:
            for place, _value_of, bits in ask(
                self.reader, places, (self.kind, value, _just_after(value))
            ):
                found[place] |= bits
        return found

    @property
    def cost(self) -> int:
        """One row for each value."""
        return len(self.values)


@dataclass
class Beginning:
    """Entries with a word that begins so."""

    reader: Connection
    word: str

    @cached_property
    def blocks(self) -> int:
        """The blocks with such a word, unless it begins too many words to ask."""
        words = (index_block.WORD, self.word, self.word + _AFTER_ALL_WORDS)
        found = blocks_of(self.reader, words, _FEW)
        return -1 if found is None else found

    def bits(self, blocks: Sequence[int]) -> Mapping[int, int]:
        """Return which entries have such a word."""
        return self._united(rows_of_blocks, blocks)

    def part_bits(self, parts: Sequence[int]) -> Mapping[int, int]:
        """Return the same by part."""
        return self._united(rows_of_parts, parts)

    def _united(self, ask: Ask, places: Sequence[int]) -> Mapping[int, int]:
        found: defaultdict[int, int] = defaultdict(int)
        words = (index_block.WORD, self.word, self.word + _AFTER_ALL_WORDS)
        for place, _word, bits in ask(self.reader, places, words):
            found[place] |= bits
        return found

    @property
    def cost(self) -> int:
        """A short beginning has many words: hundreds begin with one letter."""
        return _SHORT_BEGINNINGS.get(len(self.word), 4)


@dataclass
class AmountBetween:
    """Entries with an amount of such a size, in minor units."""

    reader: Connection
    least: int | None
    most: int | None

    @cached_property
    def blocks(self) -> int:
        """The blocks with an amount that is large enough."""
        highest = (self.least or 0).bit_length() - 1
        least = index_block.bit_name(highest) if highest >= 0 else index_block.HAS_AMOUNT
        end = index_block.bit_name(99)
        return blocks_of(self.reader, (index_block.AMOUNT, least, end), 2**31) or 0

    def bits(self, blocks: Sequence[int]) -> Mapping[int, int]:
        """Return which entries have such an amount."""
        return self._between(rows_of_blocks, blocks)

    def part_bits(self, parts: Sequence[int]) -> Mapping[int, int]:
        """Return the same by part."""
        return self._between(rows_of_parts, parts)

    def _between(self, ask: Ask, places: Sequence[int]) -> Mapping[int, int]:
        slices: defaultdict[int, dict[str, int]] = defaultdict(dict)
        for place, value, bits in ask(self.reader, places, (index_block.AMOUNT, "", "~")):
            slices[place][value] = bits
        return {
            place: index_block.sizes_between(found, self.least, self.most)
            for place, found in slices.items()
        }

    @property
    def cost(self) -> int:
        """A row for each bit of the largest amount."""
        return 16


@dataclass
class Listed:
    """Entries whose seqs a table lists: those of one subject, or those with a red flag."""

    reader: Connection
    statement: Statement
    sealed: int
    subject: str = ""

    @cached_property
    def blocks(self) -> int:
        """The blocks of the entries, unless there are too many."""
        if self._few is None:
            return -1
        found = 0
        for block in self._few:
            found |= 1 << block
        return found

    def bits(self, blocks: Sequence[int]) -> Mapping[int, int]:
        """Return which entries are listed."""
        if self._few is not None:
            return self._few
        found: list[int] = []
        for block in blocks:
            first = first_seq(block)
            found += self._seqs(first, first + index_block.ENTRIES - 1, index_block.ENTRIES)
        return _by_block(found)

    def part_bits(self, parts: Sequence[int]) -> Mapping[int, int]:
        """Return the same by part."""
        size, wanted = index_block.BLOCKS_PER_PART, frozenset(parts)
        blocks = [block for part in parts for block in range(part * size, (part + 1) * size)]
        found: defaultdict[int, int] = defaultdict(int)
        for block, bits in self.bits(blocks).items():
            part, number = divmod(block, size)
            if part in wanted:
                found[part] |= bits << number * index_block.ENTRIES
        return found

    @property
    def cost(self) -> int:
        """A handful of rows."""
        return 4

    @cached_property
    def _few(self) -> dict[int, int] | None:
        """Return the bits of all blocks, if the entries are few."""
        found = self._seqs(1, self.sealed, _FEW)
        return _by_block(found) if len(found) < _FEW else None

    def _seqs(self, first: int, last: int, limit: int) -> list[int]:
        bound: dict[str, object] = {"first": first, "last": last, "limit": limit}
        if self.subject:
            bound["subject"] = self.subject
        return [seq for (seq,) in self.reader.all(self.statement, bound)]


def terms_of(
    reader: Connection, where: AuditFilter, decimals: int, sealed: int, part: int = 0
) -> list[Term]:
    """Return the terms of the filters that are set, but for the period and a seq.

    Before ``part`` nothing has to be found.
    """
    terms: list[Term] = [OneOf(reader, kind, values, part) for kind, values in columns_of(where)]
    if where.aggregate_id is not None:
        terms.append(Listed(reader, _ABOUT, sealed, where.aggregate_id))
    if where.is_flagged:
        terms.append(Listed(reader, _FLAGGED, sealed))
    least, most = sizes_of(where, decimals)
    if least is not None or most is not None:
        terms.append(AmountBetween(reader, least, most))
    kind = text_kind(where.text)
    if kind == "subject":
        terms.append(Listed(reader, _ABOUT, sealed, subject_of(where.text)))
    elif kind == "words":
        words = asked_words(where.text)
        terms += [Beginning(reader, word) for word in words] or [OneOf(reader, "", ())]
    return sorted(terms, key=lambda term: term.cost)


def _by_block(seqs: list[int]) -> dict[int, int]:
    found: defaultdict[int, int] = defaultdict(int)
    for seq in seqs:
        block = index_block.block_of(seq)
        found[block] |= 1 << seq - first_seq(block)
    return found


def _just_after(value: str) -> str:
    return value + "\0"
