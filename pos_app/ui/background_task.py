"""Runs one piece of long work on a thread, for a presenter that knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot

from pos_app.application import ports
from pos_app.ui.tasks import Progress, Task


class BackgroundTask(QObject):
    """Calls back in the GUI thread; work that is started anew replaces what ran before."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Run nothing yet; the thread is named after ``name``."""
        super().__init__(parent)
        self._task = Task(name, self)
        self._task.progressed.connect(self._pass_progress)
        self._task.finished.connect(self._pass_result)
        self._task.failed.connect(self._pass_failure)
        self._task.cancelled.connect(self._pass_cancellation)
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[BaseException], None] | None = None
        self._progressed: ports.Progress | None = None
        self._cancelled: Callable[[], None] | None = None

    def start(
        self,
        work: Callable[[ports.Progress], object],
        *,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: ports.Progress,
        cancelled: Callable[[], None],
    ) -> None:
        """Begin; exactly one of ``done``, ``failed`` and ``cancelled`` is called."""
        self._done, self._failed = done, failed
        self._progressed, self._cancelled = progressed, cancelled
        self._task.start(work)

    def cancel(self) -> None:
        """Ask the work to stop and undo itself."""
        self._task.cancel()

    def close(self) -> None:
        """Stop, call nobody back any more, and wait for the thread a bounded time."""
        self._task.close()

    @Slot(object)
    def _pass_progress(self, progress: Progress) -> None:
        if self._progressed is not None:
            self._progressed(progress.done, progress.total)

    @Slot(object)
    def _pass_result(self, result: object) -> None:
        if self._done is not None:
            self._done(result)

    @Slot(object)
    def _pass_failure(self, error: BaseException) -> None:
        if self._failed is not None:
            self._failed(error)

    @Slot()
    def _pass_cancellation(self) -> None:
        if self._cancelled is not None:
            self._cancelled()
