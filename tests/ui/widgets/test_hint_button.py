"""A button is found by ear, keeps the focus where it is, and fits at every text size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.widgets.button_kinds import COLOURS, METRICS, Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from tests.ui.widgets.conftest import Shown


def test_its_name_holds_label_amount_and_count_and_its_description_the_key(look: Look) -> None:
    button = HintButton(look, "Exact cash", hint="Ctrl 2")
    button.set_label("Exact cash", "24.66")
    button.set_badge(2)
    assert button.accessibleName() == "Exact cash 24.66 2"
    assert button.accessibleDescription() == "Control 2"


def test_touching_it_leaves_the_focus_in_the_field(look: Look, shown: Shown, qtbot: QtBot) -> None:
    field, button = QLineEdit(), HintButton(look, "Qty")
    shown(field, button)
    field.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()


def test_tab_reaches_it_and_space_presses_it(look: Look, shown: Shown, qtbot: QtBot) -> None:
    field, button = QLineEdit(), HintButton(look, "Qty")
    window = shown(field, button)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert button.hasFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)


@pytest.mark.parametrize("shape", [shape for shape in Shape if shape is not Shape.OFFICE])
def test_what_is_touched_is_at_least_60_high(look: Look, shape: Shape) -> None:
    assert HintButton(look, "Qty", shape=shape).sizeHint().height() >= 60


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("shape", Shape)
def test_every_shape_grows_with_the_text(look: Look, shape: Shape, scale: float) -> None:
    button = HintButton(look, "Discount", shape=shape, icon="percent", hint="F4")
    look.use(Theme.named("light", scale))
    assert button.sizeHint().height() == look.theme.size(METRICS[shape].height)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("shape", Shape)
def test_every_kind_in_every_shape_paints_its_ground_and_ink(
    look: Look, shown: Shown, kind: Kind, shape: Shape
) -> None:
    button = HintButton(look, "Qty", kind=kind, shape=shape, icon="hash", hint="F2")
    shown(button)
    colours = _colours(button.grab().toImage())
    expected = COLOURS[kind]
    assert look.color(expected.ink).name() in colours
    if expected.fill:
        assert look.color(expected.fill).name() in colours


def test_disabled_it_looks_disabled_and_cannot_be_pressed(
    look: Look, shown: Shown, qtbot: QtBot
) -> None:
    button = HintButton(look, "Pay", kind=Kind.PRIMARY)
    shown(button)
    button.setEnabled(False)
    assert look.color("on-disabled").name() in _colours(button.grab().toImage())
    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_ring_is_drawn_outside_the_button_and_follows_it(look: Look, shown: Shown) -> None:
    first, second = HintButton(look, "One"), HintButton(look, "Two")
    window = shown(first, second)
    first.setFocus()
    focus = look.color("focus").name()
    above = first.mapTo(window, first.rect().topLeft())
    picture = window.grab().toImage()
    assert picture.pixelColor(above.x() + first.width() // 2, above.y() - 4).name() == focus
    second.setFocus()
    picture = window.grab().toImage()
    assert picture.pixelColor(above.x() + first.width() // 2, above.y() - 4).name() != focus
    below = second.mapTo(window, second.rect().topLeft())
    assert picture.pixelColor(below.x() + second.width() // 2, below.y() - 4).name() == focus


def test_the_ring_goes_when_the_button_does(look: Look, shown: Shown, qtbot: QtBot) -> None:
    field, button = QLineEdit(), HintButton(look, "One")
    window = shown(field, button)
    button.setFocus()
    button.deleteLater()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not button)
    assert look.color("focus").name() not in _colours(window.grab().toImage()) or field.hasFocus()
    look.ring.place()


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
