"""The list of a ledger: an icon and a title with its moment, a text, a line in grey."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from pos_app.ui.ledger_state import LedgerRow
from pos_app.ui.look import Look
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList

_PAD, _TOP = 14, 9
_BAR = 5
_ICON, _GAP = 18, 9
_LINE, _TEXT = 22, 19
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_ELIDE = Qt.TextElideMode.ElideRight
# Near the end of what is loaded, the next page is asked for.
_ROWS_AHEAD = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self._look
        return QSize(0, 2 * _TOP + look.px(_LINE) + 2 * look.px(_TEXT) + look.px(3))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LedgerRow = index.data(ROW)
        look = self._look
        rect = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, muted = ("selection-text",) * 2 if is_selected else ("text", "text-muted")
        painter.save()
        painter.fillRect(rect, look.color("selection" if is_selected else "surface-raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        if is_selected:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, look.color("selection-bar"))
        area = rect.adjusted(_PAD, _TOP, -_PAD, -_TOP)
        head = QRect(area.left(), area.top(), area.width(), look.px(_LINE))
        size = look.px(_ICON)
        icon_ink = ink if is_selected else row.ink
        icon = look.icon(row.icon, _ICON, icon_ink, painter.device().devicePixelRatioF())
        painter.drawPixmap(head.left(), head.top() + (head.height() - size) // 2, icon)
        body = look.type_font("office.body")
        painter.setFont(body)
        painter.setPen(look.color(muted))
        painter.drawText(head, int(_RIGHT), row.when)
        when = QFontMetrics(body).horizontalAdvance(row.when)
        head.adjust(size + look.px(_GAP), 0, -when - look.px(10), 0)
        name = look.type_font("office.heading")
        painter.setFont(name)
        painter.setPen(look.color(ink))
        shown = QFontMetrics(name).elidedText(row.title, _ELIDE, head.width())
        painter.drawText(head, int(_MIDDLE), shown)
        painter.setFont(body)
        top = area.top() + look.px(_LINE) + look.px(3)
        for text, colour in ((row.text, ink), (row.note, muted)):
            line = QRect(head.left(), top, area.right() - head.left(), look.px(_TEXT))
            painter.setPen(look.color(colour))
            shown = QFontMetrics(body).elidedText(text, _ELIDE, line.width())
            painter.drawText(line, int(_MIDDLE), shown)
            top += look.px(_TEXT)
        painter.restore()


class LedgerList(PaintedList):
    """Shows rows; the current one is shown in full beside it.

    Signals:
        chosen(object): the key of the row that is current now.
        opened(): Enter was pressed on the current row.
        more_wanted(): the reader comes near the end of what is loaded.
    """

    chosen = Signal(object)
    opened = Signal()
    more_wanted = Signal()

    def __init__(self, look: Look, name: str) -> None:
        """Be empty; ``name`` is the list's for a screen reader."""
        super().__init__(name)
        self.setItemDelegate(_RowDelegate(look, self))
        self._is_filling = False
        self._shown: tuple[LedgerRow, ...] = ()
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def display(self, rows: tuple[LedgerRow, ...], chosen: str) -> None:
        """Show rows, and which of them is shown in full."""
        keys = [row.key for row in rows]
        self._is_filling = True
        self._shown = rows
        self.show_rows(rows)
        if chosen in keys and self.currentIndex().row() != keys.index(chosen):
            self.stand_on(keys.index(chosen))
        self._is_filling = False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.currentIndex().data(ROW)
        if isinstance(row, LedgerRow) and not self._is_filling:
            self.chosen.emit(row.key)

    @Slot(int)
    def _look_ahead(self, _place: int) -> None:
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        if self._shown and (last < 0 or last >= len(self._shown) - _ROWS_AHEAD):
            self.more_wanted.emit()
