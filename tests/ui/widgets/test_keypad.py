"""The number pad sends what is on its keys, is one stop of Tab, and arrows move in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.widgets.keypad import BACKSPACE, ENTER, Keypad
from tests.ui.widgets.conftest import Shown

KEYS = [*"0123456789", "00", ".", "*", BACKSPACE, ENTER]


@pytest.fixture
def pad(look: Look, shown: Shown) -> Keypad:
    made = Keypad(look)
    shown(made).resize(336, 300)
    return made


@pytest.mark.parametrize("name", KEYS)
def test_each_key_sends_itself(pad: Keypad, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(pad.pressed_key) as sent:
        QTest.mouseClick(pad.key(name), Qt.MouseButton.LeftButton)
    assert sent.args == [name]


def test_seven_is_at_the_top_and_enter_is_two_rows_high(pad: Keypad) -> None:
    assert pad.key("7").y() == 0
    assert pad.key("0").y() > pad.key("1").y() > pad.key("4").y() > pad.key("7").y()
    assert pad.key(ENTER).geometry().top() == pad.key("1").geometry().top()
    assert pad.key(ENTER).geometry().bottom() == pad.key("0").geometry().bottom()


def test_only_backspace_repeats_while_held(pad: Keypad) -> None:
    assert [name for name in KEYS if pad.key(name).autoRepeat()] == [BACKSPACE]


def test_the_pad_is_one_stop_and_arrows_move_inside(look: Look, shown: Shown) -> None:
    before, pad, after = QLineEdit(), Keypad(look), QLineEdit()
    shown(before, pad, after)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert pad.key("7").hasFocus()
    QTest.keyClick(pad.key("7"), Qt.Key.Key_Right)
    QTest.keyClick(pad.key("8"), Qt.Key.Key_Down)
    assert pad.key("5").hasFocus()
    QTest.keyClick(pad.key("5"), Qt.Key.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert pad.key("5").hasFocus()


def test_arrows_reach_enter_from_both_rows_beside_it_and_stop_at_the_edge(
    look: Look, shown: Shown
) -> None:
    pad = Keypad(look)
    shown(pad)
    pad.key(".").setFocus()
    QTest.keyClick(pad.key("."), Qt.Key.Key_Right)
    assert pad.key(ENTER).hasFocus()
    QTest.keyClick(pad.key(ENTER), Qt.Key.Key_Down)
    QTest.keyClick(pad.key(ENTER), Qt.Key.Key_Right)
    assert pad.key(ENTER).hasFocus()


def test_the_keys_grow_with_the_text(pad: Keypad, look: Look) -> None:
    look.use(Theme.named("light", 1.5))
    assert pad.key("1").minimumHeight() == 90


def test_keys_without_a_word_have_a_name(pad: Keypad) -> None:
    assert pad.key(BACKSPACE).accessibleName() == "Backspace"
    assert pad.key("*").accessibleName() == "Multiply"
