"""The initials of a person in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from pos_app.ui.look import Look


class Avatar(QWidget):
    """Decoration beside a name: a screen reader passes over it; empty it shows nothing."""

    def __init__(self, look: Look, size: int, style: str = "sell.initials") -> None:
        """Draw a circle ``size`` pixels wide before scaling, its letters in a type style."""
        super().__init__()
        self._look = look
        self._size = size
        self._style = style
        self._initials = ""
        look.changed.connect(self._take_look)
        self._take_look()

    def show_initials(self, initials: str) -> None:
        """Show the initials of somebody else."""
        if initials != self._initials:
            self._initials = initials
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._initials:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent-soft"))
        painter.drawEllipse(self.rect())
        painter.setFont(look.type_font(self._style))
        painter.setPen(look.color("accent-soft-text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()

    @Slot()
    def _take_look(self) -> None:
        side = self._look.px(self._size)
        self.setFixedSize(side, side)
