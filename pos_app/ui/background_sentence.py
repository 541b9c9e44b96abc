"""Runs something short on a thread whose outcome is a sentence, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from pos_app.ui.errors import error_text
from pos_app.ui.tasks import Steps, Task


class BackgroundSentence(QObject):
    """Hands the sentence on in the GUI thread; while something runs, nothing else begins."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Run nothing yet; the thread is named after ``name``."""
        super().__init__(parent)
        self._task = Task(name, self)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._fail)
        self._then: Callable[[str], None] | None = None

    def run(self, work: Callable[[], str], then: Callable[[str], None]) -> None:
        """Begin, unless something is under way."""
        if self._task.is_running:
            return
        self._then = then

        def worked(_steps: Steps) -> object:
            return work()

        self._task.start(worked)

    @Slot()
    def close(self) -> None:
        """Hand nothing on any more, and wait for the thread a bounded time."""
        self._task.close()

    @Slot(object)
    def _tell(self, sentence: object) -> None:
        if self._then is not None:
            self._then(str(sentence))

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        self._tell(str(error_text(error)))
