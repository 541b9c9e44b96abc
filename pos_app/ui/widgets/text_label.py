"""A label in a type style and an ink of the tokens; the style sheet draws it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class TextLabel(QLabel):
    """Plain text in a type style ("sell.body") and a colour role ("text-muted").

    It follows the theme and the text scale by itself, because the application's style sheet
    matches its properties. Text is never read as markup: a product may be called "<b>".
    """

    def __init__(
        self,
        text: str = "",
        style: str = "sell.body",
        ink: str = "text",
        *,
        weight: int | None = None,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``text``; ``weight`` (400 to 700) takes the place of the style's own."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", style)
        self.setProperty("ink", ink)
        if weight is not None:
            self.setProperty("weight", str(weight))
        self.setWordWrap(wraps)
        self.setText(text)

    def set_ink(self, ink: str) -> None:
        """Show the text in another colour role."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)
