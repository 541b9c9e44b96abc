"""The dark block with the total: the only dark surface while selling, so the eye finds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_WIDTH, _HEIGHT = 312, 207
_PAD_X, _PAD_TOP, _PAD_BOTTOM = 19, 20, 6
_LOW, _PAD_TOP_LOW = 160, 11
_ROW = 25
_CAPTION = 24
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TotalDisplay(QWidget):
    """Up to three rows of label and amount, a line under them, then a caption and the total.

    The total steps down (66, 52, 44) until it fits and switches at once, never counting up; a
    change is announced to screen readers once.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[tuple[str, str], ...] = ()
        self._caption = ""
        self._total = ""
        look.changed.connect(self._restyle)

    def display(
        self, rows: Sequence[tuple[str, str]], caption: str, total: str, spoken: str
    ) -> None:
        """Show the rows over ``caption`` ("TOTAL") and ``total``; ``spoken`` is the whole name."""
        shown = (tuple(rows), caption, total)
        if shown == (self._rows, self._caption, self._total):
            return
        self._rows, self._caption, self._total = shown
        self.setAccessibleName(spoken)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH), self._look.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH * 3 // 4), self._look.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("display-line"), 1))
        painter.setBrush(look.color("display"))
        radius = look.theme.radius("panel")
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
        left, width = look.px(_PAD_X), self.width() - 2 * look.px(_PAD_X)
        is_low = self.height() < look.px(_LOW)
        top = look.px(_PAD_TOP_LOW if is_low else _PAD_TOP)
        for label, amount in self._rows:
            at = QRect(left, top, width, look.px(_ROW))
            painter.setFont(look.type_font("sell.body"))
            painter.setPen(look.color("display-muted"))
            painter.drawText(at, int(_LEFT), label)
            painter.setFont(look.type_font("sell.body", 600))
            painter.setPen(look.color("display-text"))
            painter.drawText(at, int(_RIGHT), amount)
            top += look.px(_ROW)
        self._paint_total(painter, left, width)
        painter.end()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _paint_total(self, painter: QPainter, left: int, width: int) -> None:
        look = self._look
        used = self._total_font(width)
        line = min(QFontMetrics(used).height(), look.px(70))
        bottom = self.height() - look.px(_PAD_BOTTOM)
        caption = QRect(left, self.height() - look.px(98), width, look.px(_CAPTION))
        if self._rows:
            painter.setPen(QPen(look.color("display-line"), 1))
            rule = caption.top() - look.px(6)
            painter.drawLine(left, rule, left + width, rule)
        spaced = look.type_font("sell.body", 600)
        spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
        painter.setFont(spaced)
        painter.setPen(look.color("display-text"))
        painter.drawText(caption, int(_LEFT), self._caption)
        painter.setFont(used)
        painter.drawText(QRect(left, bottom - line, width, line), int(_RIGHT), self._total)

    def _total_font(self, width: int) -> QFont:
        steps = self._look.theme.type_style("sell.total").steps
        for pixels in steps:
            used = self._look.type_font("sell.total", pixels=pixels)
            if QFontMetrics(used).horizontalAdvance(self._total) <= width:
                return used
        return self._look.type_font("sell.total", pixels=steps[-1])
