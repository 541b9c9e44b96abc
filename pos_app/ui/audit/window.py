"""The audit window: builds its parts, connects what is wanted to what answers, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import QDate, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from pos_app.application.audit_service import AuditService, ExportSummary, Verification
from pos_app.application.ports import Clock
from pos_app.application.queries import AuditFilter, AuditQueries
from pos_app.ui.audit import checking
from pos_app.ui.audit.audit_state import BandState, Inspection
from pos_app.ui.audit.keys import Keys
from pos_app.ui.audit.log_reader import LogReader
from pos_app.ui.audit.long_task import LongTask, Stopped
from pos_app.ui.audit.presenter import AuditPresenter
from pos_app.ui.audit.view import AuditView
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_POLL_MS = 500
_USUAL = (1366, 768)
_SMALLEST = (760, 480)


class AuditWindow(QMainWindow):
    """A window of its own beside the till, or of a process of its own.

    Signals:
        closed(): the person closed the window; its threads have ended.
        checked(object): a :class:`Verification`, for the light on the sell screen.
    """

    closed = Signal()
    checked = Signal(object)

    def __init__(
        self,
        look: Look,
        *,
        queries: Callable[[], AuditQueries],
        audit: AuditService,
        decimals: int,
        clock: Clock,
        export_folder: Path | None,
        polls: bool,
    ) -> None:
        """Open on the log.

        ``export_folder`` is proposed for exports (None: this process may not record one);
        ``polls`` looks for new events by itself, where no till in this process tells of them.
        """
        super().__init__()
        self.setObjectName("audit-window")
        self.setWindowTitle(_("Audit"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self.look = look
        self._audit = audit
        self._clock = clock
        self._export_folder = export_folder
        self.view = AuditView(look, can_export=export_folder is not None)
        self.setCentralWidget(self.view)
        self._reader = LogReader(queries, "audit-reader")
        self.presenter = AuditPresenter(self.view, self._reader, decimals, clock)
        self._check = LongTask("audit-check")
        self._writing = LongTask("audit-export")
        self._where = AuditFilter()
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self.presenter.look_for_new)
        self._connect()
        self._keys = Keys(look, self, self._actions())
        self.presenter.start()
        self.view.table.setFocus()
        if polls:
            self._poll.start()

    @Slot(object)
    def events_arrived(self, _events: object) -> None:
        """Look for what was committed in this process."""
        self.presenter.look_for_new()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the threads before the window goes."""
        self._poll.stop()
        for task in (self._check, self._writing):
            task.close()
        self._reader.close()
        super().closeEvent(event)
        self.closed.emit()

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        self._reader.failed.connect(presenter.failed)
        view.inspect_wanted.connect(presenter.inspect)
        view.more_wanted.connect(presenter.more)
        view.top_reached.connect(self._place_changed)
        view.newest_wanted.connect(presenter.show_newest)
        view.header.live_wanted.connect(presenter.toggle_live)
        view.header.export_wanted.connect(self._ask_for_file)
        view.band.verify_wanted.connect(self._verify)
        view.band.stop_wanted.connect(self._check.stop)
        view.band.record_wanted.connect(presenter.inspect)
        view.inspector.subject_wanted.connect(self._show_subject)
        filters = view.filters
        filters.searched.connect(presenter.search)
        filters.who_chosen.connect(presenter.choose_who)
        filters.event_chosen.connect(presenter.choose_event)
        filters.about_chosen.connect(presenter.choose_about)
        filters.period_chosen.connect(presenter.choose_period)
        filters.cleared.connect(presenter.clear_filters)
        view.list.clear_one_wanted.connect(presenter.clear_filter)
        filters.days_wanted.connect(view.prompt.ask_for_days)
        view.prompt.days_given.connect(self._show_days)
        view.prompt.file_given.connect(self._export)
        view.prompt.left.connect(view.table.setFocus)
        self._check.progressed.connect(self._show_progress)
        self._check.ended.connect(self._show_verification)
        self._writing.progressed.connect(self._show_writing)
        self._writing.ended.connect(self._show_export)

    def _actions(self) -> dict[str, Callable[[], None]]:
        filters = self.view.filters
        return {
            "search": filters.go_to_search,
            "who": filters.open_who,
            "event": filters.open_event,
            "about": filters.open_about,
            "period": filters.open_period,
            "clear_filters": filters.clear_all,
            "copy": self._copy,
            "next_region": self._next_region,
            "previous_region": self._previous_region,
            "live": self.presenter.toggle_live,
            "verify": self._verify,
            "export": self._ask_for_file,
            "clear": self._escape,
        }

    @Slot(object)
    def _place_changed(self, is_at_top: bool) -> None:
        self.presenter.place_changed(is_at_top=is_at_top)

    @Slot()
    def _next_region(self) -> None:
        self._step_region(1)

    @Slot()
    def _previous_region(self) -> None:
        self._step_region(-1)

    def _step_region(self, step: int) -> None:
        regions = [region for region in self.view.regions() if region.isVisible()]
        focus = QGuiApplication.focusObject()
        at = 0
        for number, region in enumerate(regions):
            if region is focus or (isinstance(focus, QWidget) and region.isAncestorOf(focus)):
                at = number + step
        wanted = regions[at % len(regions)]
        if wanted is self.view.inspector:
            self.view.inspector.focus_first()
        else:
            wanted.setFocus()

    @Slot()
    def _escape(self) -> None:
        view = self.view
        if view.prompt.leave() or view.close_drawer():
            return
        if self._check.is_running or self._writing.is_running:
            self._check.stop()
            self._writing.stop()
        elif not view.filters.leave_search():
            view.table.setFocus()

    @Slot()
    def _copy(self) -> None:
        row = self.view.table.current_row()
        if row is not None:
            QGuiApplication.clipboard().setText(row.as_text)

    @Slot(object)
    def _show_subject(self, inspection: Inspection) -> None:
        self.presenter.choose_subject(inspection.aggregate_id, inspection.about)

    @Slot(object)
    def _show_days(self, days: tuple[QDate, QDate]) -> None:
        first, last = (
            datetime.combine(date(day.year(), day.month(), day.day()), time()).astimezone()
            for day in days
        )
        self.presenter.choose_days(first, last)
        self.view.table.setFocus()

    @Slot()
    def _verify(self) -> None:
        if self._check.start(self._audit.verify):
            self.view.band.display(checking.under_way(0, 0))

    @Slot(object)
    def _show_progress(self, done_of: tuple[int, int]) -> None:
        self.view.band.display(checking.under_way(*done_of))

    @Slot(object)
    def _show_verification(self, value: object) -> None:
        self.view.band.display(self._band_for(value))
        if isinstance(value, Verification):
            self.checked.emit(value)

    def _band_for(self, value: object) -> BandState:
        if isinstance(value, Verification):
            return checking.found(value, self._clock.now())
        if isinstance(value, Stopped) or not isinstance(value, Exception):
            return checking.stopped()
        return checking.not_possible(value)

    @Slot()
    def _ask_for_file(self) -> None:
        if self._export_folder is None or self._writing.is_running:
            return
        name = f"audit-{self._clock.now().astimezone():%Y-%m-%d-%H%M}.jsonl"
        path = str(self._export_folder / name)
        self.view.prompt.ask_for_file(_("Write the shown events to"), _("Export"), path)

    @Slot(object)
    def _export(self, path: str) -> None:
        self.view.table.setFocus()
        if not path:
            return
        where = self.presenter.where
        self._writing.start(
            lambda progress: self._audit.export(Path(path).expanduser(), where, progress)
        )

    @Slot(object)
    def _show_writing(self, done_of: tuple[int, int]) -> None:
        text = _("Writing record {done} of {of} …")
        done, of = (format_count(number) for number in done_of)
        self.presenter.say(text.format(done=done, of=of))

    @Slot(object)
    def _show_export(self, value: object) -> None:
        if isinstance(value, ExportSummary):
            text = _("{count} records are in {file}. The export itself is recorded.")
            count = format_count(value.entry_count)
            self.presenter.say(text.format(count=count, file=value.path))
            self.presenter.look_for_new()
        elif isinstance(value, OSError):
            text = _("The file cannot be written: {reason}. Choose another folder.")
            self.presenter.say(text.format(reason=value.strerror or str(value)))
        elif isinstance(value, Exception):
            self.presenter.failed(value)
