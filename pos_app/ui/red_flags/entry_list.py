"""The records that led to a flag; choosing one opens it among the events."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.flags_state import EntryRow
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList

_HEIGHT = 34
_PAD = 6
_ICON = 16
_GAP = 10
_MOST_ROWS = 7
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_ELIDE = Qt.TextElideMode.ElideRight


class _EntryDelegate(QStyledItemDelegate):
    """Paints a record: when, what, how much."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.time_width = 0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._look.px(_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: EntryRow = index.data(ROW)
        look = self._look
        rect = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, muted = ("selection-text",) * 2 if is_selected else ("text", "text-muted")
        font = look.type_font("office.body")
        metrics = QFontMetrics(font)
        gap = look.px(_GAP)
        painter.save()
        painter.fillRect(rect, look.color("selection" if is_selected else "surface-raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        area = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(font)
        painter.setPen(look.color(muted))
        painter.drawText(area, int(_MIDDLE), row.time)
        area.setLeft(area.left() + self.time_width + gap)
        icon = look.icon(row.icon, _ICON, muted, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left(), area.center().y() - look.px(_ICON) // 2, icon)
        area.setLeft(area.left() + look.px(_ICON) + gap)
        painter.setPen(look.color(ink))
        painter.drawText(area, int(_RIGHT), row.amount)
        area.setRight(area.right() - metrics.horizontalAdvance(row.amount) - gap)
        shown = metrics.elidedText(row.what, _ELIDE, area.width())
        painter.drawText(area, int(_MIDDLE), shown)
        painter.restore()


class EntryList(PaintedList):
    """Shows the records of a flag, oldest first.

    Signals:
        entry_wanted(object): the seq of the record that is to be shown among the events.
    """

    entry_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(_("Records that led to it, oldest first"))
        self.setObjectName("red-flag-entries")
        self._look = look
        self._shown: tuple[EntryRow, ...] = ()
        self._painter = _EntryDelegate(look, self)
        self.setItemDelegate(self._painter)
        self.clicked.connect(self._open)
        look.changed.connect(self._measure)

    def display(self, rows: tuple[EntryRow, ...]) -> None:
        """Show the records of another flag."""
        self._shown = rows
        self.show_rows(rows)
        self._measure()

    def current_cart(self) -> str:
        """Return the sale of the current record; empty without one."""
        row = self.currentIndex().data(ROW)
        return row.cart_id if isinstance(row, EntryRow) else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, EntryRow):
            self.entry_wanted.emit(row.seq)

    @Slot()
    def _measure(self) -> None:
        metrics = QFontMetrics(self._look.type_font("office.body"))
        widths = (metrics.horizontalAdvance(row.time) for row in self._shown)
        self._painter.time_width = max(widths, default=0)
        rows = max(1, min(len(self._shown), _MOST_ROWS))
        self.setFixedHeight(rows * self._look.px(_HEIGHT) + 2)
        self.scheduleDelayedItemsLayout()
