"""The page of all widgets renders in both themes and at the largest text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from pos_app.ui.theme import Theme
from pos_app.ui.tokens import THEMES
from tests.ui import gallery


@pytest.mark.parametrize("scale", ["1.0", "2.0"])
def test_every_widget_is_drawn_in_both_themes(
    qapp: QApplication, tmp_path: Path, scale: str
) -> None:
    assert gallery.main([str(tmp_path), "--scale", scale]) == 0
    for name in THEMES:
        page = QImage(str(tmp_path / f"components-{name}.png"))
        assert page.width() >= 1366
        drawn = {
            page.pixelColor(x, y).name()
            for x in range(0, page.width(), 2)
            for y in range(0, page.height(), 2)
        }
        theme = Theme.named(name)
        for role in ("canvas", "accent", "display", "danger-fill", "warning-soft", "focus"):
            assert theme.color(role).name() in drawn, role
