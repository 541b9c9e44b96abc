"""Writes the audit log as JSON Lines: one entry per line with all its stored columns."""

from __future__ import annotations

import errno
import json
from pathlib import Path

from pos_app.application.audit_service import ExportSummary
from pos_app.application.ports import Progress
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.queries.audit import SqlAuditQueries

_ENTRIES_PER_PAGE = 1_000


class JsonLinesExporter:
    """Fulfils ``LogExporter`` on a connection of its own."""

    def __init__(self, database: Database) -> None:
        """Export the log of ``database``."""
        self._database = database

    def export(
        self, path: Path, where: AuditFilter, progress: Progress | None = None
    ) -> ExportSummary:
        """Write the entries that pass, oldest first; the file is whole or not there."""
        self._protect_the_store(path)
        queries = SqlAuditQueries(self._database)
        unfinished = path.with_name(path.name + ".part")
        count, first, last = 0, None, 0
        try:
            of = queries.count(where)
            with unfinished.open("w", encoding="utf-8", newline="\n") as file:
                while page := queries.newer(where, last, _ENTRIES_PER_PAGE):
                    file.writelines(_line(entry) for entry in page)
                    count += len(page)
                    first = page[0].seq if first is None else first
                    last = page[-1].seq
                    if progress is not None:
                        progress(count, max(count, of))
            unfinished.replace(path)
        finally:
            queries.close()
            unfinished.unlink(missing_ok=True)
        return ExportSummary(path, count, first, last or None)

    def _protect_the_store(self, path: Path) -> None:
        own = self._database.path.resolve()
        if path.resolve().name.startswith(own.name) and path.resolve().parent == own.parent:
            raise FileExistsError(errno.EEXIST, "This is the store's own file", str(path))


def _line(entry: AuditEntry) -> str:
    columns = {
        "seq": entry.seq,
        "event_type": entry.event_type,
        "event_id": entry.event_id,
        "occurred_at": to_text(entry.occurred_at),
        "actor_id": entry.actor_id,
        "approver_id": entry.approver_id,
        "register_id": entry.register_id,
        "shift_id": entry.shift_id,
        "aggregate_type": entry.aggregate_type,
        "aggregate_id": entry.aggregate_id,
        "prev_hash": entry.prev_hash,
        "hash": entry.hash,
    }
    text = json.dumps(columns, ensure_ascii=False)
    # The payload goes in as it is stored, byte for byte, because the hash covers these bytes.
    return f'{text[:-1]}, "event_data": {entry.event_data}}}\n'
