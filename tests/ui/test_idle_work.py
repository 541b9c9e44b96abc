"""The till works on its own affairs when nobody waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from pos_app.ui.idle_work import IdleWork


class Counted:
    def __init__(self) -> None:
        self.runs = 0

    def __call__(self) -> None:
        self.runs += 1


def test_it_runs_soon_after_the_start(qtbot: QtBot) -> None:
    owner, work = QObject(), Counted()
    idle = IdleWork(work, owner)
    idle.start()
    qtbot.waitUntil(lambda: work.runs == 1, timeout=1000)
    idle.stop()


def test_events_put_it_off(qtbot: QtBot) -> None:
    owner, work = QObject(), Counted()
    idle = IdleWork(work, owner)
    idle.start()
    for _event in range(5):
        qtbot.wait(100)
        idle.put_off(())
    assert work.runs == 0
    qtbot.waitUntil(lambda: work.runs == 1, timeout=1000)
    idle.stop()


def test_it_rests_once_it_is_stopped(qtbot: QtBot) -> None:
    owner, work = QObject(), Counted()
    idle = IdleWork(work, owner)
    idle.start()
    idle.stop()
    idle.put_off(())
    qtbot.wait(400)
    assert work.runs == 0
