"""What stands at the ends of the top bar: buttons joined to its edge, and the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos_app.domain.values.ids import utc_now
from pos_app.ui.formatting import format_date, format_time

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_ICON, _HINT, _HIGH = 26, 16, 56
_CENTRE = Qt.AlignmentFlag.AlignCenter
_TICK_MS = 1000


class BarButton(QAbstractButton):
    """An icon over its key, joined to the edge of the bar."""

    def __init__(self, look: Look, parent: QWidget, icon: str, name: str, key: str) -> None:
        """Show ``icon`` and ``key``; ``name`` is what a screen reader says."""
        super().__init__(parent)
        self._look = look
        self._icon_name = icon
        self._key = key
        self.setAccessibleName(name)
        self.setAccessibleDescription(key.replace("Ctrl", "Control"))
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def focus_ring(self) -> tuple[QRect, int]:
        """Stay inside: the bar's edge is the window's."""
        return self.rect().adjusted(6, 6, -6, -6), self._look.theme.radius("chip")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the icon and the key under it."""
        look = self._look
        painter = QPainter(self)
        if self.isDown():
            painter.fillRect(self.rect(), look.color("surface-sunken"))
        hint = look.px(_HINT) if self.height() >= look.px(_HIGH) else 0
        size = look.px(_ICON)
        top = (self.height() - size - hint) // 2
        icon = look.icon(self._icon_name, _ICON, "text", self.devicePixelRatioF())
        painter.drawPixmap(QPoint((self.width() - size) // 2, top), icon)
        if hint:
            painter.setFont(look.type_font("sell.keyhint"))
            painter.setPen(look.color("text-muted"))
            painter.drawText(QRect(0, top + size, self.width(), hint), _CENTRE, self._key)
        painter.end()


class Clock(QWidget):
    """The time of day over the date; it looks at the clock every second, and draws by minute."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Begin to tick."""
        super().__init__(parent)
        self._look = look
        self._time = ""
        self._date = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._tick()

    def showEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Tick while somebody can see it."""
        self._tick()
        self._timer.start()

    def hideEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Rest while nobody can."""
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint time and date."""
        look = self._look
        painter = QPainter(self)
        time, date = look.px(27), look.px(19)
        has_date = self.height() >= time + date + look.px(8)
        top = (self.height() - time - (date if has_date else 0)) // 2
        painter.setFont(look.type_font("sell.item"))
        painter.setPen(look.color("text"))
        painter.drawText(QRect(0, top, self.width(), time), _CENTRE, self._time)
        if has_date:
            painter.setFont(look.type_font("sell.barcaption"))
            painter.setPen(look.color("text-muted"))
            painter.drawText(QRect(0, top + time, self.width(), date), _CENTRE, self._date)
        painter.end()

    @Slot()
    def _tick(self) -> None:
        now = utc_now()
        time, date = format_time(now), format_date(now)
        if (time, date) != (self._time, self._date):
            self._time, self._date = time, date
            self.setAccessibleName(f"{time}, {date}")
            self.update()
