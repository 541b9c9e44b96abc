"""A look for widgets under test, and a window to put them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from pos_app.ui.theme import Theme


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The light theme at 100%, gone again after the test."""
    made = Look(qapp, Theme.named("light"))
    yield made
    made.ring.deleteLater()
    made.deleteLater()


def press(target: QWidget, character: str) -> None:
    """Press the key that types a character in the window of ``target``, as the platform does."""
    QTest.keyClick(target.window().windowHandle(), Qt.Key(ord(character.upper())))


Shown = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Return what puts widgets under each other into an active window and shows it."""
    windows = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)  # qtbot does not keep it
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show
