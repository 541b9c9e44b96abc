"""A short message over the tiles: what happened in bold, what to do under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.sell.boxes import GUTTER, Box
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_PAD = 17
_ICON = 24
_LOOK = {
    "done": ("circle-check", "positive"),
    "warning": ("triangle-alert", "warning"),
    "danger": ("circle-alert", "danger"),
}
_MS_A_LETTER = 60


class Notice(QWidget):
    """Stays as long as it takes to read, or until it is touched or another one comes.

    It lies over the left part only, never over the cart or the money.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._look = look
        self._kind = "done"
        self._area = Box(0, 0, 0, 0)
        self._headline = TextLabel(weight=600, wraps=True)
        self._rest = TextLabel(ink="text-muted", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for label in (self._headline, self._rest):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def say(self, kind: str, headline: str, rest: str) -> None:
        """Show a message of a kind: ``done``, ``warning`` or ``danger``."""
        self._kind = kind
        self._headline.setText(headline)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        spoken = f"{headline} {rest}".strip()
        self.setAccessibleName(spoken)
        hold = self._look.theme.tokens.motion["toast-hold-ms"]
        self._timer.start(max(hold, _MS_A_LETTER * len(spoken)))
        self._place()
        self.raise_()
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def stay_in(self, area: Box) -> None:
        """Lie at the bottom of ``area``."""
        self._area = area
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Forget the time that is left."""
        self._timer.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go when touched."""
        event.accept()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground and the icon."""
        look = self._look
        icon, ink = _LOOK[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border-strong"), 1))
        painter.setBrush(look.color("surface-raised"))
        radius = look.theme.radius("panel")
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
        size = look.px(_ICON)
        mark = look.icon(icon, _ICON, ink, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(_PAD, (self.height() - size) // 2), mark)
        painter.end()

    @Slot()
    def _restyle(self) -> None:
        left = _PAD + self._look.px(_ICON) + self._look.px(12)
        self._column.setContentsMargins(left, self._look.px(9), _PAD, self._look.px(9))
        self._place()

    def _place(self) -> None:
        area = self._area
        if not area.width:
            return
        width = min(area.width, max(self.sizeHint().width(), area.width * 2 // 3))
        if self._rest.text():
            width = area.width
        height = max(self._look.theme.size("touch-min"), self.heightForWidth(width))
        bottom = area.bottom - (0 if area.x else GUTTER)
        self.setGeometry(QRect(area.x, bottom - height, width, height))
