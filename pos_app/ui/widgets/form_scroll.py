"""A form in a sheet that scrolls where the window is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from typing_extensions import override

_ABOVE = 12


class FormScroll(QScrollArea):
    """As high as it was told, or less; the field with the keyboard stays in sight."""

    def __init__(self, form: QWidget, height: int) -> None:
        """Show ``form`` in ``height`` pixels where there is room: it never jumps as it changes."""
        super().__init__()
        self._height = height
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        form = self.widget()
        if form is not None:
            form.setMaximumWidth(self.viewport().width())
        super().resizeEvent(event)
        self._follow(None, QApplication.focusWidget())

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        form = self.widget()
        if now is None or form is None or not form.isAncestorOf(now):
            return
        layout = form.layout()
        if layout is not None:  # what was just shown has no place yet
            layout.activate()
        self.ensureWidgetVisible(now, 0, _ABOVE)
