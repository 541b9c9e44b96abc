"""The grid of tiles: one tab stop, arrows move inside, Enter or a touch adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScroller, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.boxes import GAP
from pos_app.ui.tile_rows import TileRow
from pos_app.ui.widgets.tile_delegate import TileDelegate
from pos_app.ui.widgets.tile_model import TILE, TileModel

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_THUMB = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TileGrid(QListView):
    """Shows tiles in rows of equal size.

    Signals:
        tile_chosen(str): the SKU of the tile that was touched or entered.
        left(): Esc was pressed among the tiles, or Up in their first row.
    """

    tile_chosen = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin without tiles."""
        super().__init__(parent)
        self._look = look
        self._tiles = TileModel(self)
        self._painter = TileDelegate(look, self)
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
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("Products"))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._choose)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def focus_ring(self) -> tuple[QRect, int]:
        """Surround the current tile."""
        rect = self.visualRect(self.currentIndex())
        rect.setSize(self._painter.cell - QSize(GAP, GAP))
        tile = rect.translated(self.viewport().pos())
        return tile & self.rect(), self._look.theme.radius("control")

    def use_layout(self, columns: int, rows: int, size: QSize) -> None:
        """Fit so many tiles into ``size``; the grid itself is a gap larger than what is seen."""
        cell = QSize((size.width() + GAP) // columns, (size.height() + GAP) // rows)
        self._columns = columns
        if cell != self._painter.cell:
            self._painter.cell = cell
            self.setGridSize(cell)
            self.scheduleDelayedItemsLayout()
        self.verticalScrollBar().setSingleStep(cell.height())

    def show_tiles(self, tiles: tuple[TileRow, ...], *, marks_first: bool) -> None:
        """Draw the tiles; the first result of a search is marked as what Enter adds."""
        marked = 0 if marks_first and tiles else None
        if marked != self._painter.marked_row:
            self._painter.marked_row = marked
            self.viewport().update()
        if self._tiles.show_tiles(tiles):
            self.scrollToTop()

    def enter_grid(self) -> None:
        """Take the focus at the current tile, or the first."""
        if not self.currentIndex().isValid() and self._tiles.rowCount():
            self.setCurrentIndex(self._tiles.index(0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles, and beside them how far down they are scrolled."""
        super().paintEvent(event)
        bar = self.verticalScrollBar()
        if bar.maximum() <= 0:
            return
        shown = self.viewport().height() - GAP
        length = shown * bar.pageStep() // (bar.maximum() + bar.pageStep())
        top = (shown - length) * bar.value() // bar.maximum()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("border-strong"))
        left = self.viewport().width() - _THUMB - 1
        painter.drawRoundedRect(left, top, _THUMB, length, _THUMB / 2, _THUMB / 2)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter add, Esc and Up from the first row leave; the rest moves."""
        index = self.currentIndex()
        if event.key() in _ENTER:
            self._choose(index)
        elif event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Up and index.row() < self._columns
        ):
            self.left.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()  # a letter belongs to the entry field, not to Qt's own search
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show which tile is touched."""
        self._press(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop showing it."""
        super().mouseReleaseEvent(event)
        self._press(QModelIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first tile."""
        if not self.currentIndex().isValid() and self._tiles.rowCount():
            self.setCurrentIndex(self._tiles.index(0))
        super().focusInEvent(event)

    def currentChanged(  # noqa: N802 - Qt's name
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Let the focus ring follow the arrows."""
        super().currentChanged(current, previous)
        self._look.ring.place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Let the focus ring follow the tiles."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
        self._look.ring.place()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        tile = index.data(TILE)
        if isinstance(tile, TileRow):
            self.tile_chosen.emit(tile.sku)

    def _press(self, index: QModelIndex) -> None:
        self._painter.pressed_row = index.row() if index.isValid() else None
        self.viewport().update()
