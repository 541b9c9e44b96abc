"""The top bar: menu, whose store and register this is, the audit light, the time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos_app.domain.values.ids import utc_now
from pos_app.ui.formatting import format_date, format_time
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.sell.audit_light import AuditLight
from pos_app.ui.sell.sell_state import BarPart

_MENU_WIDTH = 71
_ICON = 26
_PADDING = 18
_CLOCK_WIDTH = 112
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TICK_MS = 1000


class MenuButton(QAbstractButton):
    """Three lines and their key, joined to the edge of the bar."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Draw as ``look`` says."""
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(_("Menu"))
        self.setAccessibleDescription("F10")
        self.setToolTip(_("Menu"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def focus_ring(self) -> tuple[QRect, int]:
        """Stay inside: the bar's edge is the window's."""
        return self.rect().adjusted(6, 6, -6, -6), self._look.theme.radius("chip")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the lines and the key under them."""
        look = self._look
        painter = QPainter(self)
        if self.isDown():
            painter.fillRect(self.rect(), look.color("surface-sunken"))
        hint = look.px(16) if self.height() >= look.px(56) else 0
        size = look.px(_ICON)
        top = (self.height() - size - hint) // 2
        icon = look.icon("menu", _ICON, "text", self.devicePixelRatioF())
        painter.drawPixmap(QPoint((self.width() - size) // 2, top), icon)
        if hint:
            painter.setFont(look.type_font("sell.keyhint"))
            painter.setPen(look.color("text-muted"))
            painter.drawText(QRect(0, top + size, self.width(), hint), _CENTRE, "F10")
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


class TopBar(QWidget):
    """Shows a :class:`BarPart`.

    Signals:
        menu_wanted(), audit_wanted(): a button of the bar was pressed.
    """

    menu_wanted = Signal()
    audit_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the bar."""
        super().__init__(parent)
        self._look = look
        self._part: BarPart | None = None
        self._is_short = False
        self._menu = MenuButton(look, self)
        self._menu.clicked.connect(self.menu_wanted)
        self._light = AuditLight(look, self)
        self._light.clicked.connect(self.audit_wanted)
        self._clock = Clock(look, self)

    def show_part(self, part: BarPart) -> None:
        """Draw the bar."""
        self._part = part
        self._light.show_state(part.audit, part.audit_text, part.audit_spoken)
        self.setAccessibleName(f"{part.store}, {part.register}")
        self._place()
        self.update()

    def use_layout(self, *, is_narrow: bool, is_short: bool) -> None:
        """Leave the light's word out where it is narrow, and captions where it is low."""
        self._light.has_word = not is_narrow
        self._is_short = is_short
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground, the lines between the parts, store and register."""
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("surface"))
        line = look.color("border")
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), line)
        painter.fillRect(QRect(self._menu.width(), 0, 1, self.height()), line)
        painter.fillRect(QRect(self._clock.x() - 1, 0, 1, self.height()), line)
        if self._part is None:
            painter.end()
            return
        left = self._menu.width() + look.px(_PADDING) + 1
        width = self._light.x() - left - look.px(8)
        item, caption = look.px(24), look.px(19)
        top = (self.height() - item - (0 if self._is_short else caption)) // 2
        painter.setFont(look.type_font("sell.body", 600))
        painter.setPen(look.color("text"))
        metrics = painter.fontMetrics()
        store = metrics.elidedText(self._part.store, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, item), _LEFT, store)
        painter.setPen(look.color("text-muted"))
        if self._is_short:
            left += metrics.horizontalAdvance(store) + look.px(12)
            painter.setFont(look.type_font("sell.body"))
            room = self._light.x() - left
            area = QRect(left, top, room, item)
        else:
            painter.setFont(look.type_font("sell.barcaption"))
            area = QRect(left, top + item, width, caption)
        painter.drawText(area, _LEFT, self._part.register)
        painter.end()

    def _place(self) -> None:
        look = self._look
        height = self.height() - 1
        self._menu.setGeometry(0, 0, look.px(_MENU_WIDTH), height)
        clock = look.px(_CLOCK_WIDTH)
        self._clock.setGeometry(self.width() - clock, 0, clock, height)
        light = self._light.sizeHint().width()
        self._light.setGeometry(self.width() - clock - 1 - light, 0, light, height)
