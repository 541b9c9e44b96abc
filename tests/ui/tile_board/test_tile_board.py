"""The store arranges the tiles of a till by keys, by touch and by dragging; the till shows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.ui.look import Look
from pos_app.ui.tile_board.presenter import BoardPresenter
from pos_app.ui.tile_board.view import BoardView
from pos_app.ui.tile_board.wiring import connect_board
from pos_app.ui.widgets.hint_button import HintButton
from tests.ui.sell.shop import a_till

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard", extend=True
)


class Arranger:
    """A window with the screen, and hands for it."""

    def __init__(self, look: Look, till: Till) -> None:
        self.till = till
        self.left: list[bool] = []
        self.view = BoardView(look)
        self.presenter = BoardPresenter(self.view, till.catalogue.tiles, till.product_queries)
        connect_board(self.view, self.presenter)
        self.view.left.connect(self._leave)
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        QTest.qWaitForWindowActive(self.view)
        self.presenter.open()

    def press(self, name: str) -> None:
        QTest.qWait(1)
        shown = [each for each in self.view.findChildren(HintButton, name) if each.isVisible()]
        shown[0].click()

    def words(self) -> str:
        QTest.qWait(1)
        labels = self.view.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())

    def begin_page(self, name: str, *skus: str) -> None:
        self.presenter.add_page(name)
        for sku in skus:
            self.presenter.scan(sku)

    def tiles(self, page: str = "") -> list[str]:
        pages = self.till.catalogue.tiles.pages()
        shown = next(each for each in pages if not page or each.name == page)
        return [tile.sku for tile in shown.tiles]

    def pick(self, button: str, option: str) -> None:
        self.press(button)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(each for each in menu.actions() if each.text() == option).trigger()
        menu.close()

    def centre(self, row: int) -> QPoint:
        grid = self.view.grid
        return grid.visualRect(grid.model().index(row, 0)).center()

    def _leave(self) -> None:
        self.left.append(True)


@pytest.fixture
def arranger(data_dir: Path, look: Look, qtbot: QtBot) -> Iterator[Arranger]:
    till = a_till(data_dir)
    till.start(None)
    arranger = Arranger(look, till)
    qtbot.addWidget(arranger.view)
    yield arranger
    arranger.view.close()
    till.close()


def skus(arranger: Arranger, count: int) -> list[str]:
    return [each.sku for each in arranger.till.product_queries.tiles(None, count)]


def test_a_page_is_begun_and_filled_by_search_with_keys_alone(arranger: Arranger) -> None:
    assert "The till shows what sells best." in arranger.words()
    arranger.view.pages_panel.name.setFocus()
    QTest.keyClicks(arranger.view.pages_panel.name, "Favourites")
    QTest.keyClick(arranger.view.pages_panel.name, Qt.Key.Key_Return)
    assert arranger.view.search.hasFocus()
    QTest.keyClicks(arranger.view.search, "milk")
    QTest.keyClick(arranger.view.search, Qt.Key.Key_Return)
    assert arranger.tiles() == ["1002"]
    assert "Whole milk 2 L is on the page." in arranger.words()
    QTest.keyClick(arranger.view.search, Qt.Key.Key_Return)
    assert "Whole milk 2 L is there already." in arranger.words()


def test_what_is_said_moves_nothing(arranger: Arranger) -> None:
    arranger.presenter.add_page("Fresh")
    before = arranger.view.grid.mapTo(arranger.view, QPoint(0, 0))
    arranger.presenter.scan(skus(arranger, 1)[0])
    assert "is on the page." in arranger.words()
    assert arranger.view.grid.mapTo(arranger.view, QPoint(0, 0)) == before
    back = arranger.view.findChild(HintButton, "back")
    assert isinstance(back, HintButton)
    assert arranger.view._info.height() < back.height()  # its sign stands beside its words


def test_a_tile_is_dragged_to_another_place(arranger: Arranger) -> None:
    first, second, third = skus(arranger, 3)
    arranger.begin_page("Fresh", first, second, third)
    QTest.qWait(5)
    viewport = arranger.view.grid.viewport()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=arranger.centre(0))
    QTest.mouseMove(viewport, arranger.centre(1))
    QTest.mouseMove(viewport, arranger.centre(2))
    QTest.mouseRelease(viewport, left, pos=arranger.centre(2))
    assert arranger.tiles() == [second, third, first]


def test_keys_move_choose_and_remove_tiles(arranger: Arranger) -> None:
    first, second, third = skus(arranger, 3)
    arranger.begin_page("Fresh", first, second, third)
    grid = arranger.view.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert arranger.tiles() == [first, third, second]
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert arranger.tiles() == [third, second]
    arranger.press("later")
    assert arranger.tiles() == [second, third]


def test_a_tile_gets_a_colour_and_goes_to_another_page(arranger: Arranger) -> None:
    (sku,) = skus(arranger, 1)
    arranger.begin_page("Second")
    arranger.begin_page("First", sku)
    arranger.pick("colour", "Red")
    assert arranger.till.catalogue.tiles.pages()[1].tiles[0].colour == "meat"
    arranger.pick("send", "Second")
    assert (arranger.tiles("First"), arranger.tiles("Second")) == ([], [sku])


def test_pages_are_moved_renamed_and_removed(arranger: Arranger) -> None:
    arranger.begin_page("One")
    arranger.begin_page("Two")
    arranger.press("pages")
    arranger.press("page_up")
    arranger.presenter.rename_page("Zwei")
    names = [page.name for page in arranger.till.catalogue.tiles.pages()]
    assert names == ["Zwei", "One"]
    arranger.press("remove_page")
    assert [page.name for page in arranger.till.catalogue.tiles.pages()] == ["One"]
    arranger.presenter.add_page("one")
    assert "one is there already." in arranger.words()


def test_escape_ends_adding_and_then_leaves(arranger: Arranger) -> None:
    arranger.begin_page("One")
    QTest.keyClick(arranger.view, Qt.Key.Key_Escape)
    assert arranger.left == []
    QTest.keyClick(arranger.view, Qt.Key.Key_Escape)
    assert arranger.left == [True]
