"""A block of the audit log's index: which of its 4,096 entries hold which value.

Bits are whole numbers: bit 0 is the block's first entry. They are stored as 512 bytes, little
end first, or as positions of two bytes each while those are few. An amount's size is stored
bit by bit ("bit-sliced"), so that any range of amounts is found by AND and OR alone.

32 blocks are a part, whose bits are stored once more in one row for each value: 16 KB, or
positions of four bytes each while those are few.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from pos_app.application.audit_amounts import amount_of
from pos_app.infrastructure.audit.words import words_of
from pos_app.infrastructure.persistence.moments import from_text

ENTRIES = 4_096
BLOCKS_PER_PART = 32
BAR_MINUTES = (6, 60, 1440)
PART_ENTRIES = ENTRIES * BLOCKS_PER_PART
FULL = (1 << ENTRIES) - 1
FULL_PART = (1 << PART_ENTRIES) - 1
_BYTES = ENTRIES // 8
_PART_BYTES = PART_ENTRIES // 8
# More positions than these take longer to read than the bits of all entries.
_FEW = 31
_FEW_OF_PART = 500
_SECONDS = 60

TYPE, ACTOR, APPROVER = "type", "actor", "approver"
REGISTER, SHIFT, ABOUT = "register", "shift", "about"
COLUMNS = (ABOUT, ACTOR, APPROVER, REGISTER, SHIFT, TYPE)
"""The kinds of values that are columns of the log, in alphabetical order."""
WORD, AMOUNT = "word", "amount"
HAS_AMOUNT = ""
"""The value under which all entries with an amount are, beside its bits ``00`` to ``63``."""

Row = tuple[Any, ...]
Posting = tuple[str, str, bytes]


def block_of(seq: int) -> int:
    """Return the number of the block that holds the entry; the first is 0."""
    return (seq - 1) // ENTRIES


def first_seq(block: int) -> int:
    """Return the seq of a block's first entry."""
    return block * ENTRIES + 1


def payload_of(event_data: str) -> dict[str, Any]:
    """Return the stored object; what somebody damaged comes back as the text it is."""
    try:
        payload = json.loads(event_data)
    except (ValueError, RecursionError):
        payload = None
    return payload if isinstance(payload, dict) else {"unreadable": event_data}


def amount_size(amount: Decimal, decimals: int) -> int:
    """Return the size of an amount without its sign, in minor units, halves rounded up."""
    return int(abs(amount).scaleb(decimals).quantize(Decimal(1), ROUND_HALF_UP))


def bar_of(occurred_at: str) -> int | None:
    """Return the number of the shortest bar of time that holds the moment.

    A moment that somebody damaged is in none; verifying tells about it.
    """
    try:
        moment = from_text(occurred_at)
    except ValueError:
        return None
    return int(moment.timestamp()) // _SECONDS // BAR_MINUTES[0]


def part_of(block: int) -> int:
    """Return the number of the part that holds the block; the first is 0."""
    return block // BLOCKS_PER_PART


def first_of_part(part: int) -> int:
    """Return the seq of a part's first entry."""
    return part * PART_ENTRIES + 1


def packed(positions: Iterable[int]) -> bytes:
    """Return a block's bits as they are stored."""
    found = array("H", positions)
    return found.tobytes() if len(found) <= _FEW else _bitmap(found, _BYTES)


def unpacked(stored: bytes) -> int:
    """Return a block's stored bits as a whole number."""
    if len(stored) == _BYTES:
        return int.from_bytes(stored, "little")
    found = array("H")
    found.frombytes(stored)
    return int.from_bytes(_bitmap(found, _BYTES), "little")


def packed_part(bits: int) -> bytes:
    """Return a part's bits as they are stored."""
    if bits.bit_count() > _FEW_OF_PART:
        return bits.to_bytes(_PART_BYTES, "little")
    found = array("I")
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found.tobytes()


def merged(blocks: Iterable[tuple[int, bytes]]) -> bytes:
    """Return a part's bits as they are stored, from its blocks' numbers in it and stored bits.

    Most words are in few entries: their positions are put one behind the other.
    """
    blocks = tuple(blocks)
    positions = array("I")
    for number, stored in blocks:
        if len(stored) == _BYTES or len(positions) > _FEW_OF_PART:
            break
        found = array("H")
        found.frombytes(stored)
        positions.extend([number * ENTRIES + position for position in found])
    else:
        if len(positions) <= _FEW_OF_PART:
            return positions.tobytes()
    bits = 0
    for number, stored in blocks:
        bits |= unpacked(stored) << number * ENTRIES
    return packed_part(bits)


def unpacked_part(stored: bytes) -> int:
    """Return a part's stored bits as a whole number."""
    if len(stored) == _PART_BYTES:
        return int.from_bytes(stored, "little")
    found = array("I")
    found.frombytes(stored)
    return int.from_bytes(_bitmap(found, _PART_BYTES), "little")


def _bitmap(positions: Iterable[int], size: int) -> bytes:
    bits = bytearray(size)
    for position in positions:
        bits[position >> 3] |= 1 << (position & 7)
    return bytes(bits)


def sizes_between(slices: Mapping[str, int], least: int | None, most: int | None) -> int:
    """Return which entries have an amount of such a size, both inclusive."""
    present = slices.get(HAS_AMOUNT, 0)
    found = present
    if least is not None and least > 0:
        found = _at_least(slices, present, least)
    if most is not None:
        found ^= found & _at_least(slices, present, most + 1)
    return found


def _at_least(slices: Mapping[str, int], present: int, size: int) -> int:
    highest = max((int(name) for name in slices if name), default=0)
    above, equal = 0, present
    for bit in range(max(highest, size.bit_length() - 1), -1, -1):
        both = equal & slices.get(bit_name(bit), 0)
        if size >> bit & 1:
            equal = both
        else:
            above |= both
            equal ^= both
        if not equal:
            break
    return above | equal


@cache
def bit_name(bit: int) -> str:
    """Return the value under which one bit of the amounts is."""
    return f"{bit:02}"


class BlockBuilder:
    """Takes a block's entries one by one, and gives what is stored of them."""

    def __init__(self, block: int, decimals: int) -> None:
        """Begin an empty block of a store whose currency has so many decimals."""
        self.block = block
        self.count = 0
        self.bars: Counter[int] = Counter()
        self.least_at = ""
        self.most_at = ""
        self._decimals = decimals
        self._positions: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    @property
    def next_seq(self) -> int:
        """The entry that comes next."""
        return first_seq(self.block) + self.count

    @property
    def is_full(self) -> bool:
        """Whether no entry is missing."""
        return self.count == ENTRIES

    def add(self, row: Row) -> None:
        """Take the next entry, a row of the log."""
        position = self.count
        self.count += 1
        self._time(row[3])
        columns = (
            (TYPE, row[1]),
            (ACTOR, row[4]),
            (APPROVER, row[5]),
            (REGISTER, row[6]),
            (SHIFT, row[7]),
            (ABOUT, row[8]),
        )
        for kind, value in columns:
            if value is not None:
                self._positions[kind, value].append(position)
        payload = payload_of(row[10])
        for word in words_of(payload):
            self._positions[WORD, word].append(position)
        amount = amount_of(row[1], payload)
        if amount is not None:
            for value in _bits_of(amount_size(amount, self._decimals)):
                self._positions[AMOUNT, value].append(position)

    def postings(self) -> Iterator[Posting]:
        """Yield kind, value and bits, in the order of the table's key."""
        for kind, value in sorted(self._positions):
            yield kind, value, packed(self._positions[kind, value])

    def _time(self, occurred_at: str) -> None:
        self.least_at = min(self.least_at or occurred_at, occurred_at)
        self.most_at = max(self.most_at, occurred_at)
        bar = bar_of(occurred_at)
        if bar is not None:
            self.bars[bar] += 1


def _bits_of(size: int) -> Iterator[str]:
    yield HAS_AMOUNT
    for bit in range(size.bit_length()):
        if size >> bit & 1:
            yield bit_name(bit)
