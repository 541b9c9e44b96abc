"""Carries what was committed, and what handlers report, from any thread into the GUI thread."""

from __future__ import annotations

from threading import Lock

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from pos_app.application.handler_reports import HandlerFailure, HandlerResult
from pos_app.domain.events import DomainEvent

_FRAME_MS = 16


class EventBridge(QObject):
    """The one way for events and handler reports into the GUI thread.

    Any thread calls :meth:`take_event`, :meth:`take_result` and :meth:`take_failure`; they put
    the thing into a queue and return at once. The GUI thread empties the queue once per frame,
    so a burst of thousands of events costs one crossing and one ``published`` for all of them.
    Made and owned in the GUI thread, it outlives the pool that feeds it; after :meth:`close`
    nothing is delivered any more.

    Signals:
        published(tuple[DomainEvent, ...]): committed events in order, all of one frame.
        result(HandlerResult): an async handler is done with an event.
        failed(HandlerFailure): a handler failed.
    """

    published = Signal(object)
    result = Signal(object)
    failed = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin to deliver in the calling thread, which must be the GUI thread."""
        super().__init__(parent)
        self._lock = Lock()
        self._events: list[DomainEvent] = []
        self._reports: list[HandlerResult | HandlerFailure] = []
        self._is_waiting = False
        self._is_closed = False
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(_FRAME_MS)
        self._frame.timeout.connect(self._deliver)
        self._woken.connect(self._start_frame, Qt.ConnectionType.QueuedConnection)

    def take_event(self, event: DomainEvent) -> None:
        """Queue a committed event; called in the thread that committed it."""
        with self._lock:
            if self._is_closed:
                return
            self._events.append(event)
            is_first, self._is_waiting = not self._is_waiting, True
        if is_first:
            self._woken.emit()

    def take_result(self, result: HandlerResult) -> None:
        """Queue what an async handler returned; called in its thread."""
        self._take_report(result)

    def take_failure(self, failure: HandlerFailure) -> None:
        """Queue a handler's failure; called in any thread."""
        self._take_report(failure)

    def close(self) -> None:
        """Stop delivering; what is queued is dropped, and later calls from threads do nothing."""
        with self._lock:
            self._is_closed = True
            self._events.clear()
            self._reports.clear()
        self._frame.stop()

    def _take_report(self, report: HandlerResult | HandlerFailure) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._reports.append(report)
            is_first, self._is_waiting = not self._is_waiting, True
        if is_first:
            self._woken.emit()

    @Slot()
    def _start_frame(self) -> None:
        if not self._is_closed and not self._frame.isActive():
            self._frame.start()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            events, self._events = self._events, []
            reports, self._reports = self._reports, []
            self._is_waiting = False
        if events:
            self.published.emit(tuple(events))
        for report in reports:
            if self._is_closed:  # a receiver may have closed the till
                return
            if isinstance(report, HandlerResult):
                self.result.emit(report)
            else:
                self.failed.emit(report)
