"""Pages one in place of the other, that scroll where a window is too low for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

_ABOVE = 40  # a field's label


class PageScroll(QScrollArea):
    """Shows one page; its arrow keys belong to the rows of the page."""

    def __init__(self, pages: Sequence[QWidget], padding: int) -> None:
        """Show the first of ``pages``."""
        super().__init__()
        self._pages = tuple(pages)
        inside = QFrame()
        inside.setProperty("surface", "raised")
        column = QVBoxLayout(inside)
        column.setContentsMargins(padding, padding, padding, 0)
        for page in pages:
            column.addWidget(page, 1)
            page.setVisible(page is pages[0])
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        if now is None or inside is None or not inside.isAncestorOf(now):
            return
        # What was just shown has no place yet.
        layout = inside.layout()
        if layout is not None:
            layout.activate()
        self.ensureWidgetVisible(now, 0, _ABOVE)

    def show_page(self, page: QWidget) -> None:
        """Show another page from its top."""
        for each in self._pages:
            each.setVisible(each is page)
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the rows."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is inside from growing wider than there is room."""
        inside = self.widget()
        if inside is not None:
            inside.setMaximumWidth(self.viewport().width())
        super().resizeEvent(event)
        self._follow(None, QApplication.focusWidget())
