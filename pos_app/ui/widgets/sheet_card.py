"""The card of a sheet: a title, what it asks with, and the answers side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_PAD = 19
_TITLE_PAD = 14


class SheetCard(QWidget):
    """The card in the middle: a title, the content, the answers side by side."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._title = TextLabel(style="sell.title", wraps=True)
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(_PAD, _PAD - 4, _PAD, 0)
        self._answers = QHBoxLayout()
        self._answers.setContentsMargins(_PAD, _PAD - 3, _PAD, _PAD)
        self._answers.setSpacing(look.theme.size("touch-gap"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._inside, 1)
        column.addLayout(self._answers)
        self.restyle()

    def fill(self, title: str, content: QWidget, answers: Sequence[QWidget]) -> None:
        """Show a title over the content and the answers."""
        self._title.setText(title)
        self._inside.addWidget(content)
        for answer in answers:
            self._answers.addWidget(answer, 1)

    def empty(self) -> None:
        """Delete what was shown."""
        for layout in (self._inside, self._answers):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def height_for(self, width: int) -> int:
        """Return how high the card has to be at a width."""
        column = self.layout()
        if column is None:
            return 0
        if column.hasHeightForWidth():
            return column.totalHeightForWidth(width)
        return column.totalSizeHint().height()

    def restyle(self) -> None:
        """Take the theme of the moment."""
        pad = self._look.px(_TITLE_PAD)
        self._head.setContentsMargins(_PAD, pad, _PAD, pad)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.theme.radius("dialog")
        edge = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surface-raised"))
        painter.drawRoundedRect(edge, radius, radius)
        head = self._head.geometry().bottom() + 1
        painter.save()
        painter.setClipRect(QRect(0, 0, self.width(), head))
        painter.setBrush(look.color("surface"))
        painter.drawRoundedRect(edge, radius, radius)
        painter.restore()
        painter.setPen(QPen(look.color("border"), 1))
        painter.drawLine(1, head, self.width() - 2, head)
        painter.setPen(QPen(look.color("border-strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(edge, radius, radius)
        painter.end()
