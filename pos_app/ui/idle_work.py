"""Gives the till its idle moments: soon after the last event, and now and then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_AFTER_EVENTS_MS = 250
_NOW_AND_THEN_MS = 2000


class IdleWork(QObject):
    """Calls ``work``, which takes about a millisecond, when nobody is waiting for the till."""

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        """Wait until :meth:`start`."""
        super().__init__(parent)
        self._work = work
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run)

    def start(self) -> None:
        """Begin."""
        self._timer.start(_AFTER_EVENTS_MS)

    @Slot(object)
    def put_off(self, _events: object) -> None:
        """Wait anew: somebody is working at the till."""
        if self._timer.isActive():
            self._timer.start(_AFTER_EVENTS_MS)

    def stop(self) -> None:
        """End."""
        self._timer.stop()

    @Slot()
    def _run(self) -> None:
        self._work()
        self._timer.start(_NOW_AND_THEN_MS)
