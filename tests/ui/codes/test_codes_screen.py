"""What arrives is shown as it came, what the till makes of it, and how both can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.domain.values.codes import check_digit
from pos_app.domain.values.money import Currency
from pos_app.ui.codes.arrivals import Arrivals
from pos_app.ui.codes.codes_state import SeenKey
from pos_app.ui.codes.presenter import CodesPresenter
from pos_app.ui.codes.view import CodesView
from pos_app.ui.codes.wiring import connect_codes
from pos_app.ui.look import Look
from pos_app.ui.scanner_desk import ScannerDesk
from pos_app.ui.scanner_settings import ScannerSettings
from pos_app.ui.widgets.hint_button import HintButton
from tests.ui.sell.shop import a_till

MILK = "0400100000021"


class Tuner:
    """A window with the screen, and hands for it."""

    def __init__(self, look: Look, till: Till) -> None:
        self.till = till
        self.left: list[bool] = []
        self.view = CodesView(look)
        self.desk = ScannerDesk(till.data_dir, None)
        self.presenter = CodesPresenter(
            self.view, till.catalogue.scans, self.desk, Currency.of("USD")
        )
        connect_codes(self.view, self.presenter)
        self.view.left.connect(self._leave)
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        QTest.qWaitForWindowActive(self.view)
        self.presenter.open()

    def send(self, text: str, gap_ms: int, *, is_locked: bool = False) -> None:
        for place, each in enumerate(f"{text}\r"):
            is_shifted = is_locked and each.isalpha()
            name = "Key_Return" if each == "\r" else f"Key_{each.upper()}"
            self.presenter.key_seen(SeenKey(each, place * gap_ms, is_shifted, name))

    def words(self) -> str:
        QTest.qWait(1)
        labels = self.view.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())

    def press(self, name: str) -> None:
        QTest.qWait(1)
        shown = [each for each in self.view.findChildren(HintButton, name) if each.isVisible()]
        shown[0].click()

    def type_in(self, name: str, text: str) -> None:
        QTest.qWait(1)
        field = [each for each in self.view.findChildren(QLineEdit, name) if each.isVisible()][-1]
        field.selectAll()
        QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)

    def _leave(self) -> None:
        self.left.append(True)


@pytest.fixture
def tuner(data_dir: Path, look: Look, qtbot: QtBot) -> Iterator[Tuner]:
    till = a_till(data_dir)
    till.start(None)
    tuner = Tuner(look, till)
    qtbot.addWidget(tuner.view)
    yield tuner
    tuner.view.close()
    till.close()


def measured(prefix: str, item: str, value: int) -> str:
    bare = f"{prefix}{item}{value:05d}"
    return bare + check_digit(bare)


def test_a_scan_shows_keys_pauses_end_kind_and_product(tuner: Tuner) -> None:
    tuner.send(MILK, 8)
    tuner.presenter.scan(MILK)
    words = tuner.words()
    for line in (
        f"{MILK}[Enter]",
        "Arrived: 13 characters",
        "Between the keys: 8 ms on average, 8 ms at most",
        "Ended by: Enter",
        "Kind: EAN-13",
        "Product: Whole milk 2 L (1002)",
        "This is a scan. The till reads it as it should.",
    ):
        assert line in words


def test_elements_of_gs1_are_named(tuner: Tuner) -> None:
    tuner.presenter.scan("]C10104006381333931172612311012AB")
    words = tuner.words()
    assert "Kind: GS1, GS1-128" in words
    assert "(17) Expires: 261231" in words
    assert "(10) Lot: 12AB" in words
    assert "Product: none has this code." in words


def test_a_slow_scanner_is_offered_the_pause_it_needs_and_reads_at_once(tuner: Tuner) -> None:
    tuner.send(MILK, 60)
    assert "Too slow to be a scan: 60 ms between two keys." in tuner.words()
    tuner.press("use_gap")
    assert tuner.desk.settings().longest_gap_ms == 80
    tuner.send(MILK, 60)
    assert "Too slow" not in tuner.words()


def test_a_person_is_offered_nothing(tuner: Tuner) -> None:
    tuner.send("1234", 400)
    assert "This was typed" in tuner.words()
    assert [
        each for each in tuner.view.findChildren(HintButton, "use_gap") if each.isVisible()
    ] == []


def test_caps_lock_is_named(tuner: Tuner) -> None:
    tuner.send("abc1", 8, is_locked=True)
    assert "Caps lock is on" in tuner.words()
    assert "⇧a⇧b⇧c1[Enter]" in tuner.words()


def test_settings_count_at_once_and_wrong_ones_say_why(tuner: Tuner) -> None:
    tuner.type_in("prefix", "~")
    tuner.press("terminator-tab")
    tuner.press("caps-no")
    tuner.type_in("gap", "90")
    assert tuner.desk.settings() == ScannerSettings("~", "", "tab", 90, corrects_caps_lock=False)
    tuner.type_in("gap", "9000")
    assert "Type 15 to 250." in tuner.words()
    assert tuner.desk.settings().longest_gap_ms == 90


def test_rules_are_tried_before_they_are_saved(tuner: Tuner) -> None:
    tuner.press("rules")
    code = measured("21", "01002", 1250)
    tuner.type_in("trial", code)
    assert "Product: none has this code." in tuner.words()
    tuner.type_in("price", "21")
    tuner.type_in("trial", code)
    assert "For: 12.50" in tuner.words()
    assert tuner.till.catalogue.scans.rules().price_prefixes == ()
    tuner.press("save")
    assert tuner.till.catalogue.scans.rules().price_prefixes == ("21",)
    assert "Saved." in tuner.words()


def test_rules_that_cannot_be_say_which_field(tuner: Tuner) -> None:
    tuner.press("rules")
    tuner.type_in("weight", "77")
    tuner.press("save")
    assert "77 cannot begin a code of the store's own" in tuner.words()
    tuner.presenter.back()
    assert tuner.left == []
    assert "This is not saved yet." in tuner.words()
    tuner.press("undo")
    tuner.presenter.back()
    assert tuner.left == [True]


def test_keys_typed_where_scans_are_tried_press_nothing(tuner: Tuner) -> None:
    tuner.view.trial.area.setFocus()
    QTest.keyClicks(tuner.view.trial.area, "123")
    QTest.keyClick(tuner.view.trial.area, Qt.Key.Key_Tab)
    QTest.keyClick(tuner.view.trial.area, Qt.Key.Key_Return)
    assert tuner.view.trial.area.hasFocus()
    QTest.keyClick(tuner.view.trial.area, Qt.Key.Key_Escape)
    assert tuner.left == [True]


def test_keys_after_a_terminator_are_another_arrival() -> None:
    arrivals = Arrivals()
    for place, text in enumerate("12\r34"):
        name = "Key_Return" if text == "\r" else f"Key_{text}"
        arrivals.add(SeenKey(text, place * 5, is_shifted=False, name=name))
    assert (arrivals.text, arrivals.is_whole()) == ("34", False)
