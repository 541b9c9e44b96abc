"""The entry field edits text and leaves every other key of the map to the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from pos_app.ui.actions import SELL, actions_of
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.widgets.entry_field import EntryField
from tests.ui.widgets.conftest import Shown

SHORTCUTS = [
    (key, name)
    for action in actions_of(SELL)
    if action.is_shortcut
    for key, name in action.bindings()
]


@pytest.fixture
def field(look: Look, shown: Shown) -> EntryField:
    made = EntryField(look, "Scan, or type a name, code or PLU", "F3")
    shown(made)
    made.setFocus()
    return made


def _press(field: QWidget, keys: str) -> None:
    QTest.keySequence(field.window().windowHandle(), QKeySequence(keys))


@pytest.mark.parametrize("text", ["", "sour"])
@pytest.mark.parametrize(("keys", "name"), SHORTCUTS)
def test_every_shortcut_of_the_sell_screen_passes_the_field(
    field: EntryField, qtbot: QtBot, keys: str, name: str, text: str
) -> None:
    field.setText(text)
    shortcut = QShortcut(QKeySequence(keys), field.window())
    with qtbot.waitSignal(shortcut.activated, timeout=500):
        _press(field, keys)
    assert field.text() == text


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("Up", "Up"),
        ("Down", "Down"),
        ("PgUp", "PgUp"),
        ("PgDown", "PgDn"),
        ("Del", "Del"),
        ("+", "+"),
        ("-", "-"),
        ("*", "*"),
    ],
)
def test_while_empty_the_keys_of_the_cart_go_to_the_screen(
    field: EntryField, qtbot: QtBot, keys: str, name: str
) -> None:
    with qtbot.waitSignal(field.key_for_screen) as sent:
        _press(field, keys)
    assert sent.args == [name]
    assert field.text() == ""


def test_a_sign_within_a_name_is_typed(field: EntryField, qtbot: QtBot) -> None:
    field.setText("coca")
    with qtbot.assertNotEmitted(field.key_for_screen):
        for sign in "-+*":
            QTest.keyClicks(field, sign)
    assert field.text() == "coca-+*"


def test_a_number_and_the_star_multiply(field: EntryField, qtbot: QtBot) -> None:
    field.setText("3")
    with qtbot.waitSignal(field.key_for_screen) as sent:
        QTest.keyClicks(field, "*")
    assert sent.args == ["*"]
    assert field.text() == "3"


def test_del_with_a_text_edits_it(field: EntryField, qtbot: QtBot) -> None:
    field.setText("sour")
    field.home(False)
    with qtbot.assertNotEmitted(field.key_for_screen):
        QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == "our"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_submits_what_is_typed(field: EntryField, qtbot: QtBot, key: Qt.Key) -> None:
    field.setText("sour")
    with qtbot.waitSignal(field.submitted) as sent:
        QTest.keyClick(field, key)
    assert sent.args == ["sour"]


def test_the_cross_clears_and_is_there_only_with_a_text(field: EntryField) -> None:
    cross = field.findChild(QToolButton)
    assert cross is not None
    assert not cross.isVisible()
    field.setText("sour")
    assert cross.isVisible()
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert field.hasFocus()


def test_it_tells_screen_readers_what_it_is_and_that_the_scanner_works(field: EntryField) -> None:
    field.set_status("Ready", "circle-check", "positive")
    assert field.accessibleName() == "Scan or search"
    assert field.accessibleDescription() == "Scanner ready"


def test_it_grows_with_the_text(field: EntryField, look: Look) -> None:
    look.use(Theme.named("light", 2.0))
    assert field.height() == 120
