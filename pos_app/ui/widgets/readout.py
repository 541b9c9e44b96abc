"""Echoes what is being typed next to the number pad, for eyes that rest on the pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_HEIGHT = 44
_PAD = 14
_ICON = 20
_GAP = 10


class Readout(QWidget):
    """A line that shows what was typed, or a hint while nothing was."""

    def __init__(self, look: Look, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._hint = hint
        self._typed = ""
        self.setAccessibleName(hint)
        look.changed.connect(self._restyle)

    def display(self, typed: str) -> None:
        """Show ``typed``, or the hint when it is empty."""
        if typed != self._typed:
            self._typed = typed
            self.setAccessibleName(typed or self._hint)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(100), self._look.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border"), 1))
        painter.setBrush(look.color("surface"))
        radius = look.theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        size = look.px(_ICON)
        icon = look.icon("keyboard", _ICON, "text-muted", self.devicePixelRatioF())
        painter.drawPixmap(QPointF(_PAD, (self.height() - size) / 2), icon)
        painter.setFont(look.type_font("sell.item" if self._typed else "sell.body"))
        painter.setPen(look.color("text" if self._typed else "text-muted"))
        at = self.rect().adjusted(_PAD + size + _GAP, 0, -_PAD, 0)
        alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        text = metrics.elidedText(
            self._typed or self._hint, Qt.TextElideMode.ElideRight, at.width()
        )
        painter.drawText(at, int(alignment), text)
        painter.end()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
