"""Rows that come page by page: what is shown stays, what is new is added at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from pos_app.ui.widgets.painted_list import ROW, Spoken

_NOWHERE = QModelIndex()


class PagedModel(QAbstractListModel):
    """Hands out frozen rows; a longer sequence that begins like the one before only grows it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Be empty."""
        super().__init__(parent)
        self._rows: tuple[Spoken, ...] = ()

    def show_rows(self, rows: Sequence[Spoken]) -> bool:
        """Show other rows; say whether the list begins anew."""
        new, old = tuple(rows), self._rows
        if new == old:
            return False
        if old and len(new) > len(old) and new[: len(old)] == old:
            self.beginInsertRows(_NOWHERE, len(old), len(new) - 1)
            self._rows = new
            self.endInsertRows()
            return False
        if len(new) == len(old):
            changed = [place for place, row in enumerate(new) if row != old[place]]
            self._rows = new
            for place in changed:
                index = self.index(place)
                self.dataChanged.emit(index, index)
            return len(changed) == len(new)
        self.beginResetModel()
        self._rows = new
        self.endResetModel()
        return True

    def row(self, place: int) -> Spoken | None:
        """Return the row at a place, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def texts(self) -> tuple[str, ...]:
        """Return the rows as they are spoken."""
        return tuple(row.spoken for row in self._rows)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return row.spoken
        return None
