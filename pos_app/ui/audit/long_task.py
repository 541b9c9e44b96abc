"""One long piece of work at a time on a thread, with progress and a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from pos_app.application.errors import ApplicationError, ApprovalNeeded
from pos_app.application.ports import Progress

Work = Callable[[Progress], object]
_CLOSING_MS = 5_000


class Stopped(Exception):
    """The person asked to stop."""


class _Thread(QThread):
    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()

    def run(self) -> None:
        """Do the work; its value or its error is the signal's."""
        try:
            self.ended.emit(self._work(self._progress))
        except (ApplicationError, ApprovalNeeded, OSError, Stopped) as error:
            self.ended.emit(error)

    def stop(self) -> None:
        """End the work at its next progress."""
        self._stop.set()

    def _progress(self, done: int, of: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self.progressed.emit((done, of))


class LongTask(QObject):
    """Runs work, one at a time.

    Signals:
        progressed(object): ``(done, of)``.
        ended(object): what the work returned, or the error that ended it (``Stopped`` when the
            person stopped it).
    """

    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._thread: _Thread | None = None

    @property
    def is_running(self) -> bool:
        """Whether work is under way."""
        return self._thread is not None

    def start(self, work: Work) -> bool:
        """Begin, unless something is under way; say whether it began."""
        if self._thread is not None:
            return False
        self._thread = _Thread(work, self)
        self._thread.setObjectName(self.objectName())
        self._thread.progressed.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._thread.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._thread.start()
        return True

    def stop(self) -> None:
        """Ask the work to end at its next progress."""
        if self._thread is not None:
            self._thread.stop()

    def close(self) -> None:
        """Stop and wait a bounded time; no signal comes afterwards."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.progressed.disconnect()
            thread.ended.disconnect()
            thread.stop()
            thread.wait(_CLOSING_MS)

    @Slot(object)
    def _end(self, value: object) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.wait(_CLOSING_MS)
            thread.deleteLater()
            self.ended.emit(value)
