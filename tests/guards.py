"""What a test may leave behind: nothing. Finds threads, timers and log lines it did leave."""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

THREAD_GRACE_SECONDS = 1.0


def threads_left(before: Collection[threading.Thread]) -> list[threading.Thread]:
    """Return the threads started since ``before`` that do not end within the grace period."""
    deadline = time.monotonic() + THREAD_GRACE_SECONDS
    left = []
    for thread in threading.enumerate():
        # A dummy stands for a thread Python did not start (a Qt one) and is never taken back.
        if thread in before or isinstance(thread, threading._DummyThread):
            continue
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            left.append(thread)
    return left


def active_timers() -> dict[int, QTimer]:
    """Return the running timers by address: those Python holds and those in any window.

    Looks at every object the collector tracks; ``gc.freeze()`` keeps the older ones out of it.
    """
    app = QCoreApplication.instance()
    if app is None:
        return {}
    # A widget closed by the test dies here; without an event loop nothing else would end it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timers = [each for each in gc.get_objects() if issubclass(type(each), QTimer)]
    timers += app.findChildren(QTimer)
    if isinstance(app, QApplication):
        for window in app.topLevelWidgets():
            timers += window.findChildren(QTimer)
    return {
        shiboken6.getCppPointer(timer)[0]: timer
        for timer in timers
        if shiboken6.isValid(timer) and timer.isActive()
    }


def described(timer: QTimer) -> str:
    """Return what helps to find a timer: its owner, name and interval."""
    owner = type(timer.parent()).__name__ if timer.parent() else "nobody"
    return f"{timer.objectName() or 'QTimer'} of {owner}, every {timer.interval()} ms"


@dataclass(frozen=True)
class Expectation:
    """A log line a test says will come: its logger, its least level, a part of its text."""

    logger: str
    level: int
    containing: str

    def covers(self, record: logging.LogRecord) -> bool:
        """Say whether ``record`` is such a line."""
        return (
            (record.name == self.logger or record.name.startswith(f"{self.logger}."))
            and record.levelno >= self.level
            and self.containing in record.getMessage()
        )


@dataclass
class ExpectedLogs:
    """What a test declares; every line at WARNING and above that it did not declare fails it.

    ::

        def test_a_failing_handler_is_reported(expected_logs):
            expected_logs("pos_app.infrastructure.events", containing="receipt")
    """

    expectations: list[Expectation] = field(default_factory=list)
    records: list[logging.LogRecord] = field(default_factory=list)

    def __call__(
        self, logger: str = "pos_app", *, level: int = logging.WARNING, containing: str = ""
    ) -> None:
        """Declare that at least one such line comes before the test ends."""
        self.expectations.append(Expectation(logger, level, containing))

    def complaints(self) -> list[str]:
        """Return the lines nobody expected and the expected ones that never came."""
        stray = [
            f"logged without being expected: {record.name}: {record.getMessage()}"
            for record in self.records
            if not any(expected.covers(record) for expected in self.expectations)
        ]
        missing = [
            f"expected and never logged: {expected}"
            for expected in self.expectations
            if not any(expected.covers(record) for record in self.records)
        ]
        return stray + missing


class RecordKeeper(logging.Handler):
    """Keeps every record of the till's own loggers for :class:`ExpectedLogs`."""

    def __init__(self, expected: ExpectedLogs) -> None:
        super().__init__(logging.WARNING)
        self._expected = expected

    def emit(self, record: logging.LogRecord) -> None:
        self._expected.records.append(record)
