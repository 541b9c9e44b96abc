"""The audit window: builds its parts, connects what is wanted to what answers, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from pos_app.application.audit_service import AuditService, Verification
from pos_app.application.ports import Clock
from pos_app.application.queries import AuditFilter, AuditQueries
from pos_app.domain.aggregates.audit_trail.events import AuditLogVerified
from pos_app.domain.events import DomainEvent
from pos_app.ui.actions import AUDIT
from pos_app.ui.audit import checking
from pos_app.ui.audit import narrowing as named
from pos_app.ui.audit.audit_state import Inspection
from pos_app.ui.audit.filtering import Filtering
from pos_app.ui.audit.histogram_presenter import HistogramPresenter
from pos_app.ui.audit.keys import TABS, Keys
from pos_app.ui.audit.log_reader import LogReader
from pos_app.ui.audit.paperwork import Paperwork
from pos_app.ui.audit.presenter import AuditPresenter
from pos_app.ui.audit.tabs import Frame
from pos_app.ui.audit.view import AuditView
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_POLL_MS = 500
_RECOUNT_MS = 1_000
_POLLED_RECOUNT_MS = 5_000
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
        store_name: str = "",
        record_check: Callable[[Verification], None] | None = None,
    ) -> None:
        """Open on the log.

        ``export_folder`` is proposed for exports (None: this process may not record one), and
        ``record_check`` keeps what a check found (None: the same);
        ``polls`` looks for new events by itself, where no till in this process tells of them.
        """
        super().__init__()
        self.setObjectName("audit-window")
        self.setWindowTitle(_("Audit"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self.look = look
        self.frame = Frame(self)
        self.setCentralWidget(self.frame)
        self.view = AuditView(look, self.frame.stack, can_export=export_folder is not None)
        self.frame.put_on_top(self.view.header, self.view.band, self.view.header.tabs)
        self.frame.add_tab(AUDIT, _("Events"), self._events)
        self.reader = LogReader(queries, "audit-reader")
        self.presenter = AuditPresenter(self.view, self.reader, decimals, clock)
        self.histogram = HistogramPresenter(
            self.view.histogram, self.reader, self.presenter.choose_period
        )
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(_POLLED_RECOUNT_MS if polls else _RECOUNT_MS)
        self._recount.timeout.connect(self.histogram.refresh)
        self.filtering = Filtering(self.view, self.presenter, self)
        self.paperwork = Paperwork(
            self.view,
            self.presenter,
            audit,
            clock,
            record=record_check,
            store_name=store_name,
            folder=export_folder,
            parent=self,
        )
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self.presenter.look_for_new)
        self._poll.timeout.connect(self._count_soon)
        self._connect()
        self.keys = Keys(look, self, self._actions())
        self.presenter.start()
        self.histogram.refresh()
        checks = AuditFilter(event_types=frozenset({AuditLogVerified.__name__}))
        self.reader.ask("checked", lambda q: q.page(checks, None, 1), self.paperwork.show_recorded)
        self.view.table.setFocus()
        if polls:
            self._poll.start()

    @Slot(object)
    def events_arrived(self, events: tuple[DomainEvent, ...]) -> None:
        """Look for what was committed in this process."""
        self.presenter.look_for_new()
        self._count_soon()
        for event in events:
            if isinstance(event, AuditLogVerified):
                self.paperwork.show(checking.verification_of(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the threads before the window goes."""
        self._poll.stop()
        self._recount.stop()
        self.paperwork.close()
        self.reader.close()
        super().closeEvent(event)
        self.closed.emit()

    def _events(self) -> QWidget:
        return self.view

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        self.reader.failed.connect(presenter.failed)
        view.inspect_wanted.connect(presenter.inspect)
        view.more_wanted.connect(presenter.more)
        view.top_reached.connect(self._place_changed)
        view.newest_wanted.connect(presenter.show_newest)
        view.header.live_wanted.connect(presenter.toggle_live)
        view.header.export_wanted.connect(self._export)
        view.band.record_wanted.connect(presenter.inspect)
        view.inspector.subject_wanted.connect(self._show_subject)
        view.histogram.chosen.connect(self._choose_bars)
        view.histogram.cleared.connect(self._clear_period)
        view.histogram.zoom_wanted.connect(self.histogram.zoom)
        view.histogram.page_wanted.connect(self.histogram.page)
        view.prompt.left.connect(view.table.setFocus)
        self.paperwork.checked.connect(self.checked)

    def _actions(self) -> dict[str, Callable[[], None]]:
        view = self.view
        return {
            **self.filtering.actions(),
            "copy": self._copy,
            "next_region": self._next_region,
            "previous_region": self._previous_region,
            "live": self.presenter.toggle_live,
            "verify": self.paperwork.verify,
            "export": self._export,
            "replay": view.inspector.replay,
            **{name: partial(self._show_tab, place) for place, name in enumerate(TABS)},
            "clear": self._escape,
        }

    @Slot()
    def _clear_period(self) -> None:
        self.presenter.clear_filter(named.PERIOD)

    @Slot()
    def _count_soon(self) -> None:
        if not self._recount.isActive():
            self._recount.start()

    @Slot(object)
    def _choose_bars(self, span: tuple[int, int]) -> None:
        self.histogram.choose(*span)

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
        if not self.paperwork.stop() and not view.filters.leave_search():
            view.table.setFocus()

    def _show_tab(self, place: int) -> None:
        keys = self.frame.keys
        if place < len(keys):
            self.frame.show_tab(keys[place])

    @Slot()
    def _export(self) -> None:
        """Ask for a file where the question can be seen: among the events."""
        self.frame.show_tab(AUDIT)
        self.paperwork.ask_for_file()

    @Slot()
    def _copy(self) -> None:
        row = self.view.table.current_row()
        if row is not None:
            QGuiApplication.clipboard().setText(row.as_text)

    @Slot(object)
    def _show_subject(self, inspection: Inspection) -> None:
        self.presenter.choose_subject(inspection.aggregate_id, inspection.about)
