"""Where the values of several columns meet in the merged parts of the index, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from sqlalchemy import Text, bindparam, func, select

from pos_app.application.queries import AuditFilter
from pos_app.domain.records import dataclass
from pos_app.infrastructure.audit.index_block import (
    ABOUT,
    ACTOR,
    APPROVER,
    BLOCKS_PER_PART,
    REGISTER,
    SHIFT,
    TYPE,
)
from pos_app.infrastructure.persistence.audit_index_tables import (
    audit_meeting_parts,
    audit_meetings,
)
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement

Column = tuple[str, tuple[str, ...]]
"""A column of the log and the values of which an entry has to hold one."""

_PARTS = Statement(select(func.coalesce(func.max(audit_meeting_parts.c.part) + 1, 0)))
_met = audit_meetings.c
_MEET = Statement(
    select(_met.part, _met.entries)
    .where(_met.kind == bindparam("kind", type_=Text))
    .where(_met.value == bindparam("value", type_=Text))
    .where(_met.other_kind == bindparam("other_kind", type_=Text))
    .where(_met.other_value == bindparam("other_value", type_=Text))
)
_ALONE: Column = ("", ("",))
_PAIR = 2
# More than these are asked of the parts themselves.
_MOST_PAIRS = 60
_BLOCKS_OF_PART = (1 << BLOCKS_PER_PART) - 1


@dataclass
class Meetings:
    """Answers on one reader's connection; the first ``parts`` merged parts are known."""

    reader: Connection
    columns: tuple[Column, ...]

    def parts(self) -> int:
        """Return of how many parts the meetings are noted."""
        row = self.reader.one(_PARTS)
        return 0 if row is None else int(row[0])

    def blocks(self) -> int:
        """Return the blocks in which all columns may hold what they should (bit 0 is block 0)."""
        found = -1
        beyond: int | None = None
        for one, other in combinations(self.columns, _PAIR):
            if len(one[1]) * len(other[1]) > _MOST_PAIRS:
                continue
            if beyond is None:
                beyond = -1 << self.parts() * BLOCKS_PER_PART
            meet = beyond
            for part, _entries in self._rows(one, other):
                meet |= _BLOCKS_OF_PART << part * BLOCKS_PER_PART
            found &= meet
        return found

    def count(self, parts: int) -> int | None:
        """Return how many entries of the first parts pass; None when that is not noted."""
        if not 0 < len(self.columns) <= _PAIR:
            return None
        one, other = (*self.columns, _ALONE)[:_PAIR]
        if len(one[1]) * len(other[1]) > _MOST_PAIRS:
            return None
        return sum(entries for part, entries in self._rows(one, other) if part < parts)

    def _rows(self, one: Column, other: Column) -> Iterator[tuple[int, int]]:
        """Yield part and entries in which the columns meet, part by part for each two values."""
        if other[0] and other[0] < one[0]:
            one, other = other, one
        for value, other_value in product(one[1], other[1]):
            asked = {"kind": one[0], "value": value}
            other_asked = {"other_kind": other[0], "other_value": other_value}
            yield from self.reader.all(_MEET, {**asked, **other_asked})


def columns_of(where: AuditFilter) -> tuple[Column, ...]:
    """Return the columns that the filter restricts, each with the values that pass."""
    columns = (
        (TYPE, tuple(sorted(where.event_types))),
        (ACTOR, _only(where.actor_id)),
        (APPROVER, _only(where.approver_id)),
        (REGISTER, _only(where.register_id)),
        (SHIFT, _only(where.shift_id)),
        (ABOUT, _only(where.aggregate_type)),
    )
    return tuple((kind, values) for kind, values in columns if values)


def is_by_columns(where: AuditFilter) -> bool:
    """Return whether the filter restricts columns alone."""
    rest = replace(
        where,
        event_types=frozenset(),
        actor_id=None,
        approver_id=None,
        register_id=None,
        shift_id=None,
        aggregate_type=None,
    )
    return rest.is_empty


def _only(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
