"""The three steps of closing a shift: done, now, to come; shape and words, not colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_CIRCLE, _LINE, _GAP = 32, 48, 10
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StepBar(QWidget):
    """Is empty while nothing is closed."""

    def __init__(self, look: Look) -> None:
        """Show no step."""
        super().__init__()
        self._look = look
        self._step = 0
        self._names = (_("Count"), _("Compare"), _("Close and print Z"))

    def show_step(self, step: int) -> None:
        """Show which step it is, from 1; 0 shows nothing."""
        self._step = step
        said = ""
        if step:
            said = _("Step {step} of 3, {name}").format(step=step, name=self._names[step - 1])
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of all three."""
        px = self._look.px
        words = sum(self._metrics().horizontalAdvance(name) for name in self._names)
        steps = 3 * (px(_CIRCLE) + px(_GAP)) + 2 * (px(_LINE) + 2 * px(_GAP))
        return QSize(words + steps if self._step else 0, px(_CIRCLE) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint circles, words and the lines between them."""
        if not self._step or self.width() < self.sizeHint().width():
            return
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, size = 0, px(_CIRCLE)
        top = (self.height() - size) // 2
        for number, name in enumerate(self._names, start=1):
            is_done, is_now = number < self._step, number == self._step
            ink = "positive" if is_done else "text" if is_now else "text-muted"
            circle = QRect(left, top, size, size)
            edge = "positive" if is_done else "accent" if is_now else "border-strong"
            painter.setPen(QPen(look.color(edge), 2))
            painter.setBrush(look.color("accent" if is_now else "surface"))
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
            if is_done:
                icon = look.icon("check", 18, "positive", self.devicePixelRatioF())
                inset = (size - px(18)) // 2
                painter.drawPixmap(QPoint(left + inset, top + inset), icon)
            else:
                painter.setFont(look.type_font("sell.body", 600))
                painter.setPen(look.color("accent-text" if is_now else "text-muted"))
                painter.drawText(circle, int(_CENTRE), str(number))
            left += size + px(_GAP)
            painter.setFont(look.type_font("sell.body", 600 if is_now else None))
            painter.setPen(look.color(ink))
            width = self._metrics().horizontalAdvance(name)
            painter.drawText(QRect(left, 0, width + 4, self.height()), int(_LEFT), name)
            left += width + px(_GAP)
            if number < len(self._names):
                painter.setPen(QPen(look.color("positive" if is_done else "border-strong"), 2))
                middle = self.height() // 2
                painter.drawLine(left, middle, left + px(_LINE), middle)
                left += px(_LINE) + px(_GAP)
        painter.end()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.type_font("sell.body", 600))
