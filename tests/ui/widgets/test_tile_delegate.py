"""A tile: its name is broken between words, and it is drawn again when something changes."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication

from pos_app.ui.look import Look
from pos_app.ui.sell.tiles import TileGrid
from pos_app.ui.theme import Theme
from pos_app.ui.tile_rows import TileRow
from pos_app.ui.widgets.tile_delegate import broken_name


def test_a_size_stays_on_one_line(qapp: QApplication) -> None:
    used = qapp.font()
    width = QFontMetrics(used).horizontalAdvance("Whole milk 2 ")
    assert broken_name("Whole milk 2 L", used.toString(), width, 2) == ("Whole milk", "2\u00a0L")


def a_tile(price: str = "2.35") -> TileRow:
    return TileRow(
        product_id=UUID(int=1),
        sku="MILK",
        name="Whole milk 2 L",
        initials="WM",
        colour="dairy",
        price=price,
        note="",
        note_kind="",
        spoken="Whole milk 2 L",
    )


def shown(grid: TileGrid, ratio: float = 1.0) -> QImage:
    """Return the grid's tiles as they are painted on a screen of ``ratio``."""
    image = QImage(grid.viewport().size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    grid.viewport().render(image)
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_tile_looks_the_same_each_time_until_something_of_it_changes(
    look: Look, ratio: float
) -> None:
    grid = TileGrid(look)
    grid.resize(400, 300)
    grid.use_layout(2, 2, QSize(400, 300))
    grid.show()
    grid.show_tiles((a_tile(),), marks_first=False)
    first = shown(grid, ratio)
    assert shown(grid, ratio) == first

    grid.show_tiles((a_tile("2.45"),), marks_first=False)
    dearer = shown(grid, ratio)
    assert dearer != first
    grid.show_tiles((a_tile("2.45"),), marks_first=True)
    assert shown(grid, ratio) != dearer
    look.use(Theme.named("dark"))
    grid.show_tiles((a_tile("2.45"),), marks_first=False)
    assert shown(grid, ratio) != dearer
    look.use(Theme.named("light"))
    assert shown(grid, ratio) == dearer
