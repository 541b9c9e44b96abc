"""The window that is there while the store is taken over or brought back, with its progress."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.application import ports
from pos_app.ui.look import Look
from pos_app.ui.tasks import Progress, Task
from pos_app.ui.widgets.empty_state import EmptyState

_SIZE = (640, 380)
_THOUSANDTHS = 1_000


class WaitingWindow(QMainWindow):
    """Runs one piece of work; it cannot be closed, because half of it would be worse than waiting.

    Signals:
        ended(): the work is done, or failed; see :attr:`error`.
    """

    ended = Signal()

    def __init__(
        self, look: Look, title: str, sentence: str, work: Callable[[ports.Progress], object]
    ) -> None:
        """Begin ``work`` on a thread when :meth:`begin` is called."""
        super().__init__()
        self.result: object = None
        self.error: BaseException | None = None
        self._work = work
        self.setWindowTitle(title)
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        frame = QWidget(self)
        state = EmptyState(look)
        state.display("archive-restore", title, sentence)
        self._bar = QProgressBar()
        self._bar.setRange(0, _THOUSANDTHS)
        self._bar.setAccessibleName(title)
        column = QVBoxLayout(frame)
        column.addWidget(state, 1)
        column.addWidget(self._bar)
        self.setCentralWidget(frame)
        self._task = Task("store-care", self)
        self._task.progressed.connect(self._advance)
        self._task.finished.connect(self._finish)
        self._task.failed.connect(self._fail)

    def begin(self) -> None:
        """Show the window in the middle of the screen, and start the work."""
        middle = self.screen().availableGeometry().center()
        self.move(middle - self.rect().center())
        self.show()
        self._task.start(self._work)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while the work runs."""
        if self._task.is_running:
            event.ignore()

    @Slot(object)
    def _advance(self, progress: Progress) -> None:
        self._bar.setValue(_THOUSANDTHS * progress.done // max(1, progress.total))

    @Slot(object)
    def _finish(self, result: object) -> None:
        self.result = result
        self._end()

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        self.error = error
        self._end()

    def _end(self) -> None:
        self.ended.emit()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.close()
