"""Tells how a row that does not fit was tampered with: rules 3 and 4 of docs/audit-format.md."""

from __future__ import annotations

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


def of_content(connection: Connection, row: Row) -> Finding:
    """Return what happened to a row whose hash is not that of its columns (rule 3)."""
    seq = row[SEQ]
    pointed_to = _places_of(connection, row[PREV_HASH])
    if is_true_at(row, seq - 1) and row[PREV_HASH] == _hash_of(connection, seq - 2):
        return "inserted", seq - 1
    candidates = {1, seq + 1, *pointed_to, *(place + 1 for place in pointed_to)}
    if any(is_true_at(row, place) for place in candidates):
        is_orphan = not pointed_to and row[PREV_HASH] != _NONE
        return ("missing" if is_orphan else "reordered"), seq
    following = connection.one(_AT, {"seq": seq + 1})
    if (
        following is not None
        and is_true_at(following, seq)
        and following[PREV_HASH] == _hash_of(connection, seq - 1)
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


def _hash_of(connection: Connection, seq: int) -> object:
    if seq == 0:
        return _NONE
    row = connection.one(_AT, {"seq": seq})
    return None if row is None else row[HASH]
