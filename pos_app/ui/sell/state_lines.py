"""Short lines with a mark: what is done, what is under way, what did not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import StateLine

_ROW = 28
_ABOVE = 2
_ICON = 22
_LOOK = {
    "done": ("circle-check", "positive", "text"),
    "waiting": ("clock", "info", "text-muted"),
    "failed": ("triangle-alert", "warning", "warning"),
}


class StateLines(QWidget):
    """Paints lines of equal height."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin without lines."""
        super().__init__(parent)
        self._look = look
        self._lines: tuple[StateLine, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)

    def show_lines(self, lines: tuple[StateLine, ...]) -> None:
        """Draw these lines."""
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName(" ".join(line.text for line in lines))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """A row for each line."""
        return QSize(300, len(self._lines) * self._look.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        """The same height in any width."""
        return QSize(100, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """As many rows as the lines need when they are broken to ``width``."""
        return sum(self._height_of(line, width) for line in self._lines)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines."""
        look = self._look
        painter = QPainter(self)
        used = look.type_font("sell.body")
        painter.setFont(used)
        row, size = look.px(_ROW), look.px(_ICON)
        left = size + look.px(14)
        top = 0
        for line in self._lines:
            icon, ink, text = _LOOK[line.kind]
            height = self._height_of(line, self.width())
            picture = look.icon(icon, _ICON, ink, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(look.px(4), top + (row - size) // 2), picture)
            painter.setPen(look.color(text))
            area = QRect(left, top + look.px(_ABOVE), self.width() - left, height)
            painter.drawText(area, Qt.TextFlag.TextWordWrap, line.text)
            top += height
        painter.end()

    def _height_of(self, line: StateLine, width: int) -> int:
        look = self._look
        metrics = QFontMetrics(look.type_font("sell.body"))
        room = QRect(0, 0, max(1, width - look.px(_ICON + 14)), look.px(1000))
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, line.text).height()
        return max(look.px(_ROW), needed + look.px(2 * _ABOVE))

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
