"""The tiles as a list model: a mark that changed is announced, the tiles that stay are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from pos_app.ui.tile_rows import TileRow

TILE = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()


class TileModel(QAbstractListModel):
    """Hands out :class:`TileRow` under ``TILE``, and what it says under the text roles."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without tiles."""
        super().__init__(parent)
        self._tiles: tuple[TileRow, ...] = ()

    def show_tiles(self, tiles: tuple[TileRow, ...]) -> bool:
        """Take the tiles to show; return whether they are others than before."""
        old = self._tiles
        if [tile.product_id for tile in tiles] != [tile.product_id for tile in old]:
            self.beginResetModel()
            self._tiles = tiles
            self.endResetModel()
            return True
        self._tiles = tiles
        for place, tile in enumerate(tiles):
            if tile != old[place]:
                index = self.index(place)
                self.dataChanged.emit(index, index)
        return False

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return how many tiles there are."""
        return 0 if parent.isValid() else len(self._tiles)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the tile, or the text a person reads or hears."""
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        if role == TILE:
            return tile
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tile.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tile.spoken
        return None
