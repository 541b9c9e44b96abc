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
        drawn = _colors(page)
        theme = Theme.named(name)
        for role in ("canvas", "accent", "display", "danger-fill", "warning-soft", "focus"):
            assert theme.color(role).rgb() in drawn, role


def _colors(page: QImage) -> set[int]:
    """Return every colour in the picture, as Qt writes it in one number."""
    pixels = page.convertToFormat(QImage.Format.Format_RGB32).constBits()
    return set(memoryview(pixels).cast("I"))
