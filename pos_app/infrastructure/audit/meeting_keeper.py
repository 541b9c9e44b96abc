"""Notes which values of two columns meet in entries of the audit log, part by part.

Two filters that let nothing pass together would otherwise be asked of every part of the index,
because each of them alone is at home in all of it. A merged part has all that it takes: which of
its entries hold each value. How many entries they are is noted beside it, so that they need not
be counted again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.infrastructure.audit.index_block import COLUMNS, unpacked_part
from pos_app.infrastructure.persistence.audit_index_tables import (
    audit_meeting_parts,
    audit_meetings,
    audit_part_postings,
    audit_parts,
)
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement

_NEXT = Statement(select(func.coalesce(func.max(audit_meeting_parts.c.part) + 1, 0)))
_MERGED = Statement(select(audit_parts.c.part).where(audit_parts.c.part == bindparam("part")))
_VALUES = Statement(
    select(
        audit_part_postings.c.kind, audit_part_postings.c.value, audit_part_postings.c.bits
    ).where(
        audit_part_postings.c.part == bindparam("part"),
        audit_part_postings.c.kind == bindparam("kind"),
    )
)
_NOTE = Statement(insert(audit_meetings).prefix_with("OR REPLACE"))
_SEAL = Statement(insert(audit_meeting_parts).on_conflict_do_nothing())

Meeting = tuple[str, str, str, str, int]


class MeetingKeeper:
    """Takes over merged parts; one caller at a time, in whichever thread."""

    def __init__(self, database: Database) -> None:
        """Note the meetings in ``database``; nothing is read yet."""
        self._database = database

    def catch_up(self) -> int:
        """Take over one part; return how many rows were stored, 0 when no part is left.

        Raises:
            StorageError: nothing is lost; the next call begins the part again.
        """
        reader = self._database.reader()
        following = reader.one(_NEXT)
        part = 0 if following is None else int(following[0])
        if reader.one(_MERGED, {"part": part}) is None:
            return 0
        values = [
            (kind, value, unpacked_part(bits))
            for name in COLUMNS
            for kind, value, bits in reader.all(_VALUES, {"part": part, "kind": name})
        ]
        names = ("kind", "value", "other_kind", "other_value", "entries")
        rows = [dict(zip(names, row, strict=True), part=part) for row in _meetings(values)]
        connection = self._database.begin(durable=False)
        try:
            connection.run_many(_NOTE, rows)
            connection.run(_SEAL, {"part": part})
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()
        return len(rows) + 1


def _meetings(values: list[tuple[str, str, int]]) -> Iterator[Meeting]:
    """Yield how many entries hold a value, and then two values of different columns."""
    for kind, value, bits in values:
        yield kind, value, "", "", bits.bit_count()
    for (kind, value, bits), (other_kind, other_value, others) in combinations(values, 2):
        if kind != other_kind and (both := bits & others):
            yield kind, value, other_kind, other_value, both.bit_count()
