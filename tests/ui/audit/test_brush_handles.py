"""The ends of the histogram's brush under keys, and as a screen reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos_app.application.queries import TimeBar
from pos_app.ui.audit.brush_handle import BrushHandle
from pos_app.ui.audit.histogram import Histogram
from pos_app.ui.audit.histogram_state import Window, state_of, zooms
from pos_app.ui.look import Look

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
HOURS = zooms()[0]
BARS = 80


@pytest.fixture
def histogram(look: Look, qtbot: QtBot) -> Iterator[Histogram]:
    """Eight hours in bars of six minutes, of which bars 10 to 20 are selected."""
    widget = Histogram(look)
    widget.resize(900, widget.height())
    window = Window(NOON, HOURS.step, BARS)
    widget.display(state_of(window, HOURS, (TimeBar(NOON, 3),), can_go_later=False))
    widget.select(window.start_of(10), window.start_of(20))
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isVisible)
    yield widget
    widget.close()
    widget.deleteLater()


def handles(histogram: Histogram) -> tuple[BrushHandle, BrushHandle]:
    first, last = histogram.findChildren(BrushHandle)
    return first, last


def test_a_screen_reader_finds_two_sliders_with_names_and_moments(histogram: Histogram) -> None:
    for handle, name, place in zip(
        handles(histogram), ("Selected from", "Selected until"), (10, 20), strict=True
    ):
        found = QAccessible.queryAccessibleInterface(handle)
        assert found.role() == QAccessible.Role.Slider
        assert found.text(QAccessible.Text.Name) == name
        moment = found.text(QAccessible.Text.Description)
        assert moment
        assert moment != found.text(QAccessible.Text.Name)
        assert found.valueInterface().currentValue() == place


def test_arrows_move_the_end_that_has_the_keyboard(histogram: Histogram, qtbot: QtBot) -> None:
    first, last = handles(histogram)
    with qtbot.waitSignal(histogram.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert chosen.args == [(11, 20)]
    with qtbot.waitSignal(histogram.chosen) as chosen:
        QTest.keyClick(last, Qt.Key.Key_Left)
    assert chosen.args == [(11, 19)]


def test_the_ends_never_pass_each_other(histogram: Histogram, qtbot: QtBot) -> None:
    first, last = handles(histogram)
    with qtbot.waitSignal(histogram.chosen) as chosen:
        QTest.keyClick(first, Qt.Key.Key_End)
    assert chosen.args == [(19, 20)]
    with qtbot.waitSignal(histogram.chosen) as chosen:
        QTest.keyClick(last, Qt.Key.Key_End)
    assert chosen.args == [(19, BARS)]


def test_tab_reaches_both_ends(histogram: Histogram) -> None:
    assert all(handle.focusPolicy() == Qt.FocusPolicy.TabFocus for handle in handles(histogram))


def test_what_the_list_is_narrowed_to_moves_the_ends_without_a_word(
    histogram: Histogram, qtbot: QtBot
) -> None:
    window = Window(NOON, HOURS.step, BARS)
    with qtbot.assertNotEmitted(histogram.chosen):
        histogram.select(window.start_of(30), window.start_of(33))
    assert [handle.value() for handle in handles(histogram)] == [30, 33]


def test_an_empty_log_has_no_ends_to_move(histogram: Histogram) -> None:
    histogram.display(None)
    assert not any(handle.isVisible() for handle in handles(histogram))
