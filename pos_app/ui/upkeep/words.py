"""Shows Markdown, with pictures no wider than there is room; nothing is fetched from anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QImage, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QAbstractSlider, QTextBrowser
from typing_extensions import override

_EDGE = 24
_PICTURE = "\ufffc"  # what a picture is among the letters
_LINE_PERCENT, _BELOW_PARAGRAPH, _ABOVE_HEADING = 112, 0.5, 0.7  # of the height of a line


class Words(QTextBrowser):
    """Reads pictures from one folder of the program only."""

    def __init__(self, name: str, pictures: Path | None) -> None:
        """Be empty; ``name`` is what a screen reader says."""
        super().__init__()
        self._folder = pictures
        self._text = ""
        self._is_setting = self._is_narrower = False
        self.setOpenLinks(False)
        self.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Show ``text`` from its beginning; the same text stays where it is."""
        if text != self._text:
            self._text = text
            self._set(text)

    def draw_again(self) -> None:
        """Lay the text out anew, in another font or width."""
        place = self.verticalScrollBar().value()
        self._set(self._text)
        self.verticalScrollBar().setValue(place)

    @Slot()
    def page_down(self) -> None:
        """Go on by what is seen at once."""
        self._step(QAbstractSlider.SliderAction.SliderPageStepAdd)

    @Slot()
    def page_up(self) -> None:
        """Go back by what is seen at once."""
        self._step(QAbstractSlider.SliderAction.SliderPageStepSub)

    def _step(self, step: QAbstractSlider.SliderAction) -> None:
        self.verticalScrollBar().triggerAction(step)

    def _set(self, text: str) -> None:
        """Lay the text out; once more where that brought a scroll bar, and so another width.

        Qt writes the text twice into one document when it is set while it is being set.
        """
        if self._is_setting:
            self._is_narrower = True
            return
        self._is_setting = True
        self._is_narrower = False
        self._lay_out(text)
        if self._is_narrower:
            self._lay_out(text)
        self._is_setting = False

    def _lay_out(self, text: str) -> None:
        """Give paragraphs the room between them that Markdown leaves to the page."""
        self.setMarkdown(text)
        line = self.fontMetrics().height()
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            wanted = QTextBlockFormat(block.blockFormat())
            if _PICTURE not in block.text():
                wanted.setLineHeight(
                    _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
                )
            is_in_list = block.textList() is not None
            wanted.setBottomMargin(0 if is_in_list else _BELOW_PARAGRAPH * line)
            if wanted.headingLevel() and block.blockNumber():
                wanted.setTopMargin(_ABOVE_HEADING * line)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(wanted)
            block = block.next()

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
