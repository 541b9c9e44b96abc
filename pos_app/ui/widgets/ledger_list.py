"""The list of a ledger: an icon and a title with its moment, a text, a line in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from pos_app.ui.widgets.keyed_list import ELIDE, LINE, MIDDLE, TEXT, TOP, KeyedDelegate, KeyedList
from pos_app.ui.widgets.painted_list import ROW, Index

if TYPE_CHECKING:
    from pos_app.ui.ledger.state import LedgerRow
    from pos_app.ui.look import Look

_ICON, _GAP = 18, 9
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _RowDelegate(KeyedDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self.look
        return QSize(0, 2 * TOP + look.px(LINE) + 2 * look.px(TEXT) + look.px(3))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LedgerRow = index.data(ROW)
        look = self.look
        painter.save()
        area, ink, muted = self.paint_ground(painter, option)
        head = QRect(area.left(), area.top(), area.width(), look.px(LINE))
        size = look.px(_ICON)
        icon_ink = row.ink if ink == "text" else ink
        icon = look.icon(row.icon, _ICON, icon_ink, painter.device().devicePixelRatioF())
        painter.drawPixmap(head.left(), head.top() + (head.height() - size) // 2, icon)
        self.paint_moment(painter, head, row.when, muted)
        head.setLeft(head.left() + size + look.px(_GAP))
        self.paint_title(painter, head, row.title, ink)
        body = look.type_font("office.body")
        painter.setFont(body)
        top = area.top() + look.px(LINE) + look.px(3)
        for text, colour in ((row.text, ink), (row.note, muted)):
            line = QRect(head.left(), top, area.right() - head.left(), look.px(TEXT))
            painter.setPen(look.color(colour))
            shown = QFontMetrics(body).elidedText(text, ELIDE, line.width())
            painter.drawText(line, int(MIDDLE), shown)
            top += look.px(TEXT)
        painter.restore()


class LedgerList(KeyedList):
    """Shows rows of a ledger.

    Signals:
        opened(): Enter was pressed on the current row.
    """

    opened = Signal()

    def __init__(self, look: Look, name: str) -> None:
        """Be empty; ``name`` is the list's for a screen reader."""
        super().__init__(look, name)
        self.setItemDelegate(_RowDelegate(look, self))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.opened.emit()
            return
        super().keyPressEvent(event)
