"""A tile's name is broken between words, but not between a number and its unit."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from pos_app.ui.widgets.tile_delegate import broken_name


def test_a_size_stays_on_one_line(qapp: QApplication) -> None:
    used = qapp.font()
    width = QFontMetrics(used).horizontalAdvance("Whole milk 2 ")
    assert broken_name("Whole milk 2 L", used.toString(), width, 2) == ("Whole milk", "2\u00a0L")
