"""Checks the audit log: every hash, every link, every number, read in order of seq."""

from __future__ import annotations

from sqlalchemy import func, select

from pos_app.application.audit_service import Verification
from pos_app.application.ports import Progress
from pos_app.infrastructure.audit.chain import GENESIS, entry_hash
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log

_ALL = Statement(select(audit_log).order_by(audit_log.c.seq))
_LAST = Statement(select(func.coalesce(func.max(audit_log.c.seq), 0)))
_ROWS_PER_FETCH = 2_000


class ChainVerifier:
    """Fulfils ``LogVerifier`` on a connection of its own, so that selling goes on."""

    def __init__(self, database: Database) -> None:
        """Check the log of ``database``."""
        self._database = database

    def verify(self, progress: Progress | None = None) -> Verification:
        """Return what was found, up to the first bad entry."""
        connection = self._database.new_reader()
        try:
            (last,) = connection.one(_LAST) or (0,)
            cursor = connection.run(_ALL)
            seq, prev_hash = 0, GENESIS
            while rows := cursor.fetchmany(_ROWS_PER_FETCH):
                for row in rows:
                    kind = _defect(row, seq, prev_hash)
                    if kind:
                        bad = min(row[0], seq + 1) if kind == "missing" else row[0]
                        return Verification(False, seq, bad, kind, f"after {seq} sound entries")
                    seq, prev_hash = row[0], row[12]
                if progress is not None:
                    progress(seq, max(seq, last))
            return Verification(is_sound=True, checked=seq)
        finally:
            connection.close()


def _defect(row: tuple[object, ...], seq: int, prev_hash: str) -> str:
    if row[0] != seq + 1:
        return "missing"
    fields = [None if value is None else str(value) for value in row[1:11]]
    if entry_hash(str(row[11]), seq + 1, fields) != row[12]:
        return "changed"
    if row[11] != prev_hash:
        return "reordered"
    return ""
