"""The customers who were found, one under the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from pos_app.ui.customers.customer_state import FoundRow
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList

_HEIGHT, _PADDING, _BAR = 60, 16, 4
_MOST_ROWS, _MOST_ROWS_NARROW, _NARROW = 3, 2, 400
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT_TO_PANEL = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Delete,
    }
)


class FoundList(PaintedList):
    """Shows :class:`FoundRow` after :class:`FoundRow`; whole rows, a few at a time.

    Signals:
        chosen(object): the id of the customer who was touched.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__(_("Customers found"), _LEFT_TO_PANEL)
        self._look = look
        self.setItemDelegate(_RowDelegate(look, self))
        self.setProperty("surface", "raised")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._choose)
        look.changed.connect(self._measure)

    def display(self, rows: tuple[FoundRow, ...], selected: int | None) -> None:
        """Show who was found, and who of them is selected."""
        self.show_rows(rows)
        self._measure()
        if selected is not None:
            self.stand_on(selected)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show fewer rows where the card under them needs more lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    @Slot("QModelIndex")
    def _choose(self, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(row, FoundRow):
            self.chosen.emit(row.customer_id)

    @Slot()
    def _measure(self) -> None:
        count, height = len(self.texts()), self._look.px(_HEIGHT)
        most = _MOST_ROWS if self.width() >= self._look.px(_NARROW) else _MOST_ROWS_NARROW
        self.setFixedHeight(max(1, min(count, most)) * height)
        self.scheduleDelayedItemsLayout()


class _RowDelegate(QStyledItemDelegate):
    """Name and group over what else is known; the selected row has a bar before it."""

    def __init__(self, look: Look, rows: QListView) -> None:
        super().__init__(rows)
        self._look = look
        self._rows = rows

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        return QSize(self._look.px(200), self._look.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, look = index.data(ROW), self._look
        rect: QRect = option.rect
        painter.save()
        is_current = index.row() == self._rows.currentIndex().row()
        painter.fillRect(rect, look.color("selection" if is_current else "surface-raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.color("border"))
        if is_current:
            bar = QRect(rect.left(), rect.top(), look.px(_BAR), rect.height())
            painter.fillRect(bar, look.color("accent"))
        pad, half = look.px(_PADDING), rect.height() // 2
        inside = rect.adjusted(pad, look.px(3), -pad, -look.px(3))
        upper = QRect(inside.left(), inside.top(), inside.width(), half - look.px(3))
        lower = upper.translated(0, upper.height())
        item, body = look.type_font("sell.item"), look.type_font("sell.body")
        ink = look.color("selection-text" if is_current else "text")
        muted = ink if is_current else look.color("text-muted")
        metrics = QFontMetrics(body)
        group = metrics.elidedText(row.group, Qt.TextElideMode.ElideRight, upper.width() // 3)
        painter.setFont(body)
        painter.setPen(muted)
        painter.drawText(upper, _RIGHT, group)
        detail = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, _LEFT, detail)
        room = upper.width() - metrics.horizontalAdvance(group) - (pad if group else 0)
        painter.setFont(item)
        painter.setPen(ink)
        name = QFontMetrics(item).elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(upper, _LEFT, name)
        painter.restore()
