"""The striped band over everything that is only practice; it never goes away there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_HEIGHT, _STRIPE, _PAD, _ICON = 44, 28, 18, 24
_CENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TrainingBand(QWidget):
    """Says that nothing here is a real sale, and how to leave."""

    def __init__(self, look: Look) -> None:
        """Be 44 pixels high before scaling."""
        super().__init__()
        self._look = look
        self._text = _("Training mode. Nothing here is a real sale. Alt T leaves.")
        self.setAccessibleName(self._text)
        look.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the height of the design."""
        return QSize(0, self._look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the stripes, and the words on a plain ground in the middle."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.color("warning-fill"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("warning-fill").darker(112))
        height, stripe = self.height(), look.px(_STRIPE)
        for left in range(-height, self.width() + height, 2 * stripe):
            corners = [(left + height, 0), (left + height + stripe, 0), (left + stripe, height)]
            points = [QPoint(x, y) for x, y in (*corners, (left, height))]
            painter.drawPolygon(QPolygon(points))
        painter.setFont(look.type_font("sell.body", 600))
        words = QFontMetrics(painter.font()).horizontalAdvance(self._text)
        pad, icon = look.px(_PAD), look.px(_ICON)
        width = min(words + icon + 3 * pad, self.width())
        ground = QRect((self.width() - width) // 2, 4, width, height - 8)
        painter.setBrush(look.color("warning-fill"))
        painter.drawRoundedRect(ground, 8, 8)
        drawn = look.icon("graduation-cap", _ICON, "warning-fill-text", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(ground.left() + pad, (height - icon) // 2), drawn)
        painter.setPen(look.color("warning-fill-text"))
        room = ground.adjusted(2 * pad + icon, 0, -pad // 2, 0)
        elided = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(_CENTRE), elided)
        painter.end()

    @Slot()
    def _restyle(self) -> None:
        self.setFixedHeight(self._look.px(_HEIGHT))
        self.update()
