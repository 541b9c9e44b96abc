"""Asks a card terminal on a thread of its own, and tells the sell screen when it has answered."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.application.card_terminal import TerminalAnswer
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.ui.sell.card_sheets import ANSWERED, Work
from pos_app.ui.tasks import Steps, Task


class TerminalTask(QObject):
    """Fulfils ``TerminalThread``; an answer is never dropped, not even of a payment stopped.

    Signals:
        answered(str): the action that takes the answer.
    """

    answered = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._task = Task("card-terminal", self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._unwanted = threading.Event()
        self.answer = TerminalAnswer(CardPaymentState.UNKNOWN)

    def start(self, work: Work) -> None:
        """Ask."""
        self._unwanted = threading.Event()
        self._task.start(partial(_asked, work, self._unwanted))

    def cancel(self) -> None:
        """Let the work know that nobody wants the payment any more."""
        self._unwanted.set()

    def close(self) -> None:
        """Hear nothing more; a payment that the terminal works on is found again at the start."""
        self._unwanted.set()
        self._task.close()

    @Slot(object)
    def _take(self, answer: TerminalAnswer) -> None:
        self.answer = answer
        self.answered.emit(ANSWERED)

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        self._take(TerminalAnswer(CardPaymentState.UNKNOWN, detail=type(error).__name__))


def _asked(work: Work, unwanted: threading.Event, _steps: Steps) -> TerminalAnswer:
    return work(lambda: not unwanted.is_set())
