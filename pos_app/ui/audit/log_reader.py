"""Asks the log on a thread of its own, so that no question ever holds the window up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from pos_app.application.errors import ApplicationError
from pos_app.application.queries import AuditQueries
from pos_app.domain.records import dataclass

Job = Callable[[AuditQueries], object]
Then = Callable[[Any], None]

_CLOSING_MS = 3_000


@dataclass(frozen=True, slots=True)
class _Question:
    serial: int
    topic: str
    job: Job
    then: Then


@dataclass(frozen=True, slots=True)
class _Answer:
    question: _Question
    value: object
    error: Exception | None


class _Desk(QObject):
    """Lives on the thread and owns the connection.

    Signals:
        answered(_Answer): a question was worked on, with its value or its error.
    """

    answered = Signal(object)

    def __init__(
        self, open_queries: Callable[[], AuditQueries], is_stale: Callable[[_Question], bool]
    ) -> None:
        super().__init__()
        self._open_queries = open_queries
        self._is_stale = is_stale
        self._queries: AuditQueries | None = None

    @Slot(object)
    def work_on(self, question: _Question) -> None:
        """Answer one question, unless a newer one on its topic waits behind it."""
        if self._is_stale(question):
            return
        try:
            if self._queries is None:
                self._queries = self._open_queries()
            answer = _Answer(question, question.job(self._queries), None)
        except (ApplicationError, OSError) as error:
            answer = _Answer(question, None, error)
        self.answered.emit(answer)

    @Slot()
    def close(self) -> None:
        """Free the connection on the thread that opened it."""
        if self._queries is not None:
            self._queries.close()
            self._queries = None


class LogReader(QObject):
    """Takes questions in the GUI thread and calls back there.

    Of several questions on one topic only the last is answered: a filter that was changed again
    makes the earlier answer stale.

    Signals:
        failed(object): an error while reading, for the window to put into words.
    """

    failed = Signal(object)
    _asked = Signal(object)
    _closing = Signal()

    def __init__(self, open_queries: Callable[[], AuditQueries], name: str) -> None:
        """Start the thread; ``open_queries`` is called on it once."""
        super().__init__()
        self._serial = 0
        self._latest: dict[str, int] = {}
        self._thread = QThread(self)
        self._thread.setObjectName(name)
        self._desk = _Desk(open_queries, self._is_stale)
        self._desk.moveToThread(self._thread)
        self._asked.connect(self._desk.work_on, Qt.ConnectionType.QueuedConnection)
        self._closing.connect(self._desk.close, Qt.ConnectionType.BlockingQueuedConnection)
        self._desk.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    def ask(self, topic: str, job: Job, then: Then) -> None:
        """Run ``job`` on the thread and ``then`` here, unless the topic is asked again before."""
        self._serial += 1
        self._latest[topic] = self._serial
        self._asked.emit(_Question(self._serial, topic, job, then))

    def forget(self) -> None:
        """Drop every answer that is still to come."""
        self._latest.clear()

    def close(self) -> None:
        """End the thread; no answer comes afterwards."""
        if not self._thread.isRunning():
            return
        self.forget()
        self._closing.emit()
        self._thread.quit()
        self._thread.wait(_CLOSING_MS)

    def _is_stale(self, question: _Question) -> bool:
        """Asked on both threads; one look into a dict needs no lock."""
        return self._latest.get(question.topic) != question.serial

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        question = answer.question
        if self._is_stale(question):
            return
        if answer.error is not None:
            self.failed.emit(answer.error)
        else:
            question.then(answer.value)
