"""A line of text to type into, as high as a finger needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from pos_app.ui.look import Look


class PanelField(QLineEdit):
    """The style sheet draws border and focus; Enter is the panel's."""

    def __init__(self, look: Look, name: str, placeholder: str = "", longest: int = 40) -> None:
        """Be empty; ``name`` is what a screen reader says."""
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(longest)
        self.setProperty("type", "sell.item")
        look.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Show ``text``; what is being typed keeps its cursor."""
        if text != self.text():
            self.setText(text)

    @Slot()
    def _restyle(self) -> None:
        self.setFixedHeight(self._look.theme.size("touch-min"))
