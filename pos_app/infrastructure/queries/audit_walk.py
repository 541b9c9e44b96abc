"""Walks the index from the newest or the oldest entry to those that pass: blocks, then parts.

The work up to the first page is bounded by the blocks in which every filter has an entry, never
by the entries that one filter alone lets pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pos_app.domain.records import dataclass
from pos_app.infrastructure.audit.index_block import (
    BLOCKS_PER_PART,
    ENTRIES,
    FULL,
    FULL_PART,
    PART_ENTRIES,
    block_of,
    first_of_part,
    first_seq,
)
from pos_app.infrastructure.queries.audit_terms import Term

_MOST_AT_ONCE = 128
_BLOCKS_AT_FIRST = (1, 2, 4)
_BYTES_OF_PART = BLOCKS_PER_PART // 8
# Reading a part's row takes about as long as reading those of eight blocks.
_BLOCKS_A_PART_COSTS = 8
# Reading so many entries takes less time than a costly term takes for a part.
_COSTLY, _ENTRIES_A_PART = 16, 24


@dataclass
class Walk:
    """The entries from ``first`` to ``last``, both inclusive and indexed, that all terms pass.

    A few blocks are asked one by one, because they often fill the page; after them parts are,
    of which the first ``parts`` are merged. Where few entries are left, a term that costs much is
    not asked: ``is_left_open`` then says that the entries themselves have to be. Outside of
    ``within`` (bit 0 is block 0) no entry passes.
    """

    terms: list[Term]
    first: int
    last: int
    parts: int = 0
    within: int = -1
    is_left_open: bool = False

    def newest_first(self) -> Iterator[int]:
        """Yield their seqs, descending."""
        for base, bits in self._pieces(is_descending=True):
            yield from _descending(base, bits)

    def oldest_first(self) -> Iterator[int]:
        """Yield their seqs, ascending."""
        for base, bits in self._pieces(is_descending=False):
            yield from _ascending(base, bits)

    def count(self, budget: int) -> tuple[int, bool]:
        """Return how many there are, and whether they were all counted within the budget.

        The budget is how many rows of the index may be read, roughly.
        """
        cost, found = sum(term.cost for term in self.terms), 0
        parts, blocks = self._split(self._candidates())
        for chunk in _chunks(parts):
            if budget <= 0:
                return found, False
            budget -= cost * len(chunk) * _BLOCKS_A_PART_COSTS
            found += sum(bits.bit_count() for bits in self._of_parts(chunk).values())
        for chunk in _chunks(list(_ascending(0, blocks))):
            if budget <= 0:
                return found, False
            budget -= cost * len(chunk)
            found += sum(bits.bit_count() for bits in self._of_blocks(chunk).values())
        return found, True

    def _pieces(self, *, is_descending: bool) -> Iterator[tuple[int, int]]:
        """Yield the first seq of a block or part and which of its entries pass."""
        candidates = self._candidates()
        step = _highest if is_descending else _lowest
        for size in _BLOCKS_AT_FIRST:
            chunk: list[int] = []
            while candidates and len(chunk) < size:
                block = step(candidates)
                candidates ^= 1 << block
                chunk.append(block)
            for block, bits in self._of_blocks(chunk).items():
                yield first_seq(block), bits
            if is_descending and chunk:
                self.last = first_seq(chunk[-1]) - 1
            elif chunk:
                self.first = first_seq(chunk[-1] + 1)
        if candidates.bit_count() <= self.parts * _BLOCKS_A_PART_COSTS // 2:
            # So few that a part has only a handful of them to read.
            few = list(_ascending(0, candidates))
            yield from self._rest_of_blocks(few[::-1] if is_descending else few)
            return
        parts, blocks = self._split(candidates)
        rest = list(_ascending(0, blocks))
        if is_descending:
            yield from self._rest_of_blocks(rest[::-1])
            yield from self._rest_of_parts(parts[::-1])
        else:
            yield from self._rest_of_parts(parts)
            yield from self._rest_of_blocks(rest)

    def _rest_of_blocks(self, blocks: Sequence[int]) -> Iterator[tuple[int, int]]:
        for chunk in _chunks(blocks, _MOST_AT_ONCE):
            for block, bits in self._of_blocks(chunk).items():
                yield first_seq(block), bits

    def _rest_of_parts(self, parts: Sequence[int]) -> Iterator[tuple[int, int]]:
        for chunk in _chunks(parts):
            for part, bits in self._of_parts(chunk, may_leave_open=True).items():
                yield first_of_part(part), bits

    def _candidates(self) -> int:
        """Return the blocks in which every term may find something."""
        if self.last < self.first:
            return 0
        first, last = block_of(self.first), block_of(self.last)
        blocks = ((1 << last + 1) - (1 << first)) & self.within
        for term in self.terms:
            blocks &= term.blocks
            if not blocks:
                break
        return blocks

    def _split(self, blocks: int) -> tuple[list[int], int]:
        """Return the merged parts that hold some of the blocks, ascending, and the other blocks."""
        merged = (1 << self.parts * BLOCKS_PER_PART) - 1
        inside = (blocks & merged).to_bytes(self.parts * _BYTES_OF_PART, "little")
        parts = [
            part
            for part in range(self.parts)
            if any(inside[part * _BYTES_OF_PART : (part + 1) * _BYTES_OF_PART])
        ]
        return parts, blocks & ~merged

    def _of_blocks(self, blocks: Sequence[int]) -> dict[int, int]:
        """Return which entries all terms let pass, by block and in the same order."""
        found = {block: self._inside(first_seq(block), ENTRIES, FULL) for block in blocks}
        for term in self.terms:
            found = _both(found, term.bits(tuple(found)))
            if not found:
                break
        return found

    def _of_parts(self, parts: Sequence[int], *, may_leave_open: bool = False) -> dict[int, int]:
        """Return the same by part."""
        found = {part: self._inside(first_of_part(part), PART_ENTRIES, FULL_PART) for part in parts}
        for term in self.terms:
            if may_leave_open and term.cost >= _COSTLY and _are_few(found):
                self.is_left_open = True
                continue
            found = _both(found, term.part_bits(tuple(found)))
            if not found:
                break
        return found

    def _inside(self, base: int, size: int, bits: int) -> int:
        if self.last - base + 1 < size:
            bits &= (1 << max(0, self.last - base + 1)) - 1
        if self.first > base:
            bits &= -(1 << self.first - base)
        return bits


def _both(found: dict[int, int], other: Mapping[int, int]) -> dict[int, int]:
    return {at: both for at, own in found.items() if (both := own & other.get(at, 0))}


def _are_few(found: Mapping[int, int]) -> bool:
    return sum(bits.bit_count() for bits in found.values()) <= _ENTRIES_A_PART * len(found)


def _highest(bits: int) -> int:
    return bits.bit_length() - 1


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _chunks(items: Sequence[int], size: int = 1) -> Iterator[Sequence[int]]:
    """Yield few at first, because they often fill the page, and then more at a time."""
    start = 0
    while start < len(items):
        yield items[start : start + size]
        start += size
        size = min(size * 4, _MOST_AT_ONCE)


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
