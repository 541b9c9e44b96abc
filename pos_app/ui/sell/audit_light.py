"""The light of the audit log in the top bar; it opens the audit window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LIGHT_ICON = 24
_MARK = 20
# Ground, ink of the icon, ink of the word, mark and its ink, icon.
_LIGHTS = {
    "ok": ("", "text-muted", "text", "circle-check", "positive", "shield-check"),
    "waiting": (
        "warning-soft",
        "warning",
        "warning",
        "triangle-alert",
        "warning",
        "shield-check",
    ),
    "defect": (
        "danger-fill",
        "danger-fill-text",
        "danger-fill-text",
        "circle-x",
        "danger-fill-text",
        "shield-alert",
    ),
}


class AuditLight(QAbstractButton):
    """Says by icon, word and ground whether the audit log is complete and sound."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Begin with a sound log."""
        super().__init__(parent)
        self._look = look
        self._state = "ok"
        self.has_word = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_state(self, state: str, text: str, spoken: str) -> None:
        """Draw ``ok``, ``waiting`` or ``defect``."""
        self._state = state
        self.setText(text)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, word and mark."""
        look = self._look
        word = QFontMetrics(look.type_font("sell.body")).horizontalAdvance(self.text())
        width = look.px(_LIGHT_ICON + _MARK + 8) + 2 * look.px(14)
        return QSize(width + (word + look.px(8) if self.has_word else 0), look.px(60))

    def focus_ring(self) -> tuple[QRect, int]:
        """Stay inside: the lights are joined."""
        return self.rect().adjusted(6, 6, -6, -6), self._look.theme.radius("chip")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, icon, word and mark."""
        look = self._look
        ground, icon_ink, ink, mark, mark_ink, icon = _LIGHTS[self._state]
        painter = QPainter(self)
        if ground:
            painter.fillRect(self.rect(), look.color(ground))
        if self.isDown():
            painter.fillRect(self.rect(), look.color("surface-sunken"))
        painter.fillRect(QRect(0, 0, 1, self.height()), look.color("border"))
        x, middle = look.px(14), self.rect().center().y()
        size, ratio = look.px(_LIGHT_ICON), self.devicePixelRatioF()
        picture = look.icon(icon, _LIGHT_ICON, icon_ink, ratio)
        painter.drawPixmap(QPoint(x, middle - size // 2 + 1), picture)
        x += size + look.px(8)
        if self.has_word:
            painter.setFont(look.type_font("sell.body", 400 if self._state == "ok" else 600))
            painter.setPen(look.color(ink))
            painter.drawText(QRect(x, 0, self.width(), self.height()), _LEFT, self.text())
        size = look.px(_MARK)
        place = QPoint(self.width() - look.px(14) - size, middle - size // 2 + 1)
        painter.drawPixmap(place, look.icon(mark, _MARK, mark_ink, ratio))
        painter.end()
