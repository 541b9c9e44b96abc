"""Draws the focus ring outside the control that has the focus, where the control cannot paint.

A control asks for the ring by having ``focus_ring() -> tuple[QRect, int]``: what to surround, in
its own coordinates, and the corner radius; an empty rectangle is no ring. Its layout leaves 5 px
around it (the 8 px between targets do). Everything else shows its focus by its own border.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from pos_app.ui.theme import Theme

_GEOMETRY_EVENTS = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ZOrderChange,
        QEvent.Type.EnabledChange,
    }
)


class FocusRing(QObject):
    """One ring that follows the focus through all windows of the application."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._overlay: _Overlay | None = None
        self._watched: list[QWidget] = []
        self._control: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def use(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self.place()

    @Slot()
    def place(self) -> None:
        """Put the ring where it belongs; a control calls it when its ring's place changed."""
        control = self._control
        if control is None or not isValid(control) or not control.isVisible():
            self._hide()
            return
        ask: Callable[[], tuple[QRect, int]] | None = getattr(control, "focus_ring", None)
        rect, radius = ask() if ask is not None else (QRect(), 0)
        if rect.isEmpty():
            self._hide()
            return
        window = control.window()
        overlay = self._overlay
        if overlay is None or not isValid(overlay) or overlay.parentWidget() is not window:
            self._hide()
            overlay = self._overlay = _Overlay(window)
        top_left = control.mapTo(window, rect.topLeft())
        overlay.surround(QRect(top_left, rect.size()), radius, self._theme)

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._control = now
        if now is not None and hasattr(now, "focus_ring"):
            self._watch(now)
        self.place()

    def _watch(self, control: QWidget) -> None:
        """Follow the control and all that carries it: each of them may move or be hidden."""
        widget: QWidget | None = control
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _GEOMETRY_EVENTS:
            self.place()
        return False

    def _hide(self) -> None:
        if self._overlay and isValid(self._overlay):
            self._overlay.hide()


class _Overlay(QWidget):
    """The ring itself: a see-through child of the window that lets every click pass."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme: Theme | None = None
        self._radius = 0.0
        self.hide()

    def surround(self, rect: QRect, radius: int, theme: Theme) -> None:
        """Draw the ring around ``rect`` (coordinates of the window)."""
        reach = theme.tokens.border["focus"] + theme.tokens.border["focus-gap"]
        self._theme = theme
        self._radius = float(radius)
        self.setGeometry(rect.adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        width = self._theme.tokens.border["focus"]
        gap = self._theme.tokens.border["focus-gap"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for role, thickness, inset in (("focus-gap", gap, width), ("focus", width, 0)):
            half = inset + thickness / 2
            edge = QRectF(self.rect()).adjusted(half, half, -half, -half)
            radius = max(0.0, self._radius + width + gap - half)
            painter.setPen(QPen(self._theme.color(role), thickness))
            painter.drawRoundedRect(edge, radius, radius)
        painter.end()
