"""The one place where an error nobody expected ends: in the log, and as a word to the cashier."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

_log = logging.getLogger(__name__)


class Mishaps(QObject):
    """Catches what no presenter caught, in any thread, and keeps the till up.

    Qt would print such an error and go on in silence; a frozen build may hang. While installed,
    each is logged with its traceback and reported once more, in the GUI thread.

    Signals:
        happened(): something went wrong that is our own mistake.
    """

    happened = Signal()
    _caught = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Report in the calling thread, which must be the GUI thread."""
        super().__init__(parent)
        self._caught.connect(self.happened, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Catch from now on."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught_here
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Leave unexpected errors to whoever had them before."""
        sys.excepthook, threading.excepthook = self._before

    def _caught_here(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            told = "Something went wrong that nobody expected"
            _log.critical(told, exc_info=(kind, error, trace))
            self._caught.emit()
        self._before[0](kind, error, trace)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        error = caught.exc_value or caught.exc_type()
        self._caught_here(caught.exc_type, error, caught.exc_traceback)
