"""The lines of the cart as a list model: rows that stay are not announced again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.ui.sell.sell_state import CartPart, LineRow

ROW = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()


class CartModel(QAbstractListModel):
    """Hands out :class:`LineRow` under ``ROW``, and what it says under the text roles."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without lines."""
        super().__init__(parent)
        self._rows: tuple[LineRow, ...] = ()
        self._selected: int | None = None

    def show_part(self, part: CartPart) -> None:
        """Take the lines of a cart; only what differs from before is announced."""
        new, old = part.rows, self._rows
        self._selected = part.selected
        same = 0
        while same < min(len(new), len(old)) and new[same].number == old[same].number:
            same += 1
        if same < len(old):
            self.beginRemoveRows(_NO_PARENT, same, len(old) - 1)
            self._rows = old[:same]
            self.endRemoveRows()
        changed = [place for place in range(same) if new[place] != old[place]]
        self._rows = (*new[:same], *self._rows[same:])
        for place in changed:
            index = self.index(place)
            self.dataChanged.emit(index, index)
        if same < len(new):
            self.beginInsertRows(_NO_PARENT, same, len(new) - 1)
            self._rows = new
            self.endInsertRows()

    def place_of(self, line_number: int | None) -> int | None:
        """Return the row of a line, or None."""
        for place, row in enumerate(self._rows):
            if row.number == line_number:
                return place
        return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the row, or the text a person reads or hears."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), row)
        return None

    def _spoken(self, place: int, row: LineRow) -> str:
        text = _("{line}, line {place} of {count}").format(
            line=row.spoken, place=place + 1, count=len(self._rows)
        )
        if row.number == self._selected:
            text = _("{line}, selected").format(line=text)
        return text
