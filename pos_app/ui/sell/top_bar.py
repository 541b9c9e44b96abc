"""The top bar: menu, whose store and register this is, who works here, the light, time, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.audit_light import AuditLight
from pos_app.ui.sell.bar_parts import BarButton, Clock

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.bar_state import BarPart

_MENU_WIDTH, _LOCK_WIDTH, _CLOCK_WIDTH = 71, 76, 112
_PADDING, _AVATAR, _GAP = 18, 40, 11
_ITEM, _CAPTION = 24, 19
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class TopBar(QWidget):
    """Shows a :class:`BarPart`.

    Signals:
        menu_wanted(), audit_wanted(), lock_wanted(): a button of the bar was pressed.
    """

    menu_wanted = Signal()
    audit_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the bar."""
        super().__init__(parent)
        self._look = look
        self._part: BarPart | None = None
        self._is_short = False
        self._menu = BarButton(look, self, "menu", _("Menu"), "F10")
        self._menu.clicked.connect(self.menu_wanted)
        self._light = AuditLight(look, self)
        self._light.clicked.connect(self.audit_wanted)
        self._clock = Clock(look, self)
        self._lock = BarButton(look, self, "lock", _("Lock, or switch person"), "Ctrl L")
        self._lock.clicked.connect(self.lock_wanted)
        self._lock.hide()

    def show_part(self, part: BarPart) -> None:
        """Draw the bar."""
        self._part = part
        self._light.show_state(part.audit, part.audit_text, part.audit_spoken)
        self._lock.setVisible(bool(part.operator))
        who = f"{part.register} · {part.operator}" if part.operator else part.register
        self.setAccessibleName(", ".join(each for each in (part.store, who, part.since) if each))
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
        """Paint the ground, the lines between the parts, the store and whoever works here."""
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("surface"))
        line = look.color("border")
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), line)
        for x in (self._menu.width(), self._clock.x() - 1, self._clock.geometry().right() + 1):
            painter.fillRect(QRect(x, 0, 1, self.height()), line)
        part = self._part
        if part is not None:
            left = self._menu.width() + 1
            room = self._light.x() - left
            store = self._store_width(part, room)
            pad = look.px(_PADDING)
            caption = part.register
            if part.since and not part.operator:
                caption = f"{part.register} · {part.since}"
            self._paint_lines(painter, left + pad, store - 2 * pad, part.store, caption)
            if part.operator:
                painter.fillRect(QRect(left + store, 0, 1, self.height()), line)
                self._paint_operator(painter, left + store + 1, room - store - 1, part)
        painter.end()

    def _store_width(self, part: BarPart, room: int) -> int:
        """Return how wide the store's part is: as wide as its words, at most half the room."""
        if not part.operator:
            return room
        look = self._look
        name = QFontMetrics(look.type_font("sell.body", 600)).horizontalAdvance(part.store)
        caption = QFontMetrics(look.type_font("sell.barcaption")).horizontalAdvance(part.register)
        return min(max(name, caption) + 2 * look.px(_PADDING) + 8, room // 2)

    def _paint_operator(self, painter: QPainter, left: int, width: int, part: BarPart) -> None:
        look = self._look
        size = look.px(_AVATAR) if not self._is_short else look.px(_AVATAR - 8)
        at = left + look.px(_PADDING)
        circle = QRect(at, (self.height() - 1 - size) // 2, size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent-soft"))
        painter.drawEllipse(circle)
        painter.setPen(look.color("accent-soft-text"))
        painter.setFont(look.type_font("sell.initials"))
        painter.drawText(circle, _CENTRE, part.initials)
        words = circle.right() + look.px(_GAP)
        self._paint_lines(painter, words, left + width - words - 4, part.operator, part.since)

    def _paint_lines(
        self, painter: QPainter, left: int, width: int, text: str, caption: str
    ) -> None:
        """Paint a line over its caption; where the bar is low or there is none, the line alone."""
        look = self._look
        item, below = look.px(_ITEM), look.px(_CAPTION)
        has_caption = bool(caption) and not self._is_short
        top = (self.height() - item - (below if has_caption else 0)) // 2
        painter.setFont(look.type_font("sell.body", 600))
        painter.setPen(look.color("text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, item), _LEFT, shown)
        if has_caption:
            painter.setFont(look.type_font("sell.barcaption"))
            painter.setPen(look.color("text-muted"))
            shown = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, top + item, width, below), _LEFT, shown)

    def _place(self) -> None:
        look = self._look
        height = self.height() - 1
        self._menu.setGeometry(0, 0, look.px(_MENU_WIDTH), height)
        has_lock = self._part is not None and bool(self._part.operator)
        lock = look.px(_LOCK_WIDTH) if has_lock else 0
        self._lock.setGeometry(self.width() - lock, 0, lock, height)
        clock = look.px(_CLOCK_WIDTH)
        self._clock.setGeometry(self.width() - lock - clock, 0, clock, height)
        light = self._light.sizeHint().width()
        self._light.setGeometry(self._clock.x() - 1 - light, 0, light, height)
