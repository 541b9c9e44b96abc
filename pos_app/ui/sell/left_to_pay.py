"""The dark block of the payment panel: what is left to pay, and how far the payment has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.ui.fonts import font
from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.payment_state import PaymentPart

_HEIGHT = 126
_PADDING = 18
_CAPTION = 26
_BAR = 8
_STEPS = (58, 48, 40)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LeftToPay(QWidget):
    """Paints the amount, total and paid, and a bar for the share that is paid."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(parent)
        self._look = look
        self._part: PaymentPart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_part(self, part: PaymentPart) -> None:
        """Draw a payment."""
        self._part = part
        self.setAccessibleName(part.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the design has it, growing with the text."""
        return QSize(300, self._look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the block."""
        part = self._part
        if part is None:
            return
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("display"))
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        pad = look.px(_PADDING)
        inside = self.rect().adjusted(pad, look.px(8), -pad, -look.px(12))
        caption = QRect(inside.left(), inside.top(), inside.width(), look.px(_CAPTION))
        painter.setFont(font(theme, "sell.body"))
        painter.setPen(look.color("display-muted"))
        painter.drawText(caption, _LEFT, _("Left to pay"))
        bar = QRect(inside.left(), inside.bottom() - look.px(_BAR), inside.width(), look.px(_BAR))
        middle = QRect(
            inside.left(), caption.bottom(), inside.width(), bar.top() - caption.bottom()
        )
        beside = self._width_of_sums(part)
        if self._fits(part.left, middle.width() - beside):
            self._paint_sums(painter, middle, part)
            middle.adjust(0, 0, -beside, 0)
        self._paint_amount(painter, middle, part.left)
        self._paint_bar(painter, bar, part.share)
        painter.end()

    def _fits(self, left: str, room: int) -> bool:
        """Return whether what is left can be read beside the sums: it is never cut for them."""
        used = font(self._look.theme, "sell.total")
        used.setPixelSize(self._look.px(_STEPS[-1]))
        return QFontMetrics(used).horizontalAdvance(left) <= room

    def _width_of_sums(self, part: PaymentPart) -> int:
        """Return how much room total and paid take at the right."""
        rows = _sums(part)
        plain = QFontMetrics(font(self._look.theme, "sell.body"))
        name = max(plain.horizontalAdvance(text) for text, _amount in rows)
        return self._width_of_amounts(part) + name + self._look.px(36)

    def _width_of_amounts(self, part: PaymentPart) -> int:
        bold = QFontMetrics(font(self._look.theme, "sell.body", weight=600))
        return max(bold.horizontalAdvance(text) for _name, text in _sums(part))

    def _paint_sums(self, painter: QPainter, area: QRect, part: PaymentPart) -> None:
        """Paint total and paid at the right."""
        look = self._look
        rows = _sums(part)
        bold = font(look.theme, "sell.body", weight=600)
        plain = font(look.theme, "sell.body")
        amount = self._width_of_amounts(part)
        line = look.px(25)
        top = area.center().y() - line
        for row, (label, text) in enumerate(rows):
            box = QRect(area.left(), top + row * line, area.width(), line)
            painter.setFont(bold)
            painter.setPen(look.color("display-text"))
            painter.drawText(box, _RIGHT, text)
            painter.setFont(plain)
            painter.setPen(look.color("display-muted"))
            painter.drawText(box.adjusted(0, 0, -amount - look.px(18), 0), _RIGHT, label)

    def _paint_amount(self, painter: QPainter, area: QRect, text: str) -> None:
        used = font(self._look.theme, "sell.total")
        for pixels in _STEPS:
            used.setPixelSize(self._look.px(pixels))
            if QFontMetrics(used).horizontalAdvance(text) <= area.width():
                break
        painter.setFont(used)
        painter.setPen(self._look.color("display-text"))
        painter.drawText(area, _LEFT, text)

    def _paint_bar(self, painter: QPainter, area: QRect, share: float) -> None:
        half = area.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("display-line"))
        painter.drawRoundedRect(QRectF(area), half, half)
        done = QRectF(area)
        done.setWidth(area.width() * min(1.0, max(0.0, share)))
        painter.setBrush(self._look.color("display-text"))
        painter.drawRoundedRect(done, half, half)


def _sums(part: PaymentPart) -> tuple[tuple[str, str], ...]:
    return ((_("Total"), part.total), (_("Paid"), part.paid))
