"""The top bar says whose store this is, who works here, since when, and locks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from pos_app.ui.sell.bar_parts import BarButton
from pos_app.ui.sell.bar_state import BarPart
from pos_app.ui.sell.top_bar import TopBar

NOBODY = BarPart("Maple & Main Grocery", "Register 1", "", "", "", "ok", "Audit", "Audit, recorded")
INES = BarPart(
    "Maple & Main Grocery",
    "Register 1",
    "Ines Duarte",
    "ID",
    "Shift since 07:58",
    "ok",
    "Audit",
    "Audit, recorded",
)


@pytest.fixture
def bar(look: Look, qtbot: QtBot) -> TopBar:
    bar = TopBar(look)
    qtbot.addWidget(bar)
    bar.resize(1366, 61)
    bar.show()
    return bar


def lock_of(bar: TopBar) -> BarButton:
    return next(each for each in bar.findChildren(BarButton) if "Lock" in each.accessibleName())


def test_it_speaks_of_who_works_and_since_when(bar: TopBar) -> None:
    bar.show_part(INES)
    spoken = "Maple & Main Grocery, Register 1 · Ines Duarte, Shift since 07:58"
    assert bar.accessibleName() == spoken
    bar.show_part(NOBODY)
    assert bar.accessibleName() == "Maple & Main Grocery, Register 1"


def test_the_lock_is_there_only_while_somebody_is_signed_in(bar: TopBar, qtbot: QtBot) -> None:
    bar.show_part(NOBODY)
    assert not lock_of(bar).isVisible()
    bar.show_part(INES)
    with qtbot.waitSignal(bar.lock_wanted):
        QTest.mouseClick(lock_of(bar), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("width", [1366, 1024])
def test_the_parts_of_the_bar_do_not_overlap(bar: TopBar, width: int) -> None:
    bar.resize(width, 61)
    bar.use_layout(is_narrow=width < 1200, is_short=False)
    bar.show_part(INES)
    left = bar._store_width(INES, bar._light.x() - bar._menu.width() - 1)
    assert bar._menu.width() + left < bar._light.x()
    assert bar._light.geometry().right() < bar._clock.x() <= bar._clock.geometry().right()
    assert bar._clock.geometry().right() < lock_of(bar).x()
