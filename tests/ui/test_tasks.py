"""Long work reports back to the window, can be stopped, and never outlives it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.ui.tasks import Progress, Steps, Task


@pytest.fixture
def task(qapp: QApplication) -> Iterator[Task]:
    made = Task("test")
    yield made
    assert made.close()


class Receiver:
    """Keeps what arrived and on which thread."""

    def __init__(self, task: Task) -> None:
        self.progress: list[Progress] = []
        self.ends: list[object] = []
        self.threads: set[QThread] = set()
        task.progressed.connect(self._progressed)
        task.finished.connect(self._ended)
        task.failed.connect(self._ended)
        task.cancelled.connect(self._was_cancelled)

    def _progressed(self, progress: Progress) -> None:
        self.progress.append(progress)

    def _ended(self, end: object) -> None:
        self.threads.add(QThread.currentThread())
        self.ends.append(end)

    def _was_cancelled(self) -> None:
        self.ends.append("cancelled")


def test_a_result_arrives_on_the_gui_thread(task: Task, qtbot: QtBot) -> None:
    receiver = Receiver(task)
    with qtbot.waitSignal(task.finished):
        task.start(lambda _steps: 5_000_000_000)
    assert receiver.ends == [5_000_000_000]
    assert receiver.threads == {QThread.currentThread()}
    assert not task.is_running


def test_an_error_arrives_instead_of_a_result(task: Task, qtbot: QtBot) -> None:
    def fail(_steps: Steps) -> None:
        raise OSError("disk full")

    receiver = Receiver(task)
    with qtbot.waitSignal(task.failed):
        task.start(fail)
    assert isinstance(receiver.ends[0], OSError)


def test_progress_is_passed_on_once_a_percent_in_order(task: Task, qtbot: QtBot) -> None:
    def count(steps: Steps) -> str:
        for done in range(10_001):
            steps(done, 10_000)
        return "done"

    receiver = Receiver(task)
    with qtbot.waitSignal(task.finished):
        task.start(count)
    percents = [step.done // 100 for step in receiver.progress]
    assert percents == list(range(101))


def test_cancelling_ends_the_work_at_its_next_step(task: Task, qtbot: QtBot) -> None:
    begun = threading.Event()

    def endless(steps: Steps) -> None:
        while True:
            begun.set()
            steps(0)

    receiver = Receiver(task)
    task.start(endless)
    assert begun.wait(2)
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    assert receiver.ends == ["cancelled"]


def test_a_new_start_drops_what_the_old_one_reports(task: Task, qtbot: QtBot) -> None:
    release = threading.Event()

    def slow(_steps: Steps) -> str:
        release.wait(2)
        return "old"

    receiver = Receiver(task)
    task.start(slow)
    with qtbot.waitSignal(task.finished):
        task.start(lambda _steps: "new")
        release.set()
    qtbot.wait(50)
    assert receiver.ends == ["new"]


def test_after_closing_nothing_is_delivered(task: Task, qtbot: QtBot) -> None:
    receiver = Receiver(task)
    task.start(lambda _steps: "late")
    assert task.close()
    qtbot.wait(50)
    assert receiver.ends == []


def test_closing_does_not_wait_for_work_that_never_looks_up(task: Task) -> None:
    release = threading.Event()
    task.start(lambda _steps: release.wait(10))
    assert not task.close(timeout=0.05)
    release.set()
