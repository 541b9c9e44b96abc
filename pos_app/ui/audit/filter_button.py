"""The button of one filter: what it asks, what is chosen, and that there is a list."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from pos_app.ui.audit.audit_state import FilterState
from pos_app.ui.look import Look

_PADDING = 12
_GAP = 7
_ICON = 18
_REGULAR, _STRONG = 400, 600
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FilterButton(QPushButton):
    """36 px high, as wide as its texts, tinted while its filter is set.

    Signals:
        clicked(bool): of QPushButton; the list is wanted.
    """

    def __init__(self, look: Look, name: str, icon: str = "") -> None:
        super().__init__()
        self._look = look
        self._icon_name = icon
        self._state = FilterState(name, "", is_active=False)
        self.setObjectName(f"filter-{name}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._measure)

    def display(self, state: FilterState) -> None:
        """Show what is chosen now."""
        self._state = state
        self.setAccessibleName(f"{state.name}: {state.chosen}")
        self._measure()

    def focus_ring(self) -> tuple[QRect, int]:
        """Return what the focus ring surrounds and how round it is."""
        return self.rect(), self._look.theme.radius("chip")

    def sizeHint(self) -> QSize:
        """Return the width of everything inside."""
        parts = [self._advance(text, weight) for text, weight in self._texts()]
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
        self._paint_icon(painter, "chevron-down", left, ink)
        painter.end()

    def _paint_icon(self, painter: QPainter, name: str, left: int, role: str) -> int:
        side = self._look.px(_ICON)
        icon = self._look.icon(name, _ICON, role, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(left, (self.height() - side) // 2), icon)
        return left + side + _GAP

    def _texts(self) -> tuple[tuple[str, int], ...]:
        return (f"{self._state.name}:", _REGULAR), (self._state.chosen, _STRONG)

    def _advance(self, text: str, weight: int) -> int:
        metrics = QFontMetrics(self._look.type_font("office.body", weight))
        return metrics.horizontalAdvance(text)

    @Slot()
    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
