"""Short lines with a mark: what is done, what is under way, what did not work."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.ui.look import Look
from pos_app.ui.sell.sell_state import StateLine

_ROW = 28
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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines."""
        look = self._look
        painter = QPainter(self)
        used = look.type_font("sell.body")
        painter.setFont(used)
        metrics = QFontMetrics(used)
        row, size = look.px(_ROW), look.px(_ICON)
        left = size + look.px(14)
        for place, line in enumerate(self._lines):
            icon, ink, text = _LOOK[line.kind]
            area = QRect(left, place * row, self.width() - left, row)
            picture = look.icon(icon, _ICON, ink, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(look.px(4), area.center().y() - size // 2 + 1), picture)
            painter.setPen(look.color(text))
            words = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
