"""A list of frozen rows that a delegate paints, with their spoken texts for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScroller

Index = QModelIndex | QPersistentModelIndex

_RING, _ROUND = 2, 8
ROW = Qt.ItemDataRole.UserRole + 1


class Spoken(Protocol):
    """A row that can be read aloud."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""


class PaintedList(QListView):
    """Shows rows; a row that is shown again as it was keeps its place."""

    def __init__(self, name: str, keys_of_screen: frozenset[Qt.Key] = frozenset()) -> None:
        """Be empty; ``keys_of_screen`` are left to the screen that the list is part of."""
        super().__init__()
        self._keys_of_screen = keys_of_screen
        self._items = QStandardItemModel(self)
        self._rows: tuple[Spoken, ...] = ()
        self.setModel(self._items)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_rows(self, rows: Sequence[Spoken]) -> None:
        """Show other rows."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self._items.clear()
        for row in rows:
            item = QStandardItem()
            item.setData(row, ROW)
            item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(row.spoken)
            self._items.appendRow(item)

    def stand_on(self, place: int) -> None:
        """Make a row the current one and bring it into sight."""
        index = self._items.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def focus_ring(self) -> tuple[QRect, int]:
        """Return what the focus ring surrounds: the list, within the edge of its panel."""
        return self.rect().adjusted(_RING, _RING, -_RING, -_RING), _ROUND

    def texts(self) -> tuple[str, ...]:
        """Return the rows as they are spoken."""
        return tuple(row.spoken for row in self._rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the screen what is its own, and letters, which would search in the list."""
        if event.key() in self._keys_of_screen or event.text().isalnum():
            event.ignore()
            return
        super().keyPressEvent(event)
