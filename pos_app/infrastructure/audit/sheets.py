"""Forms in which entries of the log leave the program: JSON Lines and CSV.

Both begin with a head that says what the file is and how it was filtered. The number of entries
is known at the end only, so the head keeps room for it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from pos_app.application.audit_service import ExportHead
from pos_app.application.queries import AuditEntry
from pos_app.application.spreadsheet_cells import harmless
from pos_app.infrastructure.persistence.moments import to_text

EXPORT_FORMAT = "pos-app audit export v1"
COLUMNS = (
    "seq",
    "event_type",
    "event_id",
    "occurred_at",
    "actor_id",
    "approver_id",
    "register_id",
    "shift_id",
    "aggregate_type",
    "aggregate_id",
    "prev_hash",
    "hash",
    "event_data",
)
_COUNT_WIDTH = 12


class JsonLinesSheet:
    """One object per line, after a head; the stored payload goes in byte for byte."""

    def __init__(self, path: Path) -> None:
        """Write to ``path``.

        Raises:
            OSError: it cannot be written.
        """
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._head = ""

    def begin(self, head: ExportHead) -> None:
        """Write the head."""
        columns = {
            "format": EXPORT_FORMAT,
            "log": head.log_id,
            "register": head.register_id,
            "filter": head.filter,
        }
        self._head = json.dumps(columns, ensure_ascii=False)[:-1]
        self._write_head(0)

    def add(self, entries: Sequence[AuditEntry]) -> None:
        """Write entries."""
        self._file.writelines(entry_line(entry) for entry in entries)

    def end(self, entry_count: int) -> None:
        """Complete the head and close the file."""
        self._file.seek(0)
        self._write_head(entry_count)
        self._file.close()

    def abandon(self) -> None:
        """Close an unfinished file."""
        self._file.close()

    def _write_head(self, entry_count: int) -> None:
        self._file.write(f'{self._head}, "entry_count": {entry_count:>{_COUNT_WIDTH}}}}\n')


class CsvSheet:
    """Comma-separated values for spreadsheets; lines of the head begin with ``#``."""

    def __init__(self, path: Path) -> None:
        """Write to ``path``.

        Raises:
            OSError: it cannot be written.
        """
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._head = ""

    def begin(self, head: ExportHead) -> None:
        """Write the head and the heading."""
        self._head = (
            f"# {EXPORT_FORMAT}\r\n# log {head.log_id}\r\n# register {head.register_id}\r\n"
            f"# filter {json.dumps(head.filter, ensure_ascii=False)}\r\n"
        )
        self._write_head(0)
        self._writer.writerow(COLUMNS)

    def add(self, entries: Sequence[AuditEntry]) -> None:
        """Write entries; a missing approver or shift is an empty cell."""
        self._writer.writerows(_cells(entry) for entry in entries)

    def end(self, entry_count: int) -> None:
        """Complete the head and close the file."""
        self._file.seek(0)
        self._write_head(entry_count)
        self._file.close()

    def abandon(self) -> None:
        """Close an unfinished file."""
        self._file.close()

    def _write_head(self, entry_count: int) -> None:
        self._file.write(f"{self._head}# entry_count {entry_count:>{_COUNT_WIDTH}}\r\n")


def entry_line(entry: AuditEntry) -> str:
    """Return an entry as a line of JSON, its payload as it is stored: the hash covers it."""
    columns = {name: _cell(entry, name) for name in COLUMNS[:-1]}
    text = json.dumps(columns, ensure_ascii=False)
    return f'{text[:-1]}, "event_data": {entry.event_data}}}\n'


def _cells(entry: AuditEntry) -> list[object]:
    return [harmless(_cell(entry, name)) for name in COLUMNS]


def _cell(entry: AuditEntry, name: str) -> object:
    return to_text(entry.occurred_at) if name == "occurred_at" else getattr(entry, name)
