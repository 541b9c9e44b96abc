"""Tells how a row that does not fit was tampered with: rules 3 and 4 of docs/audit-format.md."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam, select

from pos_app.infrastructure.audit.chain import GENESIS
from pos_app.infrastructure.audit.rows import HASH, PREV_HASH, SEQ, Row, is_true_at
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log

_WITH_HASH = Statement(select(audit_log.c.seq).where(audit_log.c.hash == bindparam("wanted")))
_AT = Statement(select(audit_log).where(audit_log.c.seq == bindparam("seq")))
_NONE = GENESIS.encode()

Finding = tuple[str, int]
"""A kind of tampering, and the seq it is found at."""


class Places(NamedTuple):
    """The log, and what comes before its first row: the seq and hash of the last archived one."""

    connection: Connection
    archived: int
    last_hash: object

    def hash_of(self, seq: int) -> object:
        """Return the stored hash of a row; None for none."""
        if seq == self.archived:
            return self.last_hash
        row = self.connection.one(_AT, {"seq": seq})
        return None if row is None else row[HASH]


def of_content(places: Places, row: Row) -> Finding:
    """Return what happened to a row whose hash is not that of its columns (rule 3)."""
    connection = places.connection
    seq = row[SEQ]
    pointed_to = _places_of(connection, row[PREV_HASH])
    if is_true_at(row, seq - 1) and row[PREV_HASH] == places.hash_of(seq - 2):
        return "inserted", seq - 1
    candidates = {1, seq + 1, *pointed_to, *(place + 1 for place in pointed_to)}
    if any(is_true_at(row, place) for place in candidates):
        is_orphan = not pointed_to and row[PREV_HASH] != _NONE
        return ("missing" if is_orphan else "reordered"), seq
    following = connection.one(_AT, {"seq": seq + 1})
    if (
        following is not None
        and is_true_at(following, seq)
        and following[PREV_HASH] == places.hash_of(seq - 1)
    ):
        return "inserted", seq
    return "changed", seq


def of_link(connection: Connection, row: Row) -> Finding:
    """Return what happened where a row is true but does not continue the one before (rule 4)."""
    seq = row[SEQ]
    if _places_of(connection, row[PREV_HASH]):
        return "reordered", seq
    return "changed", max(1, seq - 1)


def _places_of(connection: Connection, entry_hash: object) -> list[int]:
    if not isinstance(entry_hash, bytes):
        return []
    wanted = entry_hash.decode("ascii", "replace")
    return [place for (place,) in connection.all(_WITH_HASH, {"wanted": wanted})]
