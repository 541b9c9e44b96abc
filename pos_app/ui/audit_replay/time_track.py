"""The slider of the replay: every step at its true time, long pauses marked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSlider, QStyle
from typing_extensions import override

from pos_app.ui.audit_replay.replay_state import Track, TrackStep
from pos_app.ui.look import Look

_HEIGHT = 84
_SIDE = 13
_LINE = 42
_THICK = 4
_TICK_WIDTH, _TICK = 4, 16
_HANDLE = 11
_FLAG_TOP, _FLAG = 14, 6
_LABEL_TOP, _LABEL = 55, 20
_GAP = 10


class TimeTrack(QSlider):
    """Its value is the number of a step; where a step stands says when it was.

    Signals:
        step_wanted(object): the step nearest to where the track was pressed, or that the wheel,
            a key or a screen reader set.
    """

    step_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._track = Track()
        self.setObjectName("replay-track")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # The wheel, PgUp and a screen reader set the value by themselves.
        self.valueChanged.connect(self._changed)
        look.changed.connect(self._measure)
        self._measure()

    def display(self, track: Track, step: int, spoken: str) -> None:
        """Show a sale's steps, with the handle on one of them."""
        self._track = track
        self.blockSignals(True)
        self.setRange(1, max(1, len(track.steps)))
        self.setValue(step)
        self.blockSignals(False)
        self.setAccessibleName(spoken)
        self.update()

    def focus_ring(self) -> tuple[QRect, int]:
        """Return what the focus ring surrounds and how round it is."""
        return self.rect().adjusted(2, 6, -2, -6), self._look.theme.radius("control")

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self._look.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(_HEIGHT))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._want(event.position().toPoint())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._want(event.position().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._track.steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        here = self._x_of(self._track.steps[self.value() - 1].at)
        self._paint_line(painter, here)
        for number, step in enumerate(self._track.steps, start=1):
            self._paint_step(painter, step, is_past=number <= self.value())
        look = self._look
        painter.setPen(QPen(look.color("surface-raised"), 2))
        painter.setBrush(look.color("accent"))
        middle = QPointF(here, look.px(_LINE))
        painter.drawEllipse(middle, look.px(_HANDLE), look.px(_HANDLE))
        self._paint_labels(painter)
        painter.end()

    def _paint_line(self, painter: QPainter, here: int) -> None:
        look = self._look
        top, thick = look.px(_LINE) - look.px(_THICK) // 2, look.px(_THICK)
        left, right = self._x_of(0), self._x_of(self._track.length)
        for pause in self._track.pauses:
            start, end = self._x_of(pause.start), self._x_of(pause.end)
            tall = look.px(_TICK)
            ground = QRect(start, look.px(_LINE) - tall // 2, end - start, tall)
            painter.fillRect(ground, look.color("warning-soft"))
        painter.fillRect(left, top, right - left, thick, look.color("border-strong"))
        painter.fillRect(left, top, here - left, thick, look.color("accent"))

    def _paint_step(self, painter: QPainter, step: TrackStep, *, is_past: bool) -> None:
        look = self._look
        x, y = self._x_of(step.at), look.px(_LINE)
        colour = look.color("chart-flag" if step.is_flagged else "border-strong")
        if is_past and not step.is_flagged:
            colour = look.color("text-muted")
        wide, tall = look.px(_TICK_WIDTH), look.px(_TICK)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(x - wide / 2, y - tall / 2, wide, tall), 1.5, 1.5)
        if step.is_flagged:
            top, half = look.px(_FLAG_TOP), look.px(_FLAG)
            corners = [QPoint(x - half, top), QPoint(x + half, top), QPoint(x, top + 2 * half - 2)]
            painter.drawPolygon(QPolygonF([QPointF(corner) for corner in corners]))

    def _paint_labels(self, painter: QPainter) -> None:
        """Write first and last time, and the pauses where there is room between them."""
        look = self._look
        top, height = look.px(_LABEL_TOP), look.px(_LABEL)
        plain, strong = look.type_font("office.caption"), look.type_font("office.caption", 600)
        painter.setFont(plain)
        painter.setPen(look.color("text-muted"))
        line = QRect(self._x_of(0) - 2, top, self._span() + 4, height)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), self._track.first)
        width = QFontMetrics(plain).horizontalAdvance(self._track.last)
        taken = line.left() + QFontMetrics(plain).horizontalAdvance(self._track.first)
        end = line.right()
        if self._track.length:
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), self._track.last)
            end -= width
        painter.setFont(strong)
        painter.setPen(look.color("warning"))
        for pause in self._track.pauses:
            width = QFontMetrics(strong).horizontalAdvance(pause.text)
            middle = (self._x_of(pause.start) + self._x_of(pause.end)) // 2
            left = middle - width // 2
            if left < taken + look.px(_GAP) or left + width > end - look.px(_GAP):
                continue
            painter.drawText(left, top + QFontMetrics(strong).ascent(), pause.text)
            taken = left + width

    def _want(self, place: QPoint) -> None:
        steps = self._track.steps
        if not steps:
            return
        distances = [abs(self._x_of(step.at) - place.x()) for step in steps]
        # Of several steps at one place the last: it shows what they have led to.
        nearest = len(steps) - distances[::-1].index(min(distances))
        if nearest != self.value():
            self.step_wanted.emit(nearest)

    def _span(self) -> int:
        return max(1, self.width() - 2 * self._look.px(_SIDE))

    def _x_of(self, at: int) -> int:
        left = self._look.px(_SIDE)
        length = self._track.length
        if not length:
            return left
        logical = QStyle.sliderPositionFromValue(0, _STEPS, at * _STEPS // length, self._span())
        return left + logical

    @Slot(int)
    def _changed(self, step: int) -> None:
        self.step_wanted.emit(step)

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(self._look.px(_HEIGHT))
        self.update()


# A day of milliseconds does not fit what Qt computes slider positions with.
_STEPS = 100_000
