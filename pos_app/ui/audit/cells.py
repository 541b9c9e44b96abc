"""Paints the cells of the list, and where in it red flags lie, on the scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos_app.ui.audit.table_model import APPROVER, EVENT, FLAG, SEQ, TIME, AuditTableModel
from pos_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_ICON = 16
_PADDING = 8
_GAP = 6
_BAR = 5
_LEFT = 4
_STRONG = 600
_MARK = 3


class CellDelegate(QStyledItemDelegate):
    """Paints a cell from ready texts: icon, text in its face, selection bar, hairline."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        look = self._look
        rect = QRect(option.rect)
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        background = "selection" if is_selected else "surface-raised"
        painter.save()
        painter.fillRect(rect, look.color(background))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        column = index.column()
        if is_selected and column == SEQ:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), look.color("accent"))
        area = rect.adjusted(_PADDING if column == SEQ else _LEFT, 0, -_PADDING, 0)
        if column == EVENT:
            icon = str(index.data(Qt.ItemDataRole.DecorationRole))
            area = self._paint_icon(painter, area, icon, "text-muted")
        elif column == FLAG and index.data():
            area = self._paint_icon(painter, area, "flag", "danger")
        self._paint_text(painter, area, index, look.color(self._ink(column, is_selected)))
        painter.restore()

    def _paint_icon(self, painter: QPainter, area: QRect, name: str, ink: str) -> QRect:
        ratio = painter.device().devicePixelRatio()
        icon = self._look.icon(name, _ICON, ink, ratio)
        side = self._look.px(_ICON)
        painter.drawPixmap(area.left(), area.center().y() - side // 2, icon)
        return area.adjusted(side + _GAP, 0, 0, 0)

    def _paint_text(self, painter: QPainter, area: QRect, index: Index, ink: QColor) -> None:
        column = index.column()
        face = "office.mono" if column == SEQ else "office.body"
        font = self._look.type_font(face, _STRONG) if column == FLAG else self._look.type_font(face)
        text = str(index.data() or "")
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.setFont(font)
        painter.setPen(ink)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(alignment), elided)

    @staticmethod
    def _ink(column: int, is_selected: bool) -> str:
        if column == FLAG:
            return "danger"
        if is_selected:
            return "selection-text"
        return "text-muted" if column in {SEQ, TIME, APPROVER} else "text"


class FlagScrollBar(QScrollBar):
    """A scroll bar with a mark for each row that a red flag points at."""

    def __init__(self, look: Look, rows: AuditTableModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look = look
        self._rows = rows

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks over the bar."""
        super().paintEvent(event)
        count = self._rows.rowCount()
        painter = QPainter(self)
        for number in self._rows.flagged():
            top = round((self.height() - _MARK) * number / count)
            painter.fillRect(2, top, self.width() - 4, _MARK, self._look.color("danger"))
        painter.end()
