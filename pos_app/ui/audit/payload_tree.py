"""The stored payload of an entry as a tree, in the fixed face."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView

from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_KEY_WIDTH = 132


class PayloadTree(QTreeView):
    """Shows names and values as they are stored; nothing can be edited."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._items = QStandardItemModel(0, 2, self)
        self.setModel(self._items)
        self.setObjectName("payload")
        self.setAccessibleName(_("Stored payload"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        look.changed.connect(self._restyle)

    def display(self, payload: dict[str, object]) -> None:
        """Show this payload, as high as it needs."""
        self._items.removeRows(0, self._items.rowCount())
        count = 0
        for name, value in payload.items():
            parts = value if isinstance(value, list) else [value]
            for number, part in enumerate(parts or [""]):
                key = QStandardItem(name if number == 0 else "")
                text = QStandardItem(_as_text(part))
                text.setToolTip(_as_text(part))
                self._items.appendRow([key, text])
                count += 1
        self._restyle()
        row = self.sizeHintForRow(0) if count else 0
        self.setFixedHeight(count * row + 4)
        self.setColumnWidth(0, self._look.px(_KEY_WIDTH))

    @Slot()
    def _restyle(self) -> None:
        mono = self._look.type_font("office.mono")
        muted = self._look.color("text-muted")
        for number in range(self._items.rowCount()):
            for column in (0, 1):
                item = self._items.item(number, column)
                item.setFont(mono)
                if column == 0:
                    item.setForeground(muted)


def _as_text(value: object) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)
