"""The strip above the total of a wide window: the last sale, its change, its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Shape
from pos_app.ui.widgets.hint_button import HintButton

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import LastSale

_ICON = 24
_PADDING = 14
_BUTTON_WIDTH = 116
_MARGIN = 5
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LastSaleStrip(QWidget):
    """Shows a :class:`LastSale`, or that there was none yet.

    Signals:
        acted(str): ``last_receipt``.
    """

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin before the first sale."""
        super().__init__(parent)
        self._look = look
        self._sale: LastSale | None = None
        self._button = HintButton(look, _("Receipt"), shape=Shape.NOTE, hint="Ctrl P", parent=self)
        self._button.clicked.connect(self._read)
        self._button.setEnabled(False)

    def show_part(self, sale: LastSale | None) -> None:
        """Draw the last sale."""
        if sale != self._sale:
            self._sale = sale
            self._button.setEnabled(sale is not None)
            self.setAccessibleName("" if sale is None else f"{sale.total}, {sale.change}")
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right edge."""
        super().resizeEvent(event)
        width = self._look.px(_BUTTON_WIDTH)
        left = self.width() - width - _MARGIN
        self._button.setGeometry(left, _MARGIN, width, self.height() - 2 * _MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the strip."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border"), 1))
        painter.setBrush(look.color("surface"))
        radius = look.theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        size = look.px(_ICON)
        icon = look.icon("receipt", _ICON, "text-muted", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(look.px(_PADDING), (self.height() - size) // 2), icon)
        left = look.px(_PADDING) + size + look.px(12)
        width = self._button.x() - left - look.px(6)
        if self._sale is None:
            painter.setPen(look.color("text-muted"))
            painter.setFont(look.type_font("sell.body"))
            painter.drawText(QRect(left, 0, width, self.height()), _LEFT, _("No sale yet"))
            painter.end()
            return
        line = look.px(23)
        top = self.height() // 2 - line
        painter.setPen(look.color("text"))
        painter.setFont(look.type_font("sell.body", 600))
        self._paint_line(painter, QRect(left, top, width, line), self._sale.total)
        painter.setPen(look.color("text-muted"))
        painter.setFont(look.type_font("sell.body"))
        self._paint_line(painter, QRect(left, top + line, width, line), self._sale.change)
        painter.end()

    @staticmethod
    def _paint_line(painter: QPainter, area: QRect, text: str) -> None:
        metrics = painter.fontMetrics()
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, elided)

    @Slot()
    def _read(self) -> None:
        self.acted.emit("last_receipt")
