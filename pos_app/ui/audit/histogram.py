"""The histogram over time, and the brush that chooses a span of it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from pos_app.ui.audit.brush_handle import BrushHandle
from pos_app.ui.audit.histogram_paint import (
    paint_bars,
    paint_brush,
    paint_card,
    paint_head,
    paint_nothing,
    plot_area,
)
from pos_app.ui.audit.histogram_state import HistogramState, place_text, spoken
from pos_app.ui.audit.histogram_tools import HistogramTools
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_HEIGHT = 117
_GRIP = 10


class _Drag(Enum):
    FIRST = auto()
    LAST = auto()
    MIDDLE = auto()
    NEW = auto()


class Histogram(QWidget):
    """Draws a state; the span of the period filter is the brush.

    Signals:
        chosen(object): ``(first, last)`` bars, the last one not included.
        zoom_wanted(object): steps, positive for more time.
        page_wanted(object): steps, negative for earlier.
        cleared(): the list shall not be narrowed to a span any more.
    """

    chosen = Signal(object)
    zoom_wanted = Signal(object)
    page_wanted = Signal(object)
    cleared = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state: HistogramState | None = None
        self._since: datetime | None = None
        self._until: datetime | None = None
        self._drag: _Drag | None = None
        self._grabbed = 0
        self._brush: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Events over time"))
        self._begin = BrushHandle(_("Selected from"), self)
        self._end = BrushHandle(_("Selected until"), self)
        for handle in (self._begin, self._end):
            handle.valueChanged.connect(self._take_handles)
        self._tools = HistogramTools(look, self)
        self._tools.zoom_wanted.connect(self.zoom_wanted)
        self._tools.page_wanted.connect(self.page_wanted)
        look.changed.connect(self._measure)
        self._measure()

    def display(self, state: HistogramState | None) -> None:
        """Draw the bars; None for an empty log."""
        self._state = state
        self._tools.setVisible(state is not None)
        self._tools.allow_later(state is not None and state.can_go_later)
        self._describe()
        self.update()

    def select(self, since: datetime | None, until: datetime | None) -> None:
        """Show the period that the list is narrowed to; None is without end."""
        if (since, until) != (self._since, self._until):
            self._since, self._until = since, until
            self._describe()
            self.update()

    def selected(self) -> tuple[float, float]:
        """Return the brush in bars from the left, within what is shown."""
        state = self._state
        if state is None:
            return 0.0, 0.0
        if self._brush is not None:
            return self._brush
        count = float(state.window.count)
        first = 0.0 if self._since is None else state.window.place_of(self._since)
        last = count if self._until is None else state.window.place_of(self._until)
        return min(count, max(0.0, first)), min(count, max(0.0, last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a handle or the span between them, or begin a new span."""
        if self._state is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        x = event.position().x()
        is_narrowed = self._is_narrowed()
        first, last = self.selected()
        self._brush = (round(first), round(last))
        self._grabbed = self._bar_at(x)
        if is_narrowed and abs(x - self._x(first)) <= _GRIP:
            self._drag = _Drag.FIRST
        elif is_narrowed and abs(x - self._x(last)) <= _GRIP:
            self._drag = _Drag.LAST
        elif is_narrowed and self._x(first) < x < self._x(last):
            self._drag = _Drag.MIDDLE
        else:
            self._drag = _Drag.NEW
            self._brush = (self._grabbed, self._grabbed + 1)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what was grabbed."""
        if self._drag is None or self._brush is None or self._state is None:
            return
        bar, count = self._bar_at(event.position().x()), self._state.window.count
        first, last = self._brush
        if self._drag is _Drag.FIRST:
            first = min(bar, last - 1)
        elif self._drag is _Drag.LAST:
            last = max(bar + 1, first + 1)
        elif self._drag is _Drag.NEW:
            first, last = min(bar, self._grabbed), max(bar, self._grabbed) + 1
        else:
            by = max(-first, min(count - last, bar - self._grabbed))
            self._grabbed += by
            first, last = first + by, last + by
        self._brush = (first, last)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Narrow the list to the brush."""
        brush, self._drag, self._brush = self._brush, None, None
        if brush is not None:
            self.chosen.emit(brush)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Show every time again."""
        self._drag = self._brush = None
        self.cleared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their corner."""
        super().resizeEvent(event)
        self._tools.move(self.width() - self._tools.width() - 8, 4)
        self._place_handles()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show more time or less."""
        if event.angleDelta().y():
            self.zoom_wanted.emit(-1 if event.angleDelta().y() > 0 else 1)
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the brush with the arrows, resize it with Shift, clear it; zoom with + and −."""
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(-1 if key == Qt.Key.Key_Left else 1, is_resize=shifted)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_wanted.emit(-1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_wanted.emit(1)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.page_wanted.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the bars and the brush."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self.selected()
        brush = (first, last) if self._is_narrowed() and first < last else None
        paint_card(painter, self._look, self.rect(), has_focus=self.hasFocus())
        if self._state is None:
            paint_nothing(painter, self._look, self.rect())
        else:
            paint_head(painter, self._look, self.rect(), self._state, self._tools.width())
            area = plot_area(self._look, self.rect())
            paint_bars(painter, self._look, area, self._state, (first, last))
            if brush is not None:
                width = area.width() / self._state.window.count
                ends = (area.left() + first * width, area.left() + last * width)
                paint_brush(painter, self._look, area, ends)
        painter.end()

    def _x(self, place: float) -> float:
        area = plot_area(self._look, self.rect())
        count = self._state.window.count if self._state is not None else 1
        return area.left() + area.width() * place / count

    def _bar_at(self, x: float) -> int:
        area = plot_area(self._look, self.rect())
        count = self._state.window.count if self._state is not None else 1
        return max(0, min(count - 1, int((x - area.left()) / area.width() * count)))

    def _is_narrowed(self) -> bool:
        return self._brush is not None or self._since is not None or self._until is not None

    def _step(self, by: int, *, is_resize: bool) -> None:
        if self._state is None:
            return
        count = self._state.window.count
        first, last = (round(place) for place in self.selected())
        if not self._is_narrowed():
            first, last = count - 1, count
        elif is_resize:
            last = max(first + 1, min(count, last + by))
        else:
            by = max(-first, min(count - last, by))
            first, last = first + by, last + by
        self.chosen.emit((first, last))

    def _describe(self) -> None:
        state = self._state
        for handle in (self._begin, self._end):
            handle.setVisible(state is not None)
        if state is None:
            return
        self.setAccessibleName(spoken(state, *self.selected()))
        first, last = (round(place) for place in self.selected())
        count = state.window.count
        self._begin.stand(first, 0, max(first, last - 1), place_text(state, first))
        self._end.stand(last, min(last, first + 1), count, place_text(state, last))
        self._place_handles()

    def _place_handles(self) -> None:
        area = plot_area(self._look, self.rect())
        for handle, place in zip((self._begin, self._end), self.selected(), strict=True):
            handle.lie_over(self._x(place), int(area.top()), int(area.height()))

    @Slot()
    def _take_handles(self) -> None:
        self.chosen.emit((self._begin.value(), self._end.value()))

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(self._look.px(_HEIGHT))
        self._tools.move(self.width() - self._tools.width() - 8, 4)
