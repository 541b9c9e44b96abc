"""Runs an import on a thread of its own; fulfils the presenter's ``Background``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from pos_app.application import ports
from pos_app.application.product_service import ImportSummary
from pos_app.ui.tasks import Progress, Task


class BackgroundImport(QObject):
    """One import at a time; what it calls back, it calls in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Run nothing yet."""
        super().__init__(parent)
        self._task = Task("import", self)
        self._task.progressed.connect(self._pass_progress)
        self._task.finished.connect(self._pass_result)
        self._task.failed.connect(self._pass_failure)
        self._task.cancelled.connect(self._pass_cancellation)
        self._progressed: ports.Progress | None = None
        self._done: Callable[[ImportSummary], None] | None = None
        self._failed: Callable[[BaseException], None] | None = None
        self._cancelled: Callable[[], None] | None = None

    def start(
        self,
        work: Callable[[ports.Progress], ImportSummary],
        *,
        progressed: ports.Progress,
        done: Callable[[ImportSummary], None],
        failed: Callable[[BaseException], None],
        cancelled: Callable[[], None],
    ) -> None:
        """Begin; exactly one of ``done``, ``failed`` and ``cancelled`` is called."""
        self._progressed, self._done = progressed, done
        self._failed, self._cancelled = failed, cancelled
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
    def _pass_result(self, summary: ImportSummary) -> None:
        if self._done is not None:
            self._done(summary)

    @Slot(object)
    def _pass_failure(self, error: BaseException) -> None:
        if self._failed is not None:
            self._failed(error)

    @Slot()
    def _pass_cancellation(self) -> None:
        if self._cancelled is not None:
            self._cancelled()
