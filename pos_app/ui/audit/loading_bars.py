"""Grey bars in place of rows that take long to read."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look

# How much of the width each bar takes; they stand for lines of text of uneven length.
_SHARES = (0.70, 0.92, 0.54, 0.80, 0.63, 0.86, 0.58, 0.75)
_BAR = 14
_PAD = 16
_RADIUS = 3


class LoadingBars(QWidget):
    """Bars at the distance of rows; they do not move."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(_("Reading the log"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as many bars as there is room for, eight at most."""
        look = self._look
        step = look.theme.size("office-row")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("surface-sunken"))
        painter.setBrush(look.color("surface-sunken"))
        top = look.theme.size("office-header") + _PAD
        for number, share in enumerate(_SHARES):
            bar = QRectF(
                _PAD, top + number * step, share * (self.width() - 2 * _PAD), look.px(_BAR)
            )
            if bar.bottom() < self.height():
                painter.drawRoundedRect(bar, _RADIUS, _RADIUS)
        painter.end()
