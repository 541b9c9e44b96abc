"""Runs long work (imports, exports, verification) on a thread of its own and reports back."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos_app.domain.records import dataclass

_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """The work noticed that nobody wants it any more, and stopped."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is; ``total`` is 0 while nobody knows."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Report:
    """What the thread tells the GUI thread; ``run`` is which of a task's runs it belongs to."""

    run: int
    progress: Progress | None = None
    result: object = None
    error: BaseException | None = None
    is_cancelled: bool = False


class Steps:
    """What the work is given to report progress and to learn that it is cancelled.

    Call it often, with how much is done and of how much. Progress is passed on at most once per
    whole percent, or per thousand where the total is not known.

    Raises:
        Cancelled: from the call, once :meth:`Task.cancel` was called.
    """

    def __init__(self, report: Callable[[Progress], None], stop: threading.Event) -> None:
        self._report = report
        self._stop = stop
        self._last = -1

    def __call__(self, done: int, total: int = 0) -> None:
        """Say that ``done`` of ``total`` are done.

        Raises:
            Cancelled: nobody wants the rest.
        """
        if self._stop.is_set():
            raise Cancelled
        step = done * 100 // total if total else done // 1000
        if step != self._last:
            self._last = step
            self._report(Progress(done, total))


class Task(QObject):
    """One kind of long work, owned by the presenter or window that wants its result.

    ``start`` gives the callable a :class:`Steps` and runs it on a thread named after the task.
    Exactly one of ``finished``, ``failed`` and ``cancelled`` follows, in the GUI thread, unless a
    new ``start`` replaced the run or the task was closed: then nothing does. The callable must
    not touch Qt, and should call its steps often enough that cancelling feels immediate.

    Signals:
        progressed(Progress): at most a hundred times.
        finished(object): what the callable returned.
        failed(BaseException): what it raised; it is logged already.
        cancelled(): it stopped because of :meth:`cancel`.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _reported = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._run = 0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._reported.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether a run has not reported its end yet."""
        return self._thread is not None

    def start(self, work: Callable[[Steps], object]) -> None:
        """Run ``work``; an earlier run is cancelled and its reports are dropped."""
        self._stop.set()
        self._run += 1
        self._stop = threading.Event()
        runner = _Runner(self._run, work, self._stop, self._reported.emit)
        # A daemon, so that work which never looks at its steps cannot keep the program alive.
        self._thread = threading.Thread(target=runner.run, name=f"task-{self._name}", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; ``cancelled`` follows when it did."""
        self._stop.set()

    def close(self, timeout: float = 2.0) -> bool:
        """Cancel, deliver nothing more, and wait at most ``timeout`` seconds for the thread.

        Returns whether it ended.
        """
        self._stop.set()
        self._run += 1
        thread, self._thread = self._thread, None
        if thread is None:
            return True
        thread.join(timeout)
        return not thread.is_alive()

    @Slot(object)
    def _take(self, report: _Report) -> None:
        if report.run != self._run:
            return
        if report.progress is not None:
            self.progressed.emit(report.progress)
            return
        self._thread = None
        if report.is_cancelled:
            self.cancelled.emit()
        elif report.error is not None:
            self.failed.emit(report.error)
        else:
            self.finished.emit(report.result)


class _Runner:
    """What happens on the thread; it keeps no reference to the task's widgets."""

    def __init__(
        self,
        run: int,
        work: Callable[[Steps], object],
        stop: threading.Event,
        report: Callable[[_Report], None],
    ) -> None:
        self._number = run
        self._work = work
        self._stop = stop
        self._report = report

    def run(self) -> None:
        """Do the work and report its end."""
        try:
            result = self._work(Steps(self._progress, self._stop))
        except Cancelled:
            self._send(_Report(self._number, is_cancelled=True))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the window must hear of it
            _log.info("Background work failed", exc_info=True)
            self._send(_Report(self._number, error=error))
        else:
            self._send(_Report(self._number, result=result))

    def _progress(self, progress: Progress) -> None:
        self._send(_Report(self._number, progress=progress))

    def _send(self, report: _Report) -> None:
        try:
            self._report(report)
        except RuntimeError:
            # The task was deleted while its work ended: nobody is left to tell.
            _log.debug("A task ended after its window was gone")
