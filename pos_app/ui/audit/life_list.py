"""The life of a cart, product or order: its events in order of time, the shown one marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pos_app.ui.audit.audit_state import LifeRow
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_ROW = 24
_RAIL = 10
_DOT = 4
_TIME_GAP = 12
_MOST_ROWS = 9
_LIFE = Qt.ItemDataRole.UserRole + 1
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_STRONG, _REGULAR = 600, 400


class _LifeDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.time_width = 0

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the fixed height of a row."""
        return QSize(0, self._look.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint rail, dot, time, text and amount."""
        row: LifeRow = index.data(_LIFE)
        look = self._look
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_shown:
            painter.fillRect(rect, look.color("selection"))
        x, y = rect.left() + _RAIL, rect.center().y()
        painter.fillRect(x, rect.top(), 1, rect.height(), look.color("border-strong"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent" if row.is_shown else "border-strong"))
        painter.drawEllipse(x - _DOT + 1, y - _DOT + 1, 2 * _DOT, 2 * _DOT)
        font = look.type_font("office.body", _STRONG if row.is_shown else _REGULAR)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        left = rect.left() + 2 * _RAIL + 4
        ink = "selection-text" if row.is_shown else "text"
        painter.setPen(look.color("selection-text" if row.is_shown else "text-muted"))
        painter.drawText(QRect(left, rect.top(), self.time_width, rect.height()), _MIDDLE, row.time)
        left += self.time_width
        width = metrics.horizontalAdvance(row.amount) + (8 if row.amount else 0)
        painter.setPen(look.color(ink))
        room = rect.right() - 4 - left - width
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), _MIDDLE, text)
        right = Qt.AlignmentFlag.AlignRight | _MIDDLE
        painter.drawText(rect.adjusted(0, 0, -4, 0), right, row.amount)
        painter.restore()


class LifeList(QListView):
    """Shows events; a click or Enter goes to one.

    Signals:
        wanted(object): the seq of the event that shall be shown in full.
    """

    wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self._painter = _LifeDelegate(look, self)
        self.setItemDelegate(self._painter)
        self.setObjectName("life")
        self.setAccessibleName(_("What happened to it"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._want)
        look.changed.connect(self._measure)

    def display(self, rows: tuple[LifeRow, ...]) -> None:
        """Show the events, with the one in the inspector in sight."""
        self._items.clear()
        shown = 0
        for number, row in enumerate(rows):
            item = QStandardItem()
            item.setData(row, _LIFE)
            item.setData(f"{row.time} {row.text} {row.amount}", Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(row.text)
            self._items.appendRow(item)
            if row.is_shown:
                shown = number
        self._measure()
        index = self._items.index(shown, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def texts(self) -> tuple[str, ...]:
        """Return the events as they are shown, oldest first."""
        return tuple(row.text for row in self._rows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the event."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _rows(self) -> tuple[LifeRow, ...]:
        items = (self._items.item(number) for number in range(self._items.rowCount()))
        return tuple(item.data(_LIFE) for item in items)

    @Slot()
    def _measure(self) -> None:
        rows = self._rows()
        metrics = QFontMetrics(self._look.type_font("office.body", _STRONG))
        widths = (metrics.horizontalAdvance(row.time) for row in rows)
        self._painter.time_width = max(widths, default=0) + _TIME_GAP
        self.setFixedHeight(min(len(rows), _MOST_ROWS) * self._look.px(_ROW) + 2)
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _want(self, index: QModelIndex) -> None:
        row = index.data(_LIFE)
        if isinstance(row, LifeRow):
            self.wanted.emit(row.seq)
