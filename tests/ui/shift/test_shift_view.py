"""The screen of shifts by keys and by touch, over the sell screen of a real till."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.ui.look import Look
from pos_app.ui.sell.view import SellView
from pos_app.ui.shift_office import ShiftOffice
from pos_app.ui.sounds import Sounds
from tests.stores import a_till, stocked


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "shop", started=True) as till:
        stocked(till, "Milk", price="1.20")
        yield till


@pytest.fixture
def view(look: Look, qtbot: QtBot, tmp_path: Path) -> SellView:
    view = SellView(look, Sounds(tmp_path / "sounds"))
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def office(till: Till, view: SellView, look: Look) -> ShiftOffice:
    assert till.store is not None
    return ShiftOffice(look, view, till.shifts, till.store, till.data_dir / "receipts")


def covered(view: SellView, office: ShiftOffice) -> bool:
    return view.cover is office.screen


def focused() -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def test_a_shift_is_opened_by_keys_alone(till: Till, view: SellView, office: ShiftOffice) -> None:
    QTest.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert covered(view, office)
    for _row in range(10):
        QTest.keyClicks(focused(), "1")
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    shift = till.shifts.commands.current()
    assert shift is not None
    assert str(shift.opening_float) == "186.41"
    assert not covered(view, office)
    assert view.parts.entry.hasFocus()


def test_the_arrows_go_from_row_to_row(till: Till, view: SellView, office: ShiftOffice) -> None:
    QTest.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    first = focused()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert focused() is not first
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert focused() is first
    QTest.keyClick(first, Qt.Key.Key_Up)  # from the first row to the last: one amount
    QTest.keyClicks(focused(), "80")
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    shift = till.shifts.commands.current()
    assert shift is not None
    assert str(shift.opening_float) == "80.00"


def test_esc_goes_back_to_selling(view: SellView, office: ShiftOffice) -> None:
    QTest.keyClick(view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert covered(view, office)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not covered(view, office)


def test_tab_stays_within_the_screen(view: SellView, office: ShiftOffice) -> None:
    QTest.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    seen = set()
    for _stop in range(30):
        widget = QApplication.focusWidget()
        assert widget is not None
        assert office.screen.isAncestorOf(widget)
        seen.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert len(seen) > 12


def test_the_float_is_asked_for_where_shifts_are_used(
    till: Till, view: SellView, office: ShiftOffice
) -> None:
    office.ask_for_float()
    assert not covered(view, office)
    office.presenter.choose("uses", "yes")
    office.ask_for_float()
    assert covered(view, office)
    till.shifts.commands.open(None)
    view.cover_with(None)
    office.ask_for_float()
    assert not covered(view, office)


def test_the_list_of_keys_opens_over_the_screen(view: SellView, office: ShiftOffice) -> None:
    QTest.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(focused(), Qt.Key.Key_F1)
    assert view.sheets.sheet.is_open
    QTest.keyClick(view.sheets.sheet, Qt.Key.Key_Escape)
    assert covered(view, office)
