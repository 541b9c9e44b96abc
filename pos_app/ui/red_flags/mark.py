"""The short name of a rule in a small red field, as the list of events shows it too."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from pos_app.ui.look import Look

MARK_GAP = 9
_PAD = 6
_HEIGHT = 20
_ROUND = 4
_STRONG = 600


def mark_width(look: Look, mark: str) -> int:
    """Return how wide a mark is."""
    metrics = QFontMetrics(look.type_font("office.caption", _STRONG))
    return metrics.horizontalAdvance(mark) + 2 * look.px(_PAD)


def paint_mark(painter: QPainter, look: Look, area: QRect, mark: str) -> None:
    """Paint a mark at the left of an area, in its middle."""
    height = look.px(_HEIGHT)
    top = area.top() + (area.height() - height) // 2
    field = QRect(area.left(), top, mark_width(look, mark), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("danger-soft"))
    painter.drawRoundedRect(QRectF(field), _ROUND, _ROUND)
    painter.setFont(look.type_font("office.caption", _STRONG))
    painter.setPen(look.color("danger"))
    painter.drawText(field, int(Qt.AlignmentFlag.AlignCenter), mark)
    painter.restore()


class Mark(QWidget):
    """A mark as a part of a screen; the name of its rule stands beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._mark = ""
        look.changed.connect(self._measure)

    def display(self, mark: str) -> None:
        """Show another rule's mark."""
        self._mark = mark
        self._measure()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._look, self.rect(), self._mark)
        painter.end()

    @Slot()
    def _measure(self) -> None:
        self.setFixedSize(QSize(mark_width(self._look, self._mark), self._look.px(_HEIGHT)))
        self.update()
