"""The window of the till: places one screen at a time, and a banner above it when needed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.defect_band import DefectBand
from pos_app.ui.widgets.message_bar import BarButton, MessageBar, Severity
from pos_app.ui.widgets.training_band import TrainingBand

_SMALLEST = (800, 600)
_USUAL = (1366, 768)
_DESKTOP_ANSWERS_MS = 300


class MainWindow(QMainWindow):
    """Shows what it is given and says when it was closed; it decides nothing.

    Signals:
        closed(): the person closed the window.
        resized(QSize): the window has this size now.
    """

    closed = Signal()
    resized = Signal(object)

    def __init__(self, look: Look, title: str, *, is_training: bool = False) -> None:
        """Show nothing yet; where people practise, a band over everything says so."""
        super().__init__()
        self.setObjectName("main-window")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        self.setWindowTitle(title)
        self._screens = QStackedWidget(self)
        self._screen: QWidget | None = None
        frame = QWidget(self)
        self._banner = MessageBar(look)
        self._banner.acted.connect(self._hide_problem)
        self._tells_itself = False
        self.defects = DefectBand(look)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if is_training:
            column.addWidget(TrainingBand(look))
        column.addWidget(self.defects)
        column.addWidget(self._banner)
        column.addWidget(self._screens)
        self.setCentralWidget(frame)
        self._screens.currentChanged.connect(self._show_defect)
        self._answer = QTimer(self)
        self._answer.setSingleShot(True)
        self._answer.setInterval(_DESKTOP_ANSWERS_MS)
        self._answer.timeout.connect(self._fill_screen)

    def place(self, screen: QWidget, *, tells_of_defects: bool = False) -> None:
        """Show ``screen`` instead of the one before, which ends here.

        One that ``tells_of_defects`` of the log itself needs no band over it.
        """
        before, self._screen = self._screen, screen
        self._tells_itself = tells_of_defects
        self._screens.setCurrentIndex(self._screens.addWidget(screen))
        screen.setFocus()
        if before is not None:
            self._screens.removeWidget(before)
            before.deleteLater()

    def open_page(self, page: QWidget) -> None:
        """Show a page of another room over the screen, which goes on behind it."""
        if self._screens.indexOf(page) < 0:
            self._screens.addWidget(page)
        self._screens.setCurrentWidget(page)
        page.setFocus()

    def close_page(self) -> None:
        """Show the screen again."""
        if self._screen is not None:
            self._screens.setCurrentWidget(self._screen)
            self._screen.setFocus()

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
    def _show_defect(self) -> None:
        is_screen = self._screens.currentWidget() is self._screen
        self.defects.leave_out(is_screen and self._tells_itself)

    @Slot()
    def _fill_screen(self) -> None:
        """Fill the screen where no desktop does: many tills run without a window manager."""
        whole = self.screen().availableGeometry()
        if self.isMaximized() and self.width() < whole.width() * 9 // 10:
            self.setGeometry(whole)

    @Slot(str)
    def _hide_problem(self, _action: str) -> None:
        self._banner.display_nothing()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window was closed."""
        super().closeEvent(event)
        self._answer.stop()
        self.closed.emit()
