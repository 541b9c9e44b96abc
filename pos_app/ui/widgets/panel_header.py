"""The heading of a panel in the left part, with the button that closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_HEIGHT = 60
_LARGEST = 80
_PADDING = 18
_ICON = 22
_ROOM_FOR_WORDS = 190
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _CloseButton(QAbstractButton):
    """Joined to the heading: an icon, the word, the key."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.has_words = True
        self.setText(_("Close"))
        self.setAccessibleName(_("Close"))
        self.setAccessibleDescription("Esc")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        label = QFontMetrics(self._look.type_font("sell.body", 600)).horizontalAdvance(self.text())
        key = QFontMetrics(self._look.type_font("sell.keyhint")).horizontalAdvance("Esc")
        pad = self._look.px(_PADDING)
        if not self.has_words:
            return QSize(self._look.px(_ICON) + 2 * pad, self._look.px(_HEIGHT))
        return QSize(label + key + self._look.px(_ICON + 24) + 2 * pad, self._look.px(_HEIGHT))

    def focus_ring(self) -> tuple[QRect, int]:
        return self.rect().adjusted(5, 5, -5, -5), self._look.theme.radius("chip")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look = self._look
        painter = QPainter(self)
        if self.isDown():
            painter.fillRect(self.rect().adjusted(1, 0, -8, -1), look.color("surface-sunken"))
        painter.fillRect(QRect(0, 0, 1, self.height()), look.color("border"))
        x, middle = look.px(_PADDING), self.rect().center().y()
        size = look.px(_ICON)
        icon = look.icon("x", _ICON, "text", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(x, middle - size // 2 + 1), icon)
        if not self.has_words:
            painter.end()
            return
        x += size + look.px(12)
        painter.setPen(look.color("text"))
        painter.setFont(look.type_font("sell.body", 600))
        painter.drawText(QRect(x, 0, self.width(), self.height()), _LEFT, self.text())
        x += QFontMetrics(painter.font()).horizontalAdvance(self.text()) + look.px(12)
        painter.setPen(look.color("text-muted"))
        painter.setFont(look.type_font("sell.keyhint"))
        painter.drawText(QRect(x, 0, self.width(), self.height()), _LEFT, "Esc")
        painter.end()


class PanelHeader(QWidget):
    """A title on the left and "Close" on the right.

    Signals:
        closed(): the panel is to be closed.
    """

    closed = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        """Show ``title``."""
        super().__init__(parent)
        self._look = look
        self._title = title
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._close = _CloseButton(look, self)
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._close)

    def sizeHint(self) -> QSize:
        """As high as the design's panels."""
        return QSize(300, min(self._look.px(_HEIGHT), _LARGEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the word out where the title needs its room."""
        super().resizeEvent(event)
        title = QFontMetrics(self._look.type_font("sell.title")).horizontalAdvance(self._title)
        self._close.has_words = self.width() > title + self._look.px(_ROOM_FOR_WORDS)
        self._close.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, title and the line under it."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.theme.radius("panel") - 1
        ground = QPainterPath()
        ground.addRoundedRect(self.rect().adjusted(0, 0, 0, 2 * radius), radius, radius)
        painter.setClipRect(self.rect())
        painter.fillPath(ground, look.color("surface"))
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, look.color("border"))
        painter.setPen(look.color("text"))
        area = self.rect().adjusted(look.px(_PADDING), 0, -self._close.width(), 0)
        painter.setFont(look.type_font("sell.title"))
        if QFontMetrics(painter.font()).horizontalAdvance(self._title) > area.width():
            painter.setFont(look.type_font("sell.item"))
        painter.drawText(area, _LEFT, self._title)
        painter.end()
