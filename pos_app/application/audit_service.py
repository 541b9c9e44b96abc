"""Checks the audit log and exports it; an export is itself an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from pos_app.application.access import needs, open_to_all
from pos_app.application.errors import StoreNotSetUp
from pos_app.application.evidence import Anchor, ReceiptCode
from pos_app.application.ports import Progress, UnitOfWorkFactory
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the log found.

    ``checked`` entries from ``first_seq`` on were found sound before the first bad one. ``kind``
    is empty, or what docs/audit-format.md calls it:

    ``changed`` (a field does not match its hash, or what was signed), ``missing`` (a gap),
    ``inserted`` (an entry that no event of the register is), ``reordered`` (the entry belongs
    elsewhere), ``cut`` (the tail is gone), ``forged-signature``, ``foreign-key`` (a key that the
    log does not know) or ``forked`` (an anchor shows another log).

    A signed checkpoint covers the first ``signed_size`` entries. ``replaced_keys`` are the entries
    where a lost key was replaced, which only an anchor from before can vouch for; ``anchors``
    counts those that agree.
    """

    is_sound: bool
    checked: int
    first_bad_seq: int | None = None
    kind: str = ""
    detail: str = ""
    first_seq: int = 1
    signed_size: int = 0
    replaced_keys: tuple[int, ...] = ()
    anchors: int = 0

    @property
    def last_seq(self) -> int:
        """The last entry that was found sound."""
        return self.first_seq + self.checked - 1


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What was exported where; the seqs are None for an empty export."""

    path: Path
    entry_count: int
    first_seq: int | None
    last_seq: int | None


@dataclass(frozen=True, slots=True)
class EntryProof:
    """What a check of one entry found.

    ``sealed_size`` entries are under the seal that covers it (0: none does yet), signed at
    ``signed_at`` (UTC text); ``steps`` hashes lead from the entry to the signed root.
    """

    seq: int
    is_sound: bool
    sealed_size: int = 0
    signed_at: str = ""
    steps: int = 0


class OneEntryVerifier(Protocol):
    """Checks one entry alone."""

    def check(self, seq: int) -> EntryProof:
        """Return whether it is as it was written, and under which seal."""


class LogVerifier(Protocol):
    """Checks the log: every hash, link, number, signature, and what anchors say."""

    def verify(
        self,
        progress: Progress | None = None,
        *,
        anchors: Sequence[Anchor | ReceiptCode] = (),
    ) -> Verification:
        """Check the whole log; ``progress`` may raise to stop."""

    def verify_recent(self, progress: Progress | None = None) -> Verification:
        """Check what came after the last checkpoint, and that checkpoint against its entries."""


@dataclass(frozen=True, slots=True)
class ExportHead:
    """What the head of an export says: whose log, and what ``filter`` left of it."""

    log_id: str
    register_id: str
    filter: dict[str, object]


class EntrySheet(Protocol):
    """A file of entries that is being written."""

    def begin(self, head: ExportHead) -> None:
        """Write the head."""

    def add(self, entries: Sequence[AuditEntry]) -> None:
        """Write entries, oldest first."""

    def end(self, entry_count: int) -> None:
        """Complete the file and close it."""

    def abandon(self) -> None:
        """Close it unfinished."""


SheetFactory = Callable[[Path], EntrySheet]


class LogExporter(Protocol):
    """Writes entries of the log to a file, and beside it their proof."""

    def export(
        self,
        path: Path,
        where: AuditFilter,
        progress: Progress | None = None,
        *,
        file_format: str,
        sheet: SheetFactory | None = None,
    ) -> ExportSummary:
        """Write the entries that pass and are sealed; the file is whole or not there."""


def proof_path_of(path: Path) -> Path:
    """Return where the proof of an export lies."""
    return path.with_name(path.name + ".proof.json")


class AuditService:
    """The commands on the audit log."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        verifier: LogVerifier,
        exporter: LogExporter,
        seal: Callable[[], object],
        one_entry: OneEntryVerifier,
    ) -> None:
        """Check with ``verifier``, write with ``exporter``; ``seal`` signs the log as it stands."""
        self._one_entry = one_entry
        self._unit_of_work = unit_of_work
        self._verifier = verifier
        self._exporter = exporter
        self._seal = seal

    @open_to_all("a check changes nothing and shows no record")
    def verify(
        self,
        progress: Progress | None = None,
        *,
        anchors: Sequence[Anchor | ReceiptCode] = (),
    ) -> Verification:
        """Check the whole log; any thread may call.

        Raises:
            AnchorOfAnotherLog: an anchor speaks of another store or register.
            StorageError: the log cannot be read.
        """
        return self._verifier.verify(progress, anchors=anchors)

    @open_to_all("a check changes nothing and shows no record")
    def verify_entry(self, seq: int) -> EntryProof:
        """Check one entry: its hash, and its path to a signed root.

        Raises:
            StorageError: the log cannot be read.
        """
        return self._one_entry.check(seq)

    @open_to_all("a check changes nothing and shows no record")
    def verify_recent(self, progress: Progress | None = None) -> Verification:
        """Check what came after the last checkpoint; all of the log if that is not sound.

        Raises:
            StorageError: the log cannot be read.
        """
        found = self._verifier.verify_recent(progress)
        return found if found.is_sound else self._verifier.verify(progress)

    @needs(permissions.EXPORT_LOG)
    def export(
        self,
        path: Path,
        where: AuditFilter,
        progress: Progress | None = None,
        *,
        file_format: str = "jsonl",
        sheet: SheetFactory | None = None,
    ) -> ExportSummary:
        """Write the entries that pass to ``path`` and their proof beside it; record that they left.

        ``file_format`` is jsonl or csv, or another one that ``sheet`` writes.

        Raises:
            OSError: the file cannot be written; nothing is recorded.
            StorageError: the log cannot be read or the record not written.
        """
        return self._export(path, where, progress, file_format=file_format, sheet=sheet)

    @needs(permissions.EXPORT_LOG)
    def exporting(
        self,
        path: Path,
        where: AuditFilter,
        *,
        file_format: str = "jsonl",
        sheet: SheetFactory | None = None,
    ) -> Callable[[Progress | None], ExportSummary]:
        """Return what exports, for another thread; whoever acts is judged here, on this one.

        It takes what :meth:`export` takes and raises what that raises, but no ``ApprovalNeeded``.
        """
        return lambda progress: self._export(
            path, where, progress, file_format=file_format, sheet=sheet
        )

    def _export(
        self,
        path: Path,
        where: AuditFilter,
        progress: Progress | None,
        *,
        file_format: str,
        sheet: SheetFactory | None,
    ) -> ExportSummary:
        self._seal()
        summary = self._exporter.export(path, where, progress, file_format=file_format, sheet=sheet)
        with self._unit_of_work() as uow:
            store = uow.stores.get()
            if store is None:
                raise StoreNotSetUp
            store.record_export(
                path.name,
                file_format,
                entry_count=summary.entry_count,
                first_seq=summary.first_seq,
                last_seq=summary.last_seq,
            )
            uow.stores.save(store)
            uow.collect_events_from(store)
            uow.commit()
        uow.dispatch_events()
        return summary
