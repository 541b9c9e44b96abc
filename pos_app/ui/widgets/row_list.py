"""Rows one under the other: a name, what is under it, and a mark at the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from pos_app.ui.listed import Row, chosen_place
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList

if TYPE_CHECKING:
    from pos_app.ui.look import Look

# Room for the focus ring of the list, which the rows must not touch.
INSET = 6
_ROWS_IN_SIGHT = 2
_ONE_LINE, _TWO_LINES, _GAP, _PADDING = 48, 64, 6, 14
_BESIDE = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT_TO_PANEL = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Delete,
    }
)


class RowList(PaintedList):
    """Shows :class:`Row` after :class:`Row`.

    With ``moves_itself`` arrows choose the row above and below; else the panel around it does.

    Signals:
        chosen(object): the key of the row that was touched, or that the arrows came to.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, name: str, *, moves_itself: bool = False) -> None:
        """Be empty."""
        self._moves_itself = moves_itself
        super().__init__(name, frozenset() if moves_itself else _LEFT_TO_PANEL)
        self._look = look
        self.setItemDelegate(_RowDelegate(look, self))
        self.setProperty("surface", "raised")
        self.clicked.connect(self._choose)
        look.changed.connect(self._measure_again)
        self._measure_again()

    def display(self, rows: tuple[Row, ...]) -> None:
        """Show rows, the chosen one in sight."""
        self.show_rows(rows)
        place = chosen_place(rows)
        if place is not None:
            self.stand_on(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose what the arrows came to, once the list itself is done with the key."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        if self._moves_itself and self.currentIndex().row() != before and isinstance(row, Row):
            self.chosen.emit(row.key)

    @Slot("QModelIndex")
    def _choose(self, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(row, Row):
            self.chosen.emit(row.key)

    @Slot()
    def _measure_again(self) -> None:
        self.setMinimumHeight(self._look.px(_TWO_LINES + _GAP) * _ROWS_IN_SIGHT)
        self.scheduleDelayedItemsLayout()


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, rows: RowList) -> None:
        super().__init__(rows)
        self._look = look

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QSize:
        row, px = index.data(ROW), self._look.px
        return QSize(px(160), px(_TWO_LINES if row.detail else _ONE_LINE) + px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, px = index.data(ROW), self._look.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(INSET, px(_GAP) // 2, -INSET, -px(_GAP) // 2)
        self._paint_ground(painter, rect, row)
        inside = rect.adjusted(px(_PADDING), 0, -px(_PADDING), 0)
        half = inside.height() // 2 if row.detail else inside.height()
        above = QRect(inside.left(), inside.top() + (px(4) if row.detail else 0), 0, half)
        below = QRect(inside.left(), above.bottom() - px(2), inside.width(), half - px(2))
        above.setWidth(inside.width())
        if self._has_room_beside(row, inside.width()):
            self._paint_mark(painter, above, row)
        elif row.detail:  # a name is cut last of all
            self._paint_mark(painter, below, row)
        ink = "selection-text" if row.is_chosen else "text"
        self._paint_text(painter, above, row.title, ("sell.item", ink))
        if row.detail:
            ink = "selection-text" if row.is_chosen else "text-muted"
            self._paint_text(painter, below, row.detail, ("sell.body", ink))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, row: Row) -> None:
        look = self._look
        radius = look.theme.radius("control")
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(rect), radius, radius)
        painter.fillPath(outline, look.color("selection" if row.is_chosen else "surface-raised"))
        width, role = (2, "accent") if row.is_chosen else (1, "border")
        painter.setPen(QPen(look.color(role), width))
        painter.drawPath(outline)

    def _has_room_beside(self, row: Row, width: int) -> bool:
        title = QFontMetrics(self._look.type_font("sell.item")).horizontalAdvance(row.title)
        return title + self._look.px(_BESIDE) + self._mark_width(row) <= width

    def _mark_width(self, row: Row) -> int:
        return QFontMetrics(self._look.type_font("sell.body", 600)).horizontalAdvance(row.mark)

    def _paint_mark(self, painter: QPainter, area: QRect, row: Row) -> None:
        """Paint the mark at the right edge, and leave the rest of ``area``."""
        painter.setFont(self._look.type_font("sell.body", 600 if row.detail else None))
        painter.setPen(self._look.color("selection-text" if row.is_chosen else "text-muted"))
        painter.drawText(area, _RIGHT, row.mark)
        if row.mark:
            area.setWidth(area.width() - self._mark_width(row) - self._look.px(_BESIDE))

    def _paint_text(
        self, painter: QPainter, area: QRect, text: str, drawn: tuple[str, str]
    ) -> None:
        style, ink = drawn
        font = self._look.type_font(style)
        painter.setFont(font)
        painter.setPen(self._look.color(ink))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(area, _LEFT, QFontMetrics(font).elidedText(text, elide, area.width()))
