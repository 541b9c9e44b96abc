"""Checks the audit log and exports it; an export is itself an event."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pos_app.application.errors import StoreNotSetUp
from pos_app.application.ports import Progress, UnitOfWorkFactory
from pos_app.application.queries import AuditFilter

EXPORT_FORMAT = "jsonl"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the log found.

    ``checked`` entries were found sound before the first bad one. ``kind`` is empty, or
    ``changed`` (a field does not match its hash), ``missing`` (a gap in seq, or a tail that was
    cut), ``added`` (more entries than events happened) or ``reordered`` (the entry does not
    continue the one before it).
    """

    is_sound: bool
    checked: int
    first_bad_seq: int | None = None
    kind: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What was exported where; the seqs are None for an empty export."""

    path: Path
    entry_count: int
    first_seq: int | None
    last_seq: int | None


class LogVerifier(Protocol):
    """Checks every entry of the log against its hash and its predecessor."""

    def verify(self, progress: Progress | None = None) -> Verification:
        """Return what was found; ``progress`` may raise to stop."""


class LogExporter(Protocol):
    """Writes entries of the log to a file."""

    def export(
        self, path: Path, where: AuditFilter, progress: Progress | None = None
    ) -> ExportSummary:
        """Write one JSON object per entry, oldest first; the file is whole or not there."""


class AuditService:
    """The commands on the audit log."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, verifier: LogVerifier, exporter: LogExporter
    ) -> None:
        """Check with ``verifier``, write with ``exporter``."""
        self._unit_of_work = unit_of_work
        self._verifier = verifier
        self._exporter = exporter

    def verify(self, progress: Progress | None = None) -> Verification:
        """Check the whole log; any thread may call.

        Raises:
            StorageError: the log cannot be read.
        """
        return self._verifier.verify(progress)

    def export(
        self, path: Path, where: AuditFilter, progress: Progress | None = None
    ) -> ExportSummary:
        """Write the entries that pass to ``path`` as JSON Lines and record that they left.

        Raises:
            OSError: the file cannot be written; nothing is recorded.
            StorageError: the log cannot be read or the record not written.
        """
        summary = self._exporter.export(path, where, progress)
        with self._unit_of_work() as uow:
            store = uow.stores.get()
            if store is None:
                raise StoreNotSetUp
            store.record_export(
                path.name,
                EXPORT_FORMAT,
                entry_count=summary.entry_count,
                first_seq=summary.first_seq,
                last_seq=summary.last_seq,
            )
            uow.stores.save(store)
            uow.collect_events_from(store)
            uow.commit()
        uow.dispatch_events()
        return summary
