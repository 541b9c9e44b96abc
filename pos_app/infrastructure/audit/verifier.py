"""Checks the audit log: every hash, every link, every number, read in order of seq.

The columns are read as the bytes that the file holds, so that damage of any kind is a finding
and not an error. The numbers that the register gave out say whether the tail was cut.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, func, select

from pos_app.application.audit_service import Verification
from pos_app.application.ports import Progress
from pos_app.infrastructure.audit.chain import GENESIS, stored_hash
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, outbox, registers

_PAGE = Statement(
    select(audit_log)
    .where(audit_log.c.seq > bindparam("after"))
    .order_by(audit_log.c.seq)
    .limit(2_000)
)
_GIVEN_OUT = Statement(select(func.coalesce(func.max(registers.c.last_event_seq), 0)))
_PENDING = Statement(select(func.count()).select_from(outbox))
_WITH_HASH = Statement(select(audit_log.c.seq).where(audit_log.c.hash == bindparam("wanted")))
_BEFORE_ALL = -(2**63)


class ChainVerifier:
    """Fulfils ``LogVerifier`` on a connection of its own, so that selling goes on."""

    def __init__(self, database: Database) -> None:
        """Check the log of ``database``."""
        self._database = database

    def verify(self, progress: Progress | None = None) -> Verification:
        """Return what was found, up to the first bad entry.

        Raises:
            StorageError: the file cannot be read.
        """
        connection = self._database.new_reader()
        connection.driver.text_factory = bytes
        try:
            connection.command("BEGIN")  # one picture of log, outbox and numbers while sales go on
            return _verified(connection, progress)
        finally:
            connection.close()


def _verified(connection: Connection, progress: Progress | None) -> Verification:
    expected = _number(connection, _GIVEN_OUT) - _number(connection, _PENDING)
    seq, prev_hash = 0, GENESIS.encode()
    after = _BEFORE_ALL
    while rows := connection.all(_PAGE, {"after": after}):
        for row in rows:
            kind = _defect(row, seq, prev_hash, expected)
            if kind == "changed" and _is_from_elsewhere(connection, row):
                kind = "reordered"
            if kind:
                bad = seq + 1 if kind == "missing" else row[0]
                return _bad(seq, bad, kind)
            after = seq = row[0]
            prev_hash = row[12]
        if progress is not None:
            progress(seq, max(seq, expected))
    if seq < expected:
        return _bad(seq, seq + 1, "missing")
    return Verification(is_sound=True, checked=seq)


def _bad(checked: int, seq: int, kind: str) -> Verification:
    return Verification(
        is_sound=False,
        checked=checked,
        first_bad_seq=seq,
        kind=kind,
        detail=f"after {checked} sound entries",
    )


def _defect(row: tuple[Any, ...], seq: int, prev_hash: bytes, expected: int) -> str:
    if row[0] <= seq or row[0] > expected:
        return "added"
    if row[0] != seq + 1:
        return "missing"
    if _hash_at(row, row[0]) != row[12]:
        return "changed"
    if row[11] != prev_hash:
        return "reordered"
    return ""


def _hash_at(row: tuple[Any, ...], seq: int) -> bytes:
    """Return the hash that the row's content has at ``seq``; none for what no entry can hold."""
    if not all(value is None or isinstance(value, bytes) for value in row[1:]):
        return b""
    try:
        return stored_hash(row[11].decode("ascii"), seq, row[1:11]).encode()
    except ValueError:
        return b""


def _is_from_elsewhere(connection: Connection, row: tuple[Any, ...]) -> bool:
    """Return whether the content is a true entry of another place, which its link points to."""
    if not isinstance(row[11], bytes):
        return False
    wanted = row[11].decode("ascii", "replace")
    places = [place for (place,) in connection.all(_WITH_HASH, {"wanted": wanted})]
    candidates = {1, *places, *(place + 1 for place in places)}
    return any(_hash_at(row, seq) == row[12] for seq in candidates)


def _number(connection: Connection, statement: Statement) -> int:
    row = connection.one(statement)
    return 0 if row is None else int(row[0])
