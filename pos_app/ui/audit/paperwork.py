"""The long work of the audit window: checking the log, exporting it, proving one record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.application.audit_service import (
    AuditService,
    EntryProof,
    ExportSummary,
    SheetFactory,
    Verification,
    proof_path_of,
)
from pos_app.application.errors import ApplicationError
from pos_app.application.ports import Clock
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.ui.approving import ApprovalDesk
from pos_app.ui.audit import checking
from pos_app.ui.audit.audit_state import BandState
from pos_app.ui.audit.log_pdf import LogPdf
from pos_app.ui.audit.long_task import LongTask, Stopped
from pos_app.ui.audit.presenter import AuditPresenter
from pos_app.ui.audit.view import AuditView
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _

_FORMATS = {".csv": "csv", ".pdf": "pdf"}


class Paperwork(QObject):
    """Runs each kind of work on a thread of its own, and shows how it goes.

    Signals:
        checked(object): a :class:`Verification`, after the person asked for one.
    """

    checked = Signal(object)

    def __init__(
        self,
        view: AuditView,
        presenter: AuditPresenter,
        audit: AuditService,
        clock: Clock,
        *,
        record: Callable[[Verification], None] | None,
        store_name: str,
        folder: Path | None,
        parent: QObject,
    ) -> None:
        """Work with ``audit``.

        ``record`` keeps the result of a check in the log, and ``folder`` is proposed for
        exports; both are None where this process may not write.
        """
        super().__init__(parent)
        self._view = view
        self._presenter = presenter
        self._audit = audit
        self._clock = clock
        self._record = record
        self._store_name = store_name
        self._folder = folder
        self._desk: ApprovalDesk | None = None
        self._check = LongTask("audit-check")
        self._writing = LongTask("audit-export")
        self._proving = LongTask("audit-proof")
        self._check.progressed.connect(self._show_progress)
        self._check.ended.connect(self._show_verification)
        self._writing.progressed.connect(self._show_writing)
        self._writing.ended.connect(self._show_export)
        self._proving.ended.connect(self._show_proof)
        view.band.verify_wanted.connect(self.verify)
        view.band.stop_wanted.connect(self._check.stop)
        view.prompt.file_given.connect(self._export)
        view.inspector.proof_wanted.connect(self._prove)

    def ask_at(self, desk: ApprovalDesk) -> None:
        """Let an export be approved at a desk."""
        self._desk = desk

    def close(self) -> None:
        """End the threads."""
        for task in (self._check, self._writing, self._proving):
            task.close()

    def stop(self) -> bool:
        """Ask what runs to end; say whether something ran."""
        is_busy = self._check.is_running or self._writing.is_running
        self._check.stop()
        self._writing.stop()
        return is_busy

    def show(self, found: Verification) -> None:
        """Show what a check found that nobody here asked for."""
        if not self._check.is_running:
            self._view.band.display(checking.found(found, self._clock.now()))

    def show_recorded(self, entries: tuple[AuditEntry, ...]) -> None:
        """Show the newest check that the log tells of, until this window checks itself."""
        found = checking.recorded(entries)
        if found is not None and not self._check.is_running:
            verification, moment = found
            self._view.band.display(checking.found(verification, moment))

    @Slot()
    def verify(self) -> None:
        """Check the whole log, unless that is under way."""
        if self._check.start(self._verified):
            self._view.band.display(checking.under_way(0, 0))

    @Slot()
    def ask_for_file(self) -> None:
        """Ask where to export what is shown."""
        if self._folder is None or self._writing.is_running:
            return
        name = f"audit-{self._clock.now().astimezone():%Y-%m-%d-%H%M}.jsonl"
        question = _("Write the shown events to (.jsonl, .csv or .pdf)")
        self._view.prompt.ask_for_file(question, _("Export"), str(self._folder / name))

    def _verified(self, progress: Callable[[int, int], None]) -> Verification:
        found = self._audit.verify(progress)
        if self._record is not None:
            self._record(found)
        return found

    @Slot(object)
    def _show_progress(self, done_of: tuple[int, int]) -> None:
        self._view.band.display(checking.under_way(*done_of))

    @Slot(object)
    def _show_verification(self, value: object) -> None:
        self._view.band.display(self._band_for(value))
        if isinstance(value, Verification):
            self.checked.emit(value)

    def _band_for(self, value: object) -> BandState:
        if isinstance(value, Verification):
            return checking.found(value, self._clock.now())
        if isinstance(value, Stopped) or not isinstance(value, Exception):
            return checking.stopped()
        return checking.not_possible(value)

    @Slot(object)
    def _export(self, path: str) -> None:
        self._view.table.setFocus()
        if not path:
            return
        where = self._presenter.where
        target = Path(path).expanduser()
        file_format = _FORMATS.get(target.suffix.lower(), "jsonl")
        sheet: SheetFactory | None = None
        if file_format == "pdf":
            words = self._presenter.filter_words()
            sheet = partial(LogPdf, self._presenter.writer, self._store_name, words)
        begin = partial(self._begin_export, target, where, file_format, sheet)
        if self._desk is None:
            begin()
        else:
            self._desk.run(begin, None)

    def _begin_export(
        self, target: Path, where: AuditFilter, file_format: str, sheet: SheetFactory | None
    ) -> None:
        try:
            export = self._audit.exporting(target, where, file_format=file_format, sheet=sheet)
        except ApplicationError as error:
            self._presenter.failed(error)
        else:
            self._writing.start(export)

    @Slot(object)
    def _show_writing(self, done_of: tuple[int, int]) -> None:
        text = _("Writing record {done} of {of} …")
        done, of = (format_count(number) for number in done_of)
        self._presenter.say(text.format(done=done, of=of))

    @Slot(object)
    def _show_export(self, value: object) -> None:
        if isinstance(value, ExportSummary):
            text = _("{count} records are in {file}, their proof in {proof}. This is recorded.")
            self._presenter.say(
                text.format(
                    count=format_count(value.entry_count),
                    file=value.path,
                    proof=proof_path_of(value.path).name,
                )
            )
            self._presenter.look_for_new()
        elif isinstance(value, OSError):
            text = _("The file cannot be written: {reason}. Choose another folder.")
            self._presenter.say(text.format(reason=value.strerror or str(value)))
        elif isinstance(value, Exception):
            self._presenter.failed(value)

    @Slot(object)
    def _prove(self, seq: int) -> None:
        self._proving.start(lambda _progress: self._audit.verify_entry(seq))

    @Slot(object)
    def _show_proof(self, value: object) -> None:
        if isinstance(value, EntryProof):
            text = checking.proof_words(value)
            self._view.inspector.show_proof(value.seq, text, is_sound=value.is_sound)
        elif isinstance(value, Exception):
            self._presenter.failed(value)
