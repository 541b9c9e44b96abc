"""A sheet asks one thing, keeps the keyboard, and gives the focus back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.sheet import Answer, Sheet
from tests.ui.widgets.conftest import Shown

ANSWERS = (
    Answer("keep", "Keep it", "Esc"),
    Answer("discard", "Discard", "Alt+D", Kind.DANGER, "trash-2"),
)


@pytest.fixture
def below(shown: Shown) -> tuple[QWidget, QLineEdit, QPushButton]:
    field, button = QLineEdit(), QPushButton("Pay")
    window = shown(field, button)
    window.resize(900, 600)
    field.setFocus()
    return window, field, button


@pytest.fixture
def sheet(look: Look, below: tuple[QWidget, QLineEdit, QPushButton]) -> Sheet:
    return Sheet(look, below[0])


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_the_safe_answer_has_the_focus_and_it_comes_back_to_where_it_was(
    sheet: Sheet, below: tuple[QWidget, QLineEdit, QPushButton], qtbot: QtBot
) -> None:
    sheet.ask("Discard held sale?", "It cannot be brought back.", ANSWERS)
    assert _focus() is sheet.button("keep")
    with qtbot.waitSignal(sheet.answered) as answered:
        QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert answered.args == ["keep"]
    assert not sheet.is_open
    assert below[1].hasFocus()


def test_enter_gives_no_answer_that_destroys(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.ask("Discard held sale?", "It cannot be brought back.", ANSWERS)
    sheet.button("discard").setFocus()
    with qtbot.assertNotEmitted(sheet.answered):
        QTest.keyClick(sheet.button("discard"), Qt.Key.Key_Return)
    assert sheet.is_open


def test_alt_and_a_letter_answers_even_from_a_text_field(sheet: Sheet, qtbot: QtBot) -> None:
    note = QLineEdit()
    sheet.open_with("Discard held sale?", note, ANSWERS)
    assert note.hasFocus()
    with qtbot.waitSignal(sheet.answered) as answered:
        QTest.keySequence(sheet.window().windowHandle(), QKeySequence("Alt+D"))
    assert answered.args == ["discard"]


def test_enter_in_a_field_gives_the_main_answer(sheet: Sheet, qtbot: QtBot) -> None:
    amount = QLineEdit()
    answers = (Answer("no", "Back", "Esc"), Answer("yes", "Set", "Enter", Kind.PRIMARY))
    sheet.open_with("Quantity", amount, answers)
    with qtbot.waitSignal(sheet.answered) as answered:
        QTest.keyClick(amount, Qt.Key.Key_Enter)
    assert answered.args == ["yes"]


def test_a_disabled_answer_is_not_given(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.open_with("Quantity", QLineEdit(), (Answer("yes", "Set", "Enter", Kind.PRIMARY),))
    sheet.button("yes").setEnabled(False)
    with qtbot.assertNotEmitted(sheet.answered):
        QTest.keyClick(_focus(), Qt.Key.Key_Return)


def test_tab_goes_round_inside(sheet: Sheet) -> None:
    first, second = QLineEdit(), QLineEdit()
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(first)
    column.addWidget(second)
    sheet.open_with("Two fields", content, ANSWERS)
    seen = [_focus()]
    for _ in range(4):
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
        seen.append(_focus())
    assert seen == [first, second, sheet.button("keep"), sheet.button("discard"), first]
    QTest.keyClick(_focus(), Qt.Key.Key_Backtab)
    assert _focus() is sheet.button("discard")


def test_keys_and_clicks_reach_nothing_below(
    sheet: Sheet, below: tuple[QWidget, QLineEdit, QPushButton], qtbot: QtBot
) -> None:
    window, _, button = below
    shortcut = QShortcut(QKeySequence("F12"), window)
    sheet.ask("Discard held sale?", "It cannot be brought back.", ANSWERS)
    with qtbot.assertNotEmitted(shortcut.activated), qtbot.assertNotEmitted(button.clicked):
        QTest.keySequence(window.windowHandle(), QKeySequence("F12"))
        centre = button.mapTo(window, button.rect().center())
        QTest.mouseClick(
            window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            centre,
        )
    assert sheet.is_open


def test_it_covers_the_window_and_follows_its_size(
    sheet: Sheet, below: tuple[QWidget, QLineEdit, QPushButton]
) -> None:
    sheet.ask("Discard held sale?", "It cannot be brought back. " * 10, ANSWERS)
    below[0].resize(500, 700)
    assert sheet.geometry() == below[0].rect()
    card = sheet.button("keep").parentWidget()
    assert card is not None
    assert sheet.rect().contains(card.geometry())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_whole_question_fits_at_every_text_size(sheet: Sheet, look: Look, scale: float) -> None:
    look.use(Theme.named("dark", scale))
    sheet.ask("Discard held sale?", "Five items, 41.90. It cannot be brought back.", ANSWERS)
    card = sheet.button("keep").parentWidget()
    assert card is not None
    for widget in card.findChildren(QWidget):
        assert card.rect().contains(widget.geometry()), widget
        assert widget.height() >= widget.minimumSizeHint().height()


def test_asking_again_replaces_the_question(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.ask("First?", "One.", ANSWERS)
    sheet.ask("Second?", "Two.", (Answer("fine", "Go on", "Enter", Kind.PRIMARY),))
    assert sheet.accessibleName() == "Second?"
    with qtbot.waitSignal(sheet.answered) as answered:
        QTest.mouseClick(sheet.button("fine"), Qt.MouseButton.LeftButton)
    assert answered.args == ["fine"]
    assert not sheet.is_open


def test_closing_without_an_answer_says_so_once(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.ask("First?", "One.", ANSWERS)
    with qtbot.assertNotEmitted(sheet.answered), qtbot.waitSignal(sheet.closed):
        sheet.close_sheet()
    with qtbot.assertNotEmitted(sheet.closed):
        sheet.close_sheet()


def _reopen(sheet: Sheet, answers: list[str]) -> Callable[[str], None]:
    def again(name: str) -> None:
        answers.append(name)
        if len(answers) == 1:
            sheet.ask("Sure?", "Again.", ANSWERS)

    return again


def test_an_answer_may_lead_to_the_next_question(sheet: Sheet) -> None:
    answers: list[str] = []
    sheet.answered.connect(_reopen(sheet, answers))
    sheet.ask("First?", "One.", ANSWERS)
    sheet.answer("discard")
    assert sheet.is_open
    assert _focus() is sheet.button("keep")
    sheet.answer("keep")
    assert answers == ["discard", "keep"]
