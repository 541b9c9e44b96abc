"""Notices that nobody has touched the till for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

_MINUTE_MS = 60_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class IdleLock(QObject):
    """Counts the minutes without a key, a click or a touch in any window of the program.

    Signals:
        expired(): nobody has touched anything for that long; it counts no further.
    """

    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        """Count nothing yet."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.expired)

    def start(self, minutes: int) -> None:
        """Count from now on; zero minutes count nothing."""
        self.stop()
        application = QApplication.instance()
        if minutes > 0 and application is not None:
            self._timer.setInterval(minutes * _MINUTE_MS)
            self._timer.start()
            application.installEventFilter(self)

    def stop(self) -> None:
        """Count no further."""
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._timer.start()
        return False
