"""Paints the card of a held sale."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from pos_app.ui.held.held_state import HeldCard
from pos_app.ui.look import Look
from pos_app.ui.widgets.painted_list import ROW, Index

# Room for the focus ring of the list, which the cards must not touch.
INSET = 6
_HEAD, _TALL_HEAD, _NAME_LINE, _WIDTH_FOR_ONE = 78, 150, 28, 400
_LINE, _GAP, _PADDING, _BADGE = 27, 10, 16, 44
_ABOVE_LINES = 8
_BETWEEN = 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """Badge, name and age, total and count; where it is narrow, one under the other.

    The lines of the sale stand under them in the card that is chosen.
    """

    def __init__(self, look: Look, cards: QListView) -> None:
        """Paint in ``cards``."""
        super().__init__(cards)
        self._look = look
        self._cards = cards

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QSize:
        """As high as the head and the lines."""
        card, look = index.data(ROW), self._look
        rows = len(card.lines) + bool(card.more)
        inside = look.px(_LINE) * rows + look.px(2 * _ABOVE_LINES) if rows else 0
        return QSize(look.px(200), self._head(card) + inside + look.px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        card, look = index.data(ROW), self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(INSET, INSET // 2, -INSET, INSET // 2 - look.px(_GAP))
        head = QRect(rect.left(), rect.top(), rect.width(), self._head(card))
        self._paint_ground(painter, rect, head, card)
        pad = look.px(_PADDING)
        if self._is_narrow():
            self._paint_tall(painter, head.adjusted(pad, 0, -pad, 0), card)
        else:
            self._paint_head(painter, head.adjusted(pad, 0, -pad, 0), card)
        area = QRect(head.left() + pad, head.bottom(), head.width() - 2 * pad, look.px(_LINE))
        self._paint_lines(painter, area.translated(0, look.px(_ABOVE_LINES)), card)
        painter.restore()

    def _is_narrow(self) -> bool:
        return self._cards.viewport().width() < self._look.px(_WIDTH_FOR_ONE)

    def _head(self, card: HeldCard) -> int:
        if not self._is_narrow():
            return self._look.px(_HEAD)
        return self._look.px(_TALL_HEAD + (_NAME_LINE if self._has_long_name(card) else 0))

    def _has_long_name(self, card: HeldCard) -> bool:
        room = self._cards.viewport().width() - 2 * INSET - self._look.px(2 * _PADDING)
        used = QFontMetrics(self._look.type_font("sell.item"))
        return used.horizontalAdvance(card.name) > room

    def _paint_ground(self, painter: QPainter, rect: QRect, head: QRect, card: HeldCard) -> None:
        look = self._look
        radius = look.theme.radius("control")
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(rect), radius, radius)
        painter.fillPath(outline, look.color("surface-raised"))
        if card.is_chosen:
            painter.setClipPath(outline)
            painter.fillRect(head, look.color("selection"))
            painter.setClipping(False)
        width, role = (2, "accent") if card.is_chosen else (1, "border-strong")
        painter.setPen(QPen(look.color(role), width))
        painter.drawPath(outline)

    def _paint_head(self, painter: QPainter, head: QRect, card: HeldCard) -> None:
        px, middle = self._look.px, head.center().y()
        badge = self._paint_badge(painter, QRect(head.left(), middle - px(_BADGE) // 2, 0, 0), card)
        left = badge.right() + px(14)
        upper = QRect(left, middle - px(28), head.right() - left, px(30))
        lower = QRect(left, middle + px(1), head.right() - left, px(26))
        self._paint_pair(painter, upper, (card.name, "sell.item"), (card.total, "sell.tender"))
        when = f"{card.age} · {card.who}"
        self._paint_pair(painter, lower, (when, "sell.body"), (card.items, "sell.body"))

    def _paint_tall(self, painter: QPainter, head: QRect, card: HeldCard) -> None:
        px = self._look.px
        self._paint_badge(painter, QRect(head.left(), head.top() + px(12), 0, 0), card)
        total = QRect(head.left(), head.top() + px(8), head.width(), px(28))
        self._paint_pair(painter, total, ("", "sell.body"), (card.total, "sell.tender"))
        items = QRect(head.left(), total.bottom(), head.width(), px(24))
        self._paint_pair(painter, items, ("", "sell.body"), (card.items, "sell.body"))
        below = px(_NAME_LINE) if self._has_long_name(card) else 0
        name = QRect(head.left(), head.top() + px(62), head.width(), px(30) + below)
        used = self._look.type_font("sell.item")
        room = name.width() * 2 - px(2 * _BADGE) if below else name.width()
        words = QFontMetrics(used).elidedText(card.name, Qt.TextElideMode.ElideRight, room)
        painter.setPen(self._look.color("text"))
        painter.setFont(used)
        painter.drawText(name, _LEFT | Qt.TextFlag.TextWordWrap, words)
        for text, top in ((card.age, 91), (card.who, 116)):
            row = QRect(head.left(), head.top() + px(top) + below, head.width(), px(25))
            self._paint_pair(painter, row, (text, "sell.body"), ("", "sell.body"))

    def _paint_badge(self, painter: QPainter, at: QRect, card: HeldCard) -> QRect:
        look = self._look
        painter.setFont(look.type_font("sell.body", 700))
        label = QFontMetrics(painter.font()).horizontalAdvance(card.label)
        side = look.px(_BADGE)
        badge = QRect(at.left(), at.top(), max(side, label + look.px(16)), side)
        radius = look.theme.radius("chip")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("warning-soft"))
        painter.drawRoundedRect(badge, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.color("warning"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, card.label)
        return badge

    def _paint_pair(
        self, painter: QPainter, area: QRect, left: tuple[str, str], right: tuple[str, str]
    ) -> None:
        """Paint texts in their styles: the body's is muted, and the left one gives way."""
        room = QRect(area)
        for text, style, side in ((*right, _RIGHT), (*left, _LEFT)):
            used = self._look.type_font(style)
            self._paint_text(painter, room, (text, used, side), muted=style == "sell.body")
            if text:
                width = QFontMetrics(used).horizontalAdvance(text)
                room.setRight(room.right() - width - self._look.px(_BETWEEN))

    def _paint_lines(self, painter: QPainter, area: QRect, card: HeldCard) -> None:
        look = self._look
        bold, plain = look.type_font("sell.body", 600), look.type_font("sell.body")
        widths = [QFontMetrics(bold).horizontalAdvance(line.quantity) for line in card.lines]
        beside = max(widths, default=0) + look.px(_BETWEEN)
        for line, width in zip(card.lines, widths, strict=True):
            if self._is_narrow():  # the names need the room more than a straight edge
                beside = width + look.px(_BETWEEN)
            self._paint_text(painter, area, (line.quantity, bold, _LEFT))
            self._paint_text(painter, area, (line.amount, plain, _RIGHT))
            taken = QFontMetrics(plain).horizontalAdvance(line.amount) + look.px(_BETWEEN)
            name = area.adjusted(beside, 0, -taken, 0)
            self._paint_text(painter, name, (line.name, plain, _LEFT))
            area.translate(0, area.height())
        more = area.adjusted(beside, 0, 0, 0)
        self._paint_text(painter, more, (card.more, plain, _LEFT), muted=True)

    def _paint_text(
        self,
        painter: QPainter,
        area: QRect,
        text: tuple[str, QFont, Qt.AlignmentFlag],
        *,
        muted: bool = False,
    ) -> None:
        words, used, side = text
        painter.setPen(self._look.color("text-muted" if muted else "text"))
        painter.setFont(used)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(area, side, QFontMetrics(used).elidedText(words, elide, area.width()))
