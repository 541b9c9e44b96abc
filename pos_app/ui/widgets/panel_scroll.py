"""What a panel of the left part holds, for windows that are too low for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class PanelScroll(QScrollArea):
    """Never wider than its place; its arrow keys belong to the rows."""

    def __init__(self, inside: QWidget) -> None:
        """Scroll ``inside``."""
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the panel."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is inside from growing wider than there is room."""
        inside = self.widget()
        if inside is not None:
            inside.setMaximumWidth(self.viewport().width())
        super().resizeEvent(event)
