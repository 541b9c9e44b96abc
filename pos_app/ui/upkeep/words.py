"""Shows Markdown, with pictures no wider than there is room; nothing is fetched from anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QTextBrowser
from typing_extensions import override

_EDGE = 24


class Words(QTextBrowser):
    """Reads pictures from one folder of the program only."""

    def __init__(self, name: str, pictures: Path | None) -> None:
        """Be empty; ``name`` is what a screen reader says."""
        super().__init__()
        self._folder = pictures
        self._text = ""
        self.setOpenLinks(False)
        self.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Show ``text`` from its beginning; the same text stays where it is."""
        if text != self._text:
            self._text = text
            self.setMarkdown(text)

    def draw_again(self) -> None:
        """Lay the text out anew, in another font or width."""
        place = self.verticalScrollBar().value()
        self.setMarkdown(self._text)
        self.verticalScrollBar().setValue(place)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the folder, as wide as there is room."""
        path = QUrl(name).path()
        if self._folder is None or not QUrl(name).isRelative() or not path.endswith(".png"):
            return None
        image = QImage(str(self._folder / path))
        room = max(_EDGE, self.viewport().width() - _EDGE)
        if image.isNull() or image.width() <= room:
            return image
        return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit pictures into another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and "![" in self._text:
            self.draw_again()
