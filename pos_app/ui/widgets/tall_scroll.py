"""What a sheet asks with, where the window may be too low for it: as high as it is, or scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScroller, QWidget
from typing_extensions import override

_ABOVE = 24
_LOWEST = 120


class TallScroll(QScrollArea):
    """Keeps whatever has the focus in sight; its keys belong to what is inside."""

    def __init__(self, inside: QWidget) -> None:
        """Show all of ``inside`` where there is room."""
        super().__init__()
        self._inside = inside
        inside.setAutoFillBackground(False)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @override
    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(_LOWEST, self._inside.sizeHint().height()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _ABOVE)
