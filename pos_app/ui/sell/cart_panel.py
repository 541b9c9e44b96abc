"""The cart as a panel: its heading, its lines, and a word of welcome while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.fonts import font
from pos_app.ui.i18n import _
from pos_app.ui.sell.cart_list import CartList

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import CartPart

_HEADER = 56
_PADDING = 17
_CIRCLE = 72
_ICON = 32
_MARK = 26
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class CartPanel(QWidget):
    """Shows a :class:`CartPart`.

    Signals:
        line_chosen(object): the number of the line that was chosen.
    """

    line_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with an empty cart."""
        super().__init__(parent)
        self._look = look
        self._part: CartPart | None = None
        self._has_header = True
        self.list = CartList(look, self)
        self.list.line_chosen.connect(self.line_chosen)
        look.changed.connect(self._restyle)

    @Slot()
    def _restyle(self) -> None:
        self._place()
        self.update()

    def use_layout(self, row_height: int, *, is_narrow: bool, has_header: bool) -> None:
        """Draw rows of this height; with tabs the heading stands on the tab."""
        self._has_header = has_header
        self.list.use_layout(row_height, is_narrow=is_narrow)
        self._place()

    def show_part(self, part: CartPart) -> None:
        """Draw a cart; a further line changes only the heading here."""
        before, self._part = self._part, part
        self.list.setVisible(bool(part.rows))
        self.list.show_part(part)
        is_same_ground = before is not None and (
            (before.is_paid, bool(before.rows)) == (part.is_paid, bool(part.rows))
        )
        if is_same_ground and part.rows:
            self.update(self._header())
        else:
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the list anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the panel, its heading, and the empty state."""
        part = self._part
        if part is None:
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(outline, theme.radius("panel"), theme.radius("panel"))
        painter.fillPath(path, theme.color("surface" if part.is_paid else "surface-raised"))
        header = self._header()
        if header.height():
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(header, theme.color("surface"))
            painter.fillRect(QRect(0, header.bottom(), self.width(), 1), theme.color("border"))
            painter.restore()
            self._paint_header(painter, header, part)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if not part.rows:
            self._paint_empty(
                painter, QRect(0, header.bottom(), self.width(), self.height() - header.height())
            )
        painter.end()

    def _paint_header(self, painter: QPainter, header: QRect, part: CartPart) -> None:
        theme = self._look.theme
        inside = header.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), 0)
        item, body = font(theme, "sell.item"), font(theme, "sell.body")
        painter.setFont(item)
        painter.setPen(theme.color("text"))
        painter.drawText(inside, _LEFT, part.title)
        x = QFontMetrics(item).horizontalAdvance(part.title) + theme.px(11)
        painter.setFont(body)
        painter.setPen(theme.color("text-muted"))
        count = QFontMetrics(body).horizontalAdvance(f"{part.item_count} {part.items_word}")
        room = inside.width() - x - count - theme.px(_PADDING)
        number = painter.fontMetrics().elidedText(part.number, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside.adjusted(x, 0, 0, 0), _LEFT, number)
        if part.is_paid:
            self._paint_paid(painter, inside)
            return
        painter.drawText(inside, _RIGHT, part.items_word)
        width = QFontMetrics(body).horizontalAdvance(f" {part.items_word}")
        painter.setFont(font(theme, "sell.body", weight=600))
        painter.setPen(theme.color("text"))
        painter.drawText(inside.adjusted(0, 0, -width, 0), _RIGHT, part.item_count)

    def _paint_paid(self, painter: QPainter, inside: QRect) -> None:
        theme = self._look.theme
        used = font(theme, "sell.body", weight=600)
        word = _("Paid")
        painter.setFont(used)
        painter.setPen(theme.color("positive"))
        painter.drawText(inside, _RIGHT, word)
        size = theme.px(_MARK)
        x = inside.right() - QFontMetrics(used).horizontalAdvance(word) - theme.px(7) - size
        icon = self._look.icon("circle-check", _MARK, "positive", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(x, inside.center().y() - size // 2), icon)

    def _paint_empty(self, painter: QPainter, area: QRect) -> None:
        theme = self._look.theme
        circle, size = theme.px(_CIRCLE), theme.px(_ICON)
        block = circle + theme.px(16 + 26 + 4 + 23)
        top = area.center().y() - block // 2
        ring = QRectF(area.center().x() - circle / 2, top, circle, circle)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(ring)
        icon = self._look.icon("shopping-basket", _ICON, "text-muted", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(area.center().x() - size // 2, top + (circle - size) // 2), icon)
        painter.setFont(font(theme, "sell.item"))
        painter.setPen(theme.color("text"))
        title = QRect(area.left(), top + circle + theme.px(14), area.width(), theme.px(26))
        painter.drawText(title, _CENTRE, _("Ready"))
        painter.setFont(font(theme, "sell.body"))
        painter.setPen(theme.color("text-muted"))
        sentence = title.translated(0, theme.px(28))
        painter.drawText(sentence, _CENTRE, _("Scan the first item"))

    def _header(self) -> QRect:
        return QRect(0, 0, self.width(), self._look.theme.px(_HEADER) if self._has_header else 0)

    def _place(self) -> None:
        top = max(self._header().height(), self._look.theme.radius("panel") // 2)
        bottom = self._look.theme.radius("panel") // 2
        self.list.setGeometry(1, top, self.width() - 2, max(0, self.height() - top - bottom))
