"""The audit window opens without holding the till up: what is not looked at yet is made later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.actions import EXCEPTIONS, REPLAY
from pos_app.ui.audit_office import AuditOffice
from pos_app.ui.audit_replay.screen import ReplayScreen
from pos_app.ui.look import Look
from pos_app.ui.red_flags.screen import RedFlagsScreen
from tests.stores import a_till, sell, stocked


class WindowsShown(QObject):
    """Notes every window that appears, be it for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        is_shown = event.type() == QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store", started=True) as till:
        stocked(till)
        sell(till, "MILK")
        yield till


@pytest.fixture
def office(till: Till, look: Look) -> Iterator[AuditOffice]:
    assert till.store is not None
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=True, polls=False)
    yield office
    office.window.close()
    office.window.deleteLater()
    office.deleteLater()


def screens(office: AuditOffice) -> int:
    return office.window.frame.stack.count()


def test_only_the_events_are_made_before_the_first_rows(office: AuditOffice) -> None:
    office.window.show()
    assert office.window.frame.keys[1:3] == (REPLAY, EXCEPTIONS)
    assert screens(office) == 1


def test_the_other_screens_follow_by_themselves(office: AuditOffice, qtbot: QtBot) -> None:
    office.window.show()
    qtbot.waitUntil(lambda: screens(office) == len(office.window.frame.keys))
    assert office.window.view.model.rowCount() > 0


def test_a_tab_that_is_wanted_sooner_is_made_at_once(office: AuditOffice) -> None:
    office.window.show()
    office.window.frame.show_tab(EXCEPTIONS)
    assert isinstance(office.window.frame.stack.currentWidget(), RedFlagsScreen)
    assert office.window.frame.current == EXCEPTIONS
    office.window.frame.show_tab(REPLAY)
    assert isinstance(office.window.frame.stack.currentWidget(), ReplayScreen)


def test_no_window_appears_but_its_own(till: Till, look: Look, qtbot: QtBot) -> None:
    assert till.store is not None
    watch, application = WindowsShown(), QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    office = AuditOffice(look, till, till.store, SystemClock(), can_write=True, polls=False)
    office.window.show()
    qtbot.waitUntil(lambda: screens(office) == len(office.window.frame.keys))
    application.removeEventFilter(watch)
    assert watch.seen == [office.window]
    office.window.close()
    office.window.deleteLater()
    office.deleteLater()
