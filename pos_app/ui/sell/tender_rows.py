"""The tenders of a payment one under the other, each with a button that gives it back.

They scroll in the room there is, so that the buttons under them stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from pos_app.ui.fonts import font
from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.payment_state import TenderRow

_HEIGHT = 60
_ICON = 24
_PADDING = 16
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Row(QWidget):
    """One tender; what comes next is dashed and has no button.

    Signals:
        removed(object): the identifier of the tender.
    """

    removed = Signal(object)

    def __init__(self, look: Look, row: TenderRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row = row
        self.setAccessibleName(row.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._back: HintButton | None = None
        if row.tender_id is not None:
            self._back = HintButton(look, "", kind=Kind.DANGER_OUTLINE, icon="x", parent=self)
            self._back.setAccessibleName(_("Give {tender} back").format(tender=row.title))
            self._back.clicked.connect(self._remove)

    def sizeHint(self) -> QSize:
        return QSize(300, self._look.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._back is not None:
            side = self.height()
            self._back.setGeometry(self.width() - side, 0, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, theme, row = self._look, self._look.theme, self._row
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = look.px(_PADDING)
        right = pad
        if self._back is None:
            pen = QPen(look.color("accent"), 2, Qt.PenStyle.DashLine)
            painter.setBrush(look.color("selection"))
        else:
            pen = QPen(look.color("border"), 1)
            painter.setBrush(look.color("surface"))
            right = self.height() + look.px(12)
        painter.setPen(pen)
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        middle = self.rect().center().y()
        icon = look.icon(row.icon, _ICON, "text", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(pad, middle - look.px(_ICON) // 2 + 1), icon)
        amount = font(theme, "sell.tender")
        painter.setFont(amount)
        painter.setPen(look.color("text"))
        room = self.rect().adjusted(pad + look.px(_ICON + 12), 0, -right, 0)
        painter.drawText(room, _RIGHT, row.amount)
        width = room.width() - QFontMetrics(amount).horizontalAdvance(row.amount) - look.px(10)
        half = look.px(23)
        self._paint_text(painter, QRect(room.left(), middle - half, width, half), row.title, 600)
        painter.setPen(look.color("text-muted"))
        self._paint_text(painter, QRect(room.left(), middle + 1, width, half), row.detail, 400)
        painter.end()

    def _paint_text(self, painter: QPainter, area: QRect, text: str, weight: int) -> None:
        used = font(self._look.theme, "sell.body", weight=weight)
        painter.setFont(used)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(area, _LEFT, QFontMetrics(used).elidedText(text, elide, area.width()))

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._row.tender_id)


class TenderRows(QScrollArea):
    """Draws :class:`TenderRow` after :class:`TenderRow`; the last one is always in sight.

    Signals:
        removed(object): the identifier of a tender to give back.
    """

    removed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._look = look
        self._shown: tuple[TenderRow, ...] = ()
        self._widgets: list[_Row] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setProperty("surface", "raised")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.verticalScrollBar().rangeChanged.connect(self._show_last)
        # It takes what the buttons leave; they keep their size with many tenders and with none.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        look.changed.connect(self._take_look)
        self._take_look()

    def show_rows(self, rows: tuple[TenderRow, ...]) -> None:
        """Draw the rows anew when they differ."""
        if rows == self._shown:
            return
        self._shown = rows
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = [_Row(self._look, row, self._inside) for row in rows]
        for place, widget in enumerate(self._widgets):
            widget.removed.connect(self._remove)
            self._column.insertWidget(place, widget)
            widget.show()

    @Slot()
    def _take_look(self) -> None:
        self.setMinimumHeight(self._look.px(_HEIGHT))

    @Slot(int, int)
    def _show_last(self, first: int, last: int) -> None:  # noqa: ARG002 - Qt's signature
        self.verticalScrollBar().setValue(last)

    @Slot(object)
    def _remove(self, tender_id: UUID) -> None:
        self.removed.emit(tender_id)
