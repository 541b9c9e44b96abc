"""A window that stands where it stood the last time, and says when it was resized or closed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMainWindow

_SMALLEST = (800, 600)
_USUAL = (1366, 768)
_DESKTOP_ANSWERS_MS = 300


class PlacedWindow(QMainWindow):
    """Keeps to the screens there are.

    Signals:
        closed(): the person closed the window.
        resized(QSize): the window has this size now.
    """

    closed = Signal()
    resized = Signal(object)

    def __init__(self) -> None:
        """Stand nowhere yet."""
        super().__init__()
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self._answer = QTimer(self)
        self._answer.setSingleShot(True)
        self._answer.setInterval(_DESKTOP_ANSWERS_MS)
        self._answer.timeout.connect(self._fill_screen)

    def put_at(self, rectangle: tuple[int, int, int, int] | None, *, maximized: bool) -> None:
        """Show the window where it was the last time, if there is still a screen there."""
        if rectangle is not None:
            wanted = QRect(*rectangle)
            screens = QGuiApplication.screens()
            if any(screen.availableGeometry().intersects(wanted) for screen in screens):
                self.move(wanted.topLeft())
                self.resize(wanted.size())
        if maximized:
            self.showMaximized()
            self._answer.start()
        else:
            self.show()

    def rectangle(self) -> tuple[int, int, int, int]:
        """Return where the window is, or would be if it were not maximized."""
        if self.isMaximized():
            usual = self.normalGeometry()
            return usual.x(), usual.y(), usual.width(), usual.height()
        return self.x(), self.y(), self.width(), self.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say how large the window is."""
        super().resizeEvent(event)
        self.resized.emit(event.size())

    @Slot()
    def _fill_screen(self) -> None:
        """Fill the screen where no desktop does: many tills run without a window manager."""
        whole = self.screen().availableGeometry()
        if self.isMaximized() and self.width() < whole.width() * 9 // 10:
            self.setGeometry(whole)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window was closed."""
        super().closeEvent(event)
        self._answer.stop()
        self.closed.emit()
