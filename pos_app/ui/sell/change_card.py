"""The change, as large as it fits, with the notes and coins that make it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.ui.fonts import font

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import CompletePart

_STEPS = (104, 88, 66)
# Like TOTAL, the change grows with the text up to here and then stays.
_LARGEST = 132
_PADDING = 20
_HEAD = 30
_ICON = 26
_CHIP = 31
_CHIP_PADDING = 13
_GAP = 8
_VERTICAL = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChangeCard(QWidget):
    """Paints the top of the "Sale complete" panel; the amount never counts up."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._look = look
        self._part: CompletePart | None = None
        look.changed.connect(self._restyle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def show_part(self, part: CompletePart) -> None:
        """Draw the change of a sale."""
        self._part = part
        self.setAccessibleName(part.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the amount and the rows of notes and coins need."""
        return QSize(400, self._height(self.width()))

    def minimumSizeHint(self) -> QSize:
        """The same height in any width."""
        return QSize(200, self._height(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the card."""
        part = self._part
        if part is None:
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("positive"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(theme.color("positive-soft"))
        radius = theme.radius("panel")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        padding = theme.px(_PADDING)
        inside = self.rect().adjusted(padding, theme.px(12), -padding, -theme.px(_VERTICAL))
        head = QRect(inside.left(), inside.top(), inside.width(), theme.px(_HEAD))
        self._paint_head(painter, head, part)
        rows = self._chip_rows(inside.width())
        chips_height = len(rows) * (theme.px(_CHIP) + _GAP)
        self._paint_chips(painter, inside, rows)
        amount = inside.adjusted(0, head.height(), 0, -chips_height)
        painter.setFont(self._amount_font(part.change, amount.width()))
        painter.setPen(theme.color("text"))
        painter.drawText(amount, _RIGHT, part.change)
        painter.end()

    def _paint_head(self, painter: QPainter, head: QRect, part: CompletePart) -> None:
        theme = self._look.theme
        size = theme.px(_ICON)
        ratio = self.devicePixelRatioF()
        icon = self._look.icon("hand-coins", _ICON, "positive", ratio)
        painter.drawPixmap(QPoint(head.left(), head.center().y() - size // 2), icon)
        painter.setFont(font(theme, "sell.item"))
        painter.setPen(theme.color("positive"))
        painter.drawText(head.adjusted(size + theme.px(10), 0, 0, 0), _LEFT, part.headline)
        painter.setFont(font(theme, "sell.item", weight=500))
        painter.setPen(theme.color("text"))
        used = QFontMetrics(font(theme, "sell.item")).horizontalAdvance(part.headline)
        room = head.width() - size - theme.px(26) - used
        if QFontMetrics(painter.font()).horizontalAdvance(part.paid) <= room:
            painter.drawText(head, _RIGHT, part.paid)

    def _paint_chips(self, painter: QPainter, inside: QRect, rows: list[list[str]]) -> None:
        theme = self._look.theme
        used = font(theme, "sell.body", weight=600)
        painter.setFont(used)
        metrics = QFontMetrics(used)
        height = theme.px(_CHIP)
        pen = QPen(theme.color("positive"))
        pen.setWidth(1)
        y = inside.bottom() + 1 - len(rows) * (height + _GAP) + _GAP
        for row in rows:
            widths = [metrics.horizontalAdvance(text) + 2 * theme.px(_CHIP_PADDING) for text in row]
            x = inside.right() + 1 - sum(widths) - _GAP * (len(widths) - 1)
            for text, width in zip(row, widths, strict=True):
                chip = QRect(x, y, width, height)
                painter.setPen(pen)
                painter.setBrush(theme.color("surface-raised"))
                radius = theme.radius("chip")
                outline = QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(outline, radius, radius)
                painter.setPen(theme.color("text"))
                painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
                x += width + _GAP
            y += height + _GAP

    def _chip_rows(self, width: int) -> list[list[str]]:
        """Break the notes and coins into rows that fit."""
        if self._part is None:
            return []
        metrics = QFontMetrics(font(self._look.theme, "sell.body", weight=600))
        rows: list[list[str]] = []
        left = 0
        for text in self._part.pieces:
            needed = metrics.horizontalAdvance(text) + 2 * self._look.theme.px(_CHIP_PADDING) + _GAP
            if not rows or needed > left:
                rows.append([])
                left = width + _GAP
            rows[-1].append(text)
            left -= needed
        return rows

    def _amount_font(self, text: str, width: int) -> QFont:
        used = font(self._look.theme, "sell.change")
        for pixels in _STEPS:
            used.setPixelSize(min(self._look.px(pixels), _LARGEST))
            if QFontMetrics(used).horizontalAdvance(text) <= width:
                break
        return used

    def _height(self, width: int) -> int:
        theme = self._look.theme
        rows = len(self._chip_rows(width - 2 * theme.px(_PADDING)))
        amount = min(theme.px(108), _LARGEST + 4)
        return theme.px(12 + _HEAD) + amount + rows * (theme.px(_CHIP) + _GAP) + theme.px(_VERTICAL)
