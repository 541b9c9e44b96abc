"""Reads the scale on a thread of its own, and tells the sell screen when it has a weight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.application.scale import ScaleState, Weighed
from pos_app.ui.sell.scale_desk import WEIGHED, Work
from pos_app.ui.tasks import Steps, Task


class ScaleTask(QObject):
    """Fulfils ``ScaleThread``; the question that it reads for ends it by being closed.

    Signals:
        weighed_now(str): the action that takes the weight.
    """

    weighed_now = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Read nothing yet."""
        super().__init__(parent)
        self._task = Task("scale", self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self.weighed = Weighed(ScaleState.EMPTY)

    def start(self, work: Work) -> None:
        """Read; the reading before is dropped."""
        self._task.start(partial(_read, work))

    def close(self) -> None:
        """Hear nothing more."""
        self._task.close()

    @Slot(object)
    def _take(self, weighed: Weighed) -> None:
        self.weighed = weighed
        self.weighed_now.emit(WEIGHED)

    @Slot(object)
    def _fail(self, _error: BaseException) -> None:
        self._take(Weighed(ScaleState.NO_ANSWER))


def _read(work: Work, steps: Steps) -> Weighed:
    def is_heard() -> bool:
        steps(0)  # raises once the task is closed or reads for another question
        return True

    return work(is_heard)
