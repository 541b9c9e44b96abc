"""The button of one filter: what it asks, what is chosen, and a list, a cross or a switch."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from pos_app.ui.audit.audit_state import FilterState
from pos_app.ui.look import Look

_PADDING = 12
_GAP = 7
_ICON = 18
_WIDEST_CHOICE = 120
_SWITCH = 32, 18
_HINT = "Alt R"
_REGULAR, _STRONG = 400, 600
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FilterButton(QPushButton):
    """36 px high, as wide as its texts, tinted while its filter is set.

    Signals:
        clicked(bool): of QPushButton; the list is wanted, or the switch turned over.
        cleared(): the cross was clicked, or Del pressed: the filter shall go.
    """

    cleared = Signal()

    def __init__(self, look: Look, name: str, icon: str = "") -> None:
        super().__init__()
        self._look = look
        self._icon_name = icon
        self._state = FilterState(name, name, "", is_active=False)
        self.setObjectName(f"filter-{name}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._measure)

    def display(self, state: FilterState) -> None:
        """Show what is chosen now."""
        self._state = state
        self.setCheckable(self._is_switch)
        self.setChecked(self._is_switch and state.is_active)
        self.setToolTip(state.chosen)
        self.setAccessibleName(f"{state.name}: {state.chosen}" if state.chosen else state.name)
        self._measure()

    def focus_ring(self) -> tuple[QRect, int]:
        """Return what the focus ring surrounds and how round it is."""
        return self.rect(), self._look.theme.radius("chip")

    def sizeHint(self) -> QSize:
        """Return the width of everything inside."""
        parts = [self._advance(text, weight) for text, weight in self._texts()]
        if self._is_switch:
            parts += [self._look.px(_SWITCH[0]), self._hint_width()]
        else:
            parts.append(self._look.px(_ICON))
        if self._icon_name:
            parts.append(self._look.px(_ICON))
        width = sum(parts) + _GAP * (len(parts) - 1) + 2 * _PADDING
        return QSize(width, self._look.theme.size("office-control"))

    def minimumSizeHint(self) -> QSize:
        """Never cut a text."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button in its state."""
        is_active = self._state.is_active
        fill, ink = ("accent-soft", "accent-soft-text") if is_active else ("surface-raised", "text")
        if self.isDown() or self.underMouse():
            fill = "selection" if is_active else "surface"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent" if is_active else "border-strong"), 1))
        painter.setBrush(self._look.color(fill))
        radius = self._look.theme.radius("chip")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left = _PADDING
        if self._icon_name:
            left = self._paint_icon(painter, self._icon_name, left, ink)
        for text, weight in self._texts():
            painter.setFont(self._look.type_font("office.body", weight))
            painter.setPen(self._look.color(ink))
            width = self._advance(text, weight)
            painter.drawText(QRect(left, 0, width + 1, self.height()), _MIDDLE, text)
            left += width + _GAP
        if self._is_switch:
            self._paint_switch(painter, left)
        else:
            self._paint_icon(painter, "x" if self._has_cross else "chevron-down", left, ink)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the filter away by its cross instead of opening its list."""
        cross = self.width() - _PADDING - self._look.px(_ICON) - _GAP // 2
        if self._has_cross and self.isDown() and event.position().x() >= cross:
            self.setDown(False)
            if self.rect().contains(event.position().toPoint()):
                self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the filter away, too."""
        if self._has_cross and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.cleared.emit()
            return
        super().keyPressEvent(event)

    @property
    def _is_switch(self) -> bool:
        return not self._state.choices and self._state.clears

    @property
    def _has_cross(self) -> bool:
        return self._state.is_active and self._state.clears and not self._is_switch

    def _paint_switch(self, painter: QPainter, left: int) -> None:
        look, is_on = self._look, self._state.is_active
        width, height = (look.px(side) for side in _SWITCH)
        slot = QRectF(left + 0.5, (self.height() - height) // 2 + 0.5, width - 1, height - 1)
        painter.setPen(QPen(look.color("accent" if is_on else "border-strong"), 1.5))
        painter.setBrush(look.color("accent" if is_on else "surface-raised"))
        painter.drawRoundedRect(slot, height / 2, height / 2)
        side = height - look.px(8)
        knob = QRectF(0, 0, side, side)
        at = slot.right() - height / 2 if is_on else slot.left() + height / 2
        knob.moveCenter(slot.center())
        knob.moveLeft(at - side / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surface-raised" if is_on else "text-muted"))
        painter.drawEllipse(knob)
        painter.setFont(look.type_font("office.caption", 500))
        painter.setPen(look.color("accent-soft-text" if is_on else "text-muted"))
        hint = QRect(left + width + _GAP, 0, self._hint_width() + 1, self.height())
        painter.drawText(hint, _MIDDLE, _HINT)

    def _hint_width(self) -> int:
        metrics = QFontMetrics(self._look.type_font("office.caption", 500))
        return metrics.horizontalAdvance(_HINT)

    def _paint_icon(self, painter: QPainter, name: str, left: int, role: str) -> int:
        side = self._look.px(_ICON)
        icon = self._look.icon(name, _ICON, role, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(left, (self.height() - side) // 2), icon)
        return left + side + _GAP

    def _texts(self) -> tuple[tuple[str, int], ...]:
        if not self._state.chosen:
            return ((self._state.name, _REGULAR),)
        metrics = QFontMetrics(self._look.type_font("office.body", _STRONG))
        room = self._look.px(_WIDEST_CHOICE)
        chosen = metrics.elidedText(self._state.chosen, Qt.TextElideMode.ElideRight, room)
        return (f"{self._state.name}:", _REGULAR), (chosen, _STRONG)

    def _advance(self, text: str, weight: int) -> int:
        metrics = QFontMetrics(self._look.type_font("office.body", weight))
        return metrics.horizontalAdvance(text)

    @Slot()
    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
