"""Writes entries of the log to a file, and beside it the proof that they are the log's."""

from __future__ import annotations

import errno
from array import array
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from pos_app.application.audit_service import (
    EntrySheet,
    ExportHead,
    ExportSummary,
    SheetFactory,
    proof_path_of,
)
from pos_app.application.ports import Progress
from pos_app.application.queries import AuditFilter
from pos_app.infrastructure.audit.evidence_log import EvidenceLog
from pos_app.infrastructure.audit.proofs import Leaf, Prover
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.queries.audit import SqlAuditQueries

_ENTRIES_PER_PAGE = 1_000


class LogFileExporter:
    """Fulfils ``LogExporter``; reads on a connection of its own."""

    def __init__(self, database: Database, formats: Mapping[str, SheetFactory]) -> None:
        """Export the log of ``database`` in these formats, and in what a caller brings along."""
        self._database = database
        self._formats = formats

    def export(
        self,
        path: Path,
        where: AuditFilter,
        progress: Progress | None = None,
        *,
        file_format: str,
        sheet: SheetFactory | None = None,
    ) -> ExportSummary:
        """Write the entries that pass and are sealed, oldest first, and their proof."""
        self._protect_the_store(path)
        evidence = EvidenceLog(self._database)
        checkpoint = evidence.last_checkpoint()
        head = ExportHead("", "", filter_of(where))
        through = 0
        if checkpoint is not None:
            head = ExportHead(checkpoint.log_id, checkpoint.register_id, head.filter)
            through = checkpoint.size
        unfinished = path.with_name(path.name + ".part")
        try:
            written = (sheet or self._formats[file_format])(unfinished)
            try:
                seqs, leaves = self._write(written, head, where, through, progress, sheet)
            except BaseException:
                written.abandon()
                raise
            Prover(self._database).write(
                proof_path_of(path),
                seqs,
                leaves=leaves,
                file={"name": path.name, "sha256": _digest_of(unfinished)},
            )
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        return ExportSummary(
            path,
            len(seqs),
            seqs[0] if seqs else None,
            seqs[-1] if seqs else None,
        )

    def _write(
        self,
        written: EntrySheet,
        head: ExportHead,
        where: AuditFilter,
        through: int,
        progress: Progress | None,
        sheet: SheetFactory | None,
    ) -> tuple[array[int], list[Leaf] | None]:
        queries = SqlAuditQueries(self._database)
        seqs: array[int] = array("q")
        # A file that a program can read holds the hashes itself; one for people does not.
        leaves: list[Leaf] | None = None if sheet is None else []
        try:
            written.begin(head)
            last = 0
            while page := queries.newer(where, last, _ENTRIES_PER_PAGE):
                last = page[-1].seq
                sealed = tuple(entry for entry in page if entry.seq <= through)
                written.add(sealed)
                seqs.extend(entry.seq for entry in sealed)
                if leaves is not None:
                    leaves.extend((entry.seq, entry.hash) for entry in sealed)
                if progress is not None:
                    progress(last, max(last, through))
                if len(sealed) < len(page):
                    break
            written.end(len(seqs))
        finally:
            queries.close()
        return seqs, leaves

    def _protect_the_store(self, path: Path) -> None:
        own = self._database.path.resolve()
        if path.resolve().name.startswith(own.name) and path.resolve().parent == own.parent:
            raise FileExistsError(errno.EEXIST, "This is the store's own file", str(path))


def filter_of(where: AuditFilter) -> dict[str, object]:
    """Return what a filter restricts, as it stands in the head of an export."""
    write: dict[type, Callable[[object], object]] = {
        datetime: lambda value: to_text(value) if isinstance(value, datetime) else value,
        frozenset: lambda value: sorted(value) if isinstance(value, frozenset) else value,
    }
    nothing = AuditFilter()
    return {
        name: write.get(type(value), _plain)(value)
        for name in AuditFilter.__dataclass_fields__
        if (value := getattr(where, name)) != getattr(nothing, name)
    }


def _plain(value: object) -> object:
    return value if isinstance(value, bool) else str(value)


def _digest_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
