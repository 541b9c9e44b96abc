"""A scan is taken out of the keys wherever the focus is; a person notices nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_app.ui.scanner_settings import LONGEST_GAP_MS, ScannerSettings
from pos_app.ui.widgets.scanner_filter import ScannerFilter
from tests.ui.widgets.conftest import press

_LONGER = LONGEST_GAP_MS + 40
_CODE = "4006381333931"


@dataclass
class Heard:
    """What happened, in the order it happened."""

    scans: list[str] = field(default_factory=list)
    clicks: int = 0
    submitted: list[str] = field(default_factory=list)

    def scan(self, code: str) -> None:
        self.scans.append(code)

    def click(self) -> None:
        self.clicks += 1


class Till(QWidget):
    """A window with a field and a button."""

    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard
        self.field = QLineEdit()
        self.button = QPushButton("Pay")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.button.clicked.connect(heard.click)
        self.field.returnPressed.connect(self._submit)

    def _submit(self) -> None:
        self._heard.submitted.append(self.field.text())


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def scanner(qapp: QApplication, heard: Heard) -> Iterator[ScannerFilter]:
    made = ScannerFilter(qapp)
    made.scanned.connect(heard.scan)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def till(qtbot: QtBot, heard: Heard, scanner: ScannerFilter) -> Till:
    window = Till(heard)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.field.setFocus()
    return window


def scan(code: str, onto: QWidget | None = None, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Send a code as a keyboard scanner does: to the window, or straight to a widget."""
    window = QApplication.activeWindow()
    assert window is not None
    for character in code:
        if onto is not None:
            QTest.keyClicks(onto, character)
        else:
            press(window, character)
    if onto is not None:
        QTest.keyClick(onto, Qt.Key.Key_Return)
    else:
        QTest.keyClick(window.windowHandle(), end)


def test_a_scan_into_the_field_is_a_scan_and_types_nothing(till: Till, heard: Heard) -> None:
    scan(_CODE)
    assert heard == Heard(scans=[_CODE])
    assert till.field.text() == ""


def test_a_scan_sent_to_a_widget_is_the_same(till: Till, heard: Heard) -> None:
    scan(_CODE, till.field)
    assert heard == Heard(scans=[_CODE])


def test_tab_ends_a_scan_too_and_does_not_move_the_focus(till: Till, heard: Heard) -> None:
    scan(_CODE, end=Qt.Key.Key_Tab)
    assert heard == Heard(scans=[_CODE])
    assert till.field.hasFocus()


def test_a_scan_never_presses_the_button_that_has_the_focus(till: Till, heard: Heard) -> None:
    till.button.setFocus()
    scan("12 4567")
    assert heard == Heard(scans=["12 4567"])


def test_a_scan_is_heard_when_nothing_has_the_focus(till: Till, heard: Heard) -> None:
    till.field.clearFocus()
    assert QApplication.focusWidget() is None
    scan(_CODE)
    assert heard.scans == [_CODE]


def test_scans_right_behind_each_other_all_arrive_in_order(till: Till, heard: Heard) -> None:
    codes = [f"{number:08}" for number in range(40)]
    for place, character in enumerate("".join(f"{code}\r" for code in codes)):
        _stamped(till, character, 1_000 + place * 5)
    assert heard.scans == codes
    assert till.field.text() == ""


def test_a_slow_scanner_is_still_a_scanner(till: Till, heard: Heard) -> None:
    for number, character in enumerate("40063813\r"):
        _stamped(till, character, 1_000 + number * (LONGEST_GAP_MS - 1))
    assert heard.scans == ["40063813"]


def test_what_comes_later_than_the_longest_gap_is_typed(till: Till, heard: Heard) -> None:
    for number, character in enumerate("40063813\r"):
        _stamped(till, character, 1_000 + number * (LONGEST_GAP_MS + 1))
    assert heard == Heard(submitted=["40063813"])


def test_a_person_types_and_every_character_arrives_once(
    till: Till, heard: Heard, qtbot: QtBot
) -> None:
    for character in "sour 12*":
        press(till, character)
        qtbot.wait(_LONGER)
    qtbot.waitUntil(lambda: till.field.text() == "sour 12*")
    assert heard.scans == []


def test_fast_fingers_lose_nothing(till: Till, qtbot: QtBot) -> None:
    QTest.keyClicks(till.field, "bananas")
    qtbot.waitUntil(lambda: till.field.text() == "bananas")


def test_a_short_number_and_enter_is_typed_and_submitted(till: Till, heard: Heard) -> None:
    scan("12")
    assert heard == Heard(submitted=["12"])


def test_a_typed_number_comes_before_the_shortcut_behind_it(till: Till, heard: Heard) -> None:
    shortcut = QShortcut(QKeySequence("F12"), till)
    shortcut.activated.connect(till._submit)
    for character in "30":
        press(till, character)
    QTest.keyClick(till.windowHandle(), Qt.Key.Key_F12)
    assert heard.submitted == ["30"]


def test_a_typed_number_comes_before_the_tap_behind_it(till: Till) -> None:
    typed = []
    till.button.pressed.connect(lambda: typed.append(till.field.text()))
    press(till, "3")
    QTest.mouseClick(till.button, Qt.MouseButton.LeftButton)
    assert typed == ["3"]


def test_a_scan_triggers_no_shortcut_of_its_characters(till: Till, heard: Heard) -> None:
    for key in ("4", "0", "A", "Return"):
        shortcut = QShortcut(QKeySequence(key), till)
        shortcut.activated.connect(heard.click)
    scan("4006a381")
    assert heard == Heard(scans=["4006a381"])


def test_a_space_still_presses_a_button_at_once(till: Till, heard: Heard) -> None:
    till.button.setFocus()
    QTest.keyClick(till.windowHandle(), Qt.Key.Key_Space)
    assert heard.clicks == 1


def test_a_digit_and_a_space_in_one_go_leave_the_button_up(
    till: Till, heard: Heard, qtbot: QtBot
) -> None:
    till.button.setFocus()
    press(till, "7")
    QTest.keyClick(till.windowHandle(), Qt.Key.Key_Space)
    qtbot.wait(_LONGER)
    assert heard.clicks == 1
    assert not till.button.isDown()


def test_caps_lock_and_shift_within_a_scan_do_no_harm(till: Till, heard: Heard) -> None:
    handle = till.windowHandle()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(handle, Qt.Key.Key_CapsLock)
    for text, modifier in (("a", shift), ("B", Qt.KeyboardModifier.NoModifier), ("1", None)):
        if modifier == shift:
            QTest.keyPress(handle, Qt.Key.Key_Shift)
        _send(till, text, modifier or Qt.KeyboardModifier.NoModifier)
        if modifier == shift:
            QTest.keyRelease(handle, Qt.Key.Key_Shift)
    _send(till, "2", Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert heard.scans == ["Ab12"]


def test_a_held_key_is_a_person(till: Till, heard: Heard, qtbot: QtBot) -> None:
    QTest.keyPress(till.field, Qt.Key.Key_1)
    qtbot.wait(_LONGER)
    for _ in range(6):
        _repeat(till)
    QTest.keyClick(till.field, Qt.Key.Key_Return)
    assert heard == Heard(submitted=["1111111"])


def test_a_digit_twice_within_a_millisecond_is_no_held_key(till: Till, heard: Heard) -> None:
    QTest.keyClicks(till.field, "41")
    _repeat(till)
    scan("23", till.field)
    assert heard == Heard(scans=["41123"])


def test_ctrl_and_alt_keys_are_never_held_back(till: Till, heard: Heard) -> None:
    for key in ("Ctrl+P", "Alt+2"):
        shortcut = QShortcut(QKeySequence(key), till)
        shortcut.activated.connect(heard.click)
    QTest.keyClick(till.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(till.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert heard.clicks == 2


def test_a_program_that_stood_still_does_not_tear_a_scan_in_two(
    till: Till, heard: Heard, qtbot: QtBot, scanner: ScannerFilter
) -> None:
    """The timer of the first key is overdue, but the other keys are waiting behind it."""
    QTest.keyClicks(till.field, "4")
    scanner._due_ms -= 200
    scanner._time_out()
    assert till.field.text() == ""
    scan("006381")
    qtbot.wait(_LONGER)
    assert heard.scans == ["4006381"]


def test_a_machine_on_which_every_timer_is_late_still_types(till: Till, qtbot: QtBot) -> None:
    press(till.field, "s")
    give_up = time.monotonic() + 2
    while not till.field.text() and time.monotonic() < give_up:
        time.sleep((LONGEST_GAP_MS + 40) / 1000)  # each turn of the event loop comes too late
        qtbot.wait(1)
    assert till.field.text() == "s"


def test_after_closing_keys_pass_untouched(
    till: Till, heard: Heard, scanner: ScannerFilter
) -> None:
    QTest.keyClicks(till.field, "9")
    scanner.close()
    assert till.field.text() == "9"
    scan(_CODE)
    assert heard == Heard(submitted=[f"9{_CODE}"])


def _repeat(till: Till) -> None:
    nothing_held = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, nothing_held, "1", autorep=True)
    QApplication.sendEvent(till.field, event)


def _send(till: Till, text: str, modifiers: Qt.KeyboardModifier) -> None:
    key = Qt.Key(ord(text.upper()))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(till.field, QKeyEvent(kind, key, modifiers, text))


def _stamped(till: Till, text: str, at_ms: int) -> None:
    """Send a key that the platform says was pressed at ``at_ms`` of its clock."""
    key = Qt.Key.Key_Return if text == "\r" else Qt.Key(ord(text))
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at_ms)
    QApplication.sendEvent(till.field, event)


def test_a_slow_scanner_is_one_when_longer_pauses_are_allowed(
    scanner: ScannerFilter, heard: Heard, till: Till
) -> None:
    scanner.use(ScannerSettings(longest_gap_ms=120))
    for place, text in enumerate("40063813\r"):
        _stamped(till, text, 50_000 + place * 100)
    assert heard.scans == ["40063813"]
