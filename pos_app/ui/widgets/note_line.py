"""A sentence with an icon before it, over as many lines as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_ICON = 22
_GAP = 8


class NoteLine(QWidget):
    """Is not there while it says nothing."""

    def __init__(
        self, look: Look, icon: str, ink: str = "text-muted", style: str = "sell.body"
    ) -> None:
        """Say nothing yet; ``ink`` is the colour role of icon and text."""
        super().__init__()
        self._look = look
        self._name = icon
        self._ink = ink
        self._icon = QLabel()
        self._text = TextLabel("", style, ink, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text``, or nothing."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    @Slot()
    def _restyle(self) -> None:
        icon = self._look.icon(self._name, _ICON, self._ink, self.devicePixelRatioF())
        self._icon.setPixmap(icon)
