"""A large amount in a box, with a word over it and, where it matters, an icon and a tone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from pos_app.ui.look import Look
from pos_app.ui.shift.shift_state import Figure

_HEIGHT, _PAD = 98, 18
_STEPS = (44, 34, 26, 20)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Fill, edge and ink of each tone.
_TONES = {
    "": ("surface", "border", "text"),
    "danger": ("danger-soft", "danger", "danger"),
    "positive": ("surface", "positive", "positive"),
}


class FigureBox(QFrame):
    """Shows a :class:`Figure`; the amount steps down until it fits."""

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._figure = Figure("", "", "", "")

    def display(self, figure: Figure) -> None:
        """Show another amount."""
        self._figure = figure
        self.setAccessibleName(f"{figure.label} {figure.amount}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the box of the design."""
        return QSize(self._look.px(200), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self._look.px(120), self._look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the box."""
        look, figure = self._look, self._figure
        fill, edge, ink = _TONES[figure.tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(edge), 2 if figure.tone else 1))
        painter.setBrush(look.color(fill))
        radius = look.theme.radius("panel")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        pad, top = look.px(_PAD), look.px(12)
        left = pad
        if figure.icon:
            icon = look.icon(figure.icon, 22, ink, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(left, top + look.px(1)), icon)
            left += look.px(30)
        painter.setFont(look.type_font("sell.body"))
        painter.setPen(look.color(ink if figure.tone else "text-muted"))
        painter.drawText(
            QRect(left, top, self.width() - left, look.px(24)), int(_LEFT), figure.label
        )
        room = self.width() - 2 * pad
        painter.setFont(self._font(room))
        painter.setPen(look.color(ink))
        painter.drawText(
            QRect(pad, look.px(36), room, self.height() - look.px(42)), int(_RIGHT), figure.amount
        )
        painter.end()

    def _font(self, room: int) -> QFont:
        fonts = [self._look.type_font("sell.total", pixels=pixels) for pixels in _STEPS]
        fitting = [
            each
            for each in fonts
            if QFontMetrics(each).horizontalAdvance(self._figure.amount) <= room
        ]
        return (fitting or fonts[-1:])[0]
