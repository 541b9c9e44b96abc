"""The window of the till: places one screen at a time, and a banner above it when needed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.message_bar import BarButton, MessageBar, Severity

_SMALLEST = (800, 600)
_USUAL = (1366, 768)


class MainWindow(QMainWindow):
    """Shows what it is given and says when it was closed; it decides nothing.

    Signals:
        closed(): the person closed the window.
    """

    closed = Signal()

    def __init__(self, look: Look, title: str) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("main-window")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self.setWindowTitle(title)
        self._screens = QStackedWidget(self)
        frame = QWidget(self)
        self._banner = MessageBar(look)
        self._banner.acted.connect(self._hide_problem)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._screens)
        self.setCentralWidget(frame)

    def place(self, screen: QWidget) -> None:
        """Show ``screen`` instead of the one before, which ends here."""
        before = self._screens.currentWidget()
        self._screens.setCurrentIndex(self._screens.addWidget(screen))
        screen.setFocus()
        if before is not None:
            self._screens.removeWidget(before)
            before.deleteLater()

    def show_problem(self, text: ErrorText) -> None:
        """Say above the screen what went wrong, until it is read or something goes wrong anew."""
        read = BarButton("read", _("Got it"))
        self._banner.display(Severity.WARNING, "triangle-alert", text.headline, text.advice, [read])

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
        else:
            self.show()

    def rectangle(self) -> tuple[int, int, int, int]:
        """Return where the window is, or would be if it were not maximized."""
        if self.isMaximized():
            usual = self.normalGeometry()
            return usual.x(), usual.y(), usual.width(), usual.height()
        return self.x(), self.y(), self.width(), self.height()

    @Slot(str)
    def _hide_problem(self, _action: str) -> None:
        self._banner.display_nothing()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window was closed."""
        super().closeEvent(event)
        self.closed.emit()
