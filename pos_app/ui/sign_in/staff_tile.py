"""The tile of somebody who may sign in: initials, name, role, key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.sign_in.sign_in_state import Tile

_PAD = 16
_CIRCLE = 40
_MARK, _ROOM_FOR_MARK = 24, 150
_SMALLEST = (150, 92)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class StaffTile(QAbstractButton):
    """Shows one :class:`Tile`; Tab reaches it, touch does not give it the focus."""

    def __init__(self, look: Look, tile: Tile, hint: str) -> None:
        """Show ``tile`` with its key."""
        super().__init__()
        self._look = look
        self.key = tile.key
        self._tile = tile
        self._hint = hint
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)
        self.setChecked(tile.is_chosen)
        chosen = _("{name}, {role}, chosen") if tile.is_chosen else _("{name}, {role}")
        self.setAccessibleName(chosen.format(name=tile.name, role=tile.role))
        self.setAccessibleDescription(hint)

    def focus_ring(self) -> tuple[QRect, int]:
        """Stand around the tile."""
        return self.rect(), self._look.theme.radius("panel")

    @override
    def sizeHint(self) -> QSize:
        return QSize(*(self._look.px(side) for side in _SMALLEST))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, tile = self._look, self._tile
        px = look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_chosen = tile.is_chosen
        painter.setPen(
            QPen(look.color("accent" if is_chosen else "border-strong"), 2 if is_chosen else 1)
        )
        painter.setBrush(
            look.color("selection" if is_chosen or self.isDown() else "surface-raised")
        )
        radius = look.theme.radius("panel")
        painter.drawRoundedRect(edge, radius, radius)
        circle = QRect(px(_PAD), px(_PAD), px(_CIRCLE), px(_CIRCLE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent" if is_chosen else "accent-soft"))
        painter.drawEllipse(circle)
        painter.setFont(look.type_font("sell.body", 600))
        painter.setPen(look.color("accent-text" if is_chosen else "accent-soft-text"))
        painter.drawText(circle, _CENTRE, tile.initials)
        painter.setFont(look.type_font("sell.keyhint"))
        painter.setPen(look.color("selection-text" if is_chosen else "text-muted"))
        hint = QRect(0, px(10), self.width() - px(12), px(22))
        painter.drawText(hint, Qt.AlignmentFlag.AlignRight, self._hint)
        width = self.width() - 2 * px(_PAD)
        top = circle.bottom() + px(8)
        if self.height() < px(110):  # no room below: beside the initials
            top, width = px(_PAD), self.width() - circle.right() - px(_PAD) - px(58)
        left = px(_PAD) if self.height() >= px(110) else circle.right() + px(10)
        painter.setFont(look.type_font("sell.item", 600))
        painter.setPen(look.color("selection-text" if is_chosen else "text"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(tile.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, px(28)), _LEFT, name)
        painter.setFont(look.type_font("sell.body"))
        painter.setPen(look.color("selection-text" if is_chosen else "text-muted"))
        role = QRect(left, top + px(26), width, px(24))
        painter.drawText(
            role,
            _LEFT,
            painter.fontMetrics().elidedText(tile.role, Qt.TextElideMode.ElideRight, width),
        )
        if is_chosen and self.height() >= px(_ROOM_FOR_MARK):
            icon = look.icon("circle-check", _MARK, "accent", self.devicePixelRatioF())
            at = QPoint(self.width() - px(_PAD + _MARK), self.height() - px(_PAD + _MARK))
            painter.drawPixmap(at, icon)
        painter.end()
