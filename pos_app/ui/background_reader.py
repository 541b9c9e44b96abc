"""Asks the store on a thread of its own, so that no question ever holds a window up."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from pos_app.application.errors import ApplicationError
from pos_app.domain.records import dataclass

_log = logging.getLogger(__name__)

Job = Callable[[], object]
Then = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class _Question:
    serial: int
    topic: str
    job: Job
    then: Then


@dataclass(frozen=True, slots=True)
class _Answer:
    question: _Question
    value: object = None
    error: Exception | None = None


class BackgroundReader(QObject):
    """Takes questions in the GUI thread and calls back there.

    Of several questions on one topic only the last is answered: a text that was typed on makes
    the earlier answer stale.

    Signals:
        failed(object): an error while reading, for the window to put into words.
    """

    failed = Signal(object)
    _answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Start the thread."""
        super().__init__(parent)
        self._serial = 0
        self._latest: dict[str, int] = {}
        self._questions: SimpleQueue[_Question | None] = SimpleQueue()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def ask(self, topic: str, job: Job, then: Then) -> None:
        """Run ``job`` on the thread and ``then`` here, unless the topic is asked again before."""
        self._serial += 1
        self._latest[topic] = self._serial
        self._questions.put(_Question(self._serial, topic, job, then))

    def forget(self, topic: str) -> None:
        """Drop the answer on a topic that is still to come."""
        self._latest.pop(topic, None)

    def close(self, timeout: float = 3.0) -> None:
        """End the thread; no answer comes afterwards."""
        self._latest.clear()
        self._questions.put(None)
        self._thread.join(timeout)

    def _work(self) -> None:
        while (question := self._questions.get()) is not None:
            if self._is_stale(question):
                continue
            try:
                answer = _Answer(question, question.job())
            except (ApplicationError, OSError) as error:
                answer = _Answer(question, error=error)
            try:
                self._answered.emit(answer)
            except RuntimeError:
                _log.debug("A question was answered after its window was gone")
                return

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
