"""Reads the bits of values from the index: in which blocks they are, and at which entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Integer, Text, bindparam, func, select

from pos_app.infrastructure.audit.index_block import BLOCKS_PER_PART, unpacked, unpacked_part
from pos_app.infrastructure.persistence.audit_index_tables import (
    audit_part_postings,
    audit_postings,
    audit_values,
)
from pos_app.infrastructure.persistence.engine import Connection, Row
from pos_app.infrastructure.persistence.statement import Statement

Values = tuple[str, str, str]
"""A kind, its first value, and the value before which to end."""
Ask = Callable[[Connection, Sequence[int], Values], Iterator[tuple[int, str, int]]]
"""Reads the rows of some blocks, or of some parts: the place, the value, its bits."""

_LIMIT = bindparam("limit", type_=Integer)
_kind = bindparam("kind", type_=Text)
_value = bindparam("value", type_=Text)
_end = bindparam("end", type_=Text)

_BLOCKS = Statement(
    select(audit_values.c.part, audit_values.c.blocks)
    .where(audit_values.c.kind == _kind, audit_values.c.value >= _value)
    .where(audit_values.c.value < _end, audit_values.c.part >= bindparam("part", type_=Integer))
    .limit(_LIMIT)
)
# Blocks are asked for many at a time: a statement of its own for each costs more than the rows.
_asked = func.json_each(bindparam("blocks", type_=Text)).table_valued("value").alias("asked")
_BITS = Statement(
    select(audit_postings.c.block, audit_postings.c.value, audit_postings.c.bits)
    .join_from(_asked, audit_postings, audit_postings.c.block == _asked.c.value)
    .where(audit_postings.c.kind == _kind)
    .where(audit_postings.c.value >= _value, audit_postings.c.value < _end)
)
_PART_BITS = Statement(
    select(audit_part_postings.c.part, audit_part_postings.c.value, audit_part_postings.c.bits)
    .join_from(_asked, audit_part_postings, audit_part_postings.c.part == _asked.c.value)
    .where(audit_part_postings.c.kind == _kind)
    .where(audit_part_postings.c.value >= _value, audit_part_postings.c.value < _end)
)


def blocks_of(reader: Connection, values: Values, limit: int, first_part: int = 0) -> int | None:
    """Return the blocks, from a part on, that hold a value of a range.

    None when more rows say so than ``limit``.
    """
    kind, value, end = values
    bound = {"kind": kind, "value": value, "end": end, "limit": limit, "part": first_part}
    rows = reader.all(_BLOCKS, bound)
    if len(rows) == limit:
        return None
    found = 0
    for part, blocks in rows:
        found |= blocks << part * BLOCKS_PER_PART
    return found


def rows_of_blocks(
    reader: Connection, blocks: Sequence[int], values: Values
) -> Iterator[tuple[int, str, int]]:
    """Yield block, value and bits of the values of a range in some blocks."""
    for block, value, bits in _asked_rows(reader, _BITS, blocks, values):
        yield block, value, unpacked(bits)


def rows_of_parts(
    reader: Connection, parts: Sequence[int], values: Values
) -> Iterator[tuple[int, str, int]]:
    """Yield part, value and bits of the values of a range in some merged parts."""
    for part, value, bits in _asked_rows(reader, _PART_BITS, parts, values):
        yield part, value, unpacked_part(bits)


def _asked_rows(
    reader: Connection, statement: Statement, places: Sequence[int], values: Values
) -> list[Row]:
    kind, value, end = values
    bound = {"blocks": str(list(places)), "kind": kind, "value": value, "end": end}
    return reader.all(statement, bound)
