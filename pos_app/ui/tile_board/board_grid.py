"""The tiles of a page as they stand at the till, moved by dragging or by keys."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.tile_rows import TileRow
from pos_app.ui.widgets.tile_delegate import GAP, TileDelegate
from pos_app.ui.widgets.tile_model import TILE, TileModel

_TILE, _EDGE, _SCROLL = (136, 114), 24, 16


class BoardGrid(QListView):
    """One tab stop; arrows choose, Ctrl with an arrow moves the tile, Del takes it away.

    Signals:
        chosen(object): the product of the tile that is current now.
        moved(object, object): a product, and the place (from 0) where it was dropped.
        stepped(object): move the current tile so many places.
        removed(): take the current tile away.
    """

    chosen = Signal(object)
    moved = Signal(object, object)
    stepped = Signal(object)
    removed = Signal()

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._look = look
        self._tiles = TileModel(self)
        self._painter = TileDelegate(look, self)
        self._pressed: tuple[int, QPoint] | None = None
        self._is_dragging = False
        self._is_displaying = False
        self._columns = 4
        self.setModel(self._tiles)
        self.setItemDelegate(self._painter)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("Tiles of the page"))
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self._arrange)

    def display(self, tiles: tuple[TileRow, ...], chosen: UUID | None) -> None:
        """Show the tiles; the chosen one is framed."""
        self._is_displaying = True
        self._tiles.show_tiles(tiles)
        places = [place for place, tile in enumerate(tiles) if tile.product_id == chosen]
        self._painter.marked_row = places[0] if places else None
        self._painter.pressed_row = None
        if places:
            self.setCurrentIndex(self._tiles.index(places[0]))
            self.scrollTo(self.currentIndex())
        self.viewport().update()
        self._is_displaying = False

    def focus_ring(self) -> tuple[QRect, int]:
        """Surround the current tile, or the place where tiles will be."""
        if not self.currentIndex().isValid():
            return self.rect().adjusted(2, 2, -2, -2), self._look.theme.radius("control")
        rect = self.visualRect(self.currentIndex())
        rect.setSize(self._painter.cell - QSize(GAP, GAP))
        return rect.translated(self.viewport().pos()), self._look.theme.radius("control")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit as many tiles into a row as have room."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the tile with Ctrl, take it away with Del; the rest chooses."""
        is_moving = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        if is_moving and event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(  # noqa: N802 - Qt's name
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Choose what the arrows came to."""
        super().currentChanged(current, previous)
        tile = current.data(TILE) if current.isValid() else None
        if isinstance(tile, TileRow) and not self._is_displaying:
            self.chosen.emit(tile.product_id)
        self._look.ring.place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a tile."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._pressed = (index.row(), event.position().toPoint()) if index.isValid() else None
        self._is_dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the tile that is held, and show where it would stand."""
        if self._pressed is None:
            return
        row, start = self._pressed
        here = event.position().toPoint()
        far = (here - start).manhattanLength() >= QApplication.startDragDistance()
        if far or self._is_dragging:
            self._is_dragging = True
            self._painter.pressed_row = row
            self._painter.marked_row = self._target(here)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll_at_edge(here)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the tile down where it is."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        self.unsetCursor()
        if pressed is None or not self._is_dragging:
            return
        self._is_dragging = False
        self._painter.pressed_row = None
        tile = self._tiles.index(pressed[0]).data(TILE)
        if isinstance(tile, TileRow):
            self.moved.emit(tile.product_id, self._target(event.position().toPoint()))

    def _target(self, here: QPoint) -> int:
        """Return the place under the pointer; beside the tiles it is behind the last one."""
        inside = QPoint(
            max(0, min(here.x(), self._painter.cell.width() * self._columns - 1)), max(0, here.y())
        )
        index = self.indexAt(inside)
        return index.row() if index.isValid() else self._tiles.rowCount() - 1

    def _scroll_at_edge(self, here: QPoint) -> None:
        bar = self.verticalScrollBar()
        if here.y() < _EDGE:
            bar.setValue(bar.value() - _SCROLL)
        elif here.y() > self.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _SCROLL)

    def _arrange(self) -> None:
        width, height = (self._look.px(side) for side in _TILE)
        room = self.viewport().width()
        if not self.verticalScrollBar().isVisible():  # it may come, and must not change the rows
            room -= self.verticalScrollBar().sizeHint().width()
        self._columns = max(1, (room + GAP) // (width + GAP))
        cell = QSize((room + GAP) // self._columns - 1, height + GAP)
        if cell != self._painter.cell:
            self._painter.cell = cell
            self.setGridSize(cell)
            self.scheduleDelayedItemsLayout()
