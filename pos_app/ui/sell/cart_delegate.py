"""Paints a line of the cart: quantity, name, price, discount tag, amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pos_app.ui.fonts import font
from pos_app.ui.sell.cart_model import ROW
from pos_app.ui.sell.sell_state import LineRow

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_PADDING = 17
_QUANTITY_RIGHT = 48
_TIMES_RIGHT = 65
_NAME_LEFT = 77
_TAG_ICON = 18
_ELIDE = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CartDelegate(QStyledItemDelegate):
    """Draws rows of equal height; reads roles and sizes from the theme."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        """Draw as ``look`` says."""
        super().__init__(parent)
        self._look = look
        self.row_height = 64
        self.is_narrow = False
        self.is_paid = False
        self.flash_number: int | None = None
        self.flash_strength = 0.0
        self.restyle()
        look.changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take the fonts of the theme that is now in use."""
        theme = self._look.theme
        self._item = font(theme, "sell.item")
        self._body = font(theme, "sell.body")
        self._body_bold = font(theme, "sell.body", weight=600)
        self._item_metrics = QFontMetrics(self._item)
        self._body_metrics = QFontMetrics(self._body)
        self._bold_metrics = QFontMetrics(self._body_bold)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Every row is as high as the others."""
        return QSize(100, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        row = index.data(ROW)
        if not isinstance(row, LineRow):
            return
        rect: QRect = option.rect
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected) and not self.is_paid
        painter.save()
        self._paint_ground(painter, rect, row, is_selected=is_selected)
        theme = self._look.theme
        text = theme.color("text-muted" if self.is_paid or row.is_beside else "text")
        if is_selected:
            text = theme.color("selection-text")
        first, second = self._lines(rect)
        left = rect.left() + theme.px(_NAME_LEFT)
        amount_width = self._item_metrics.horizontalAdvance(row.amount)
        right = rect.right() + 1 - theme.px(_PADDING)
        self._paint_quantity(painter, rect, row, text)
        painter.setFont(self._item)
        painter.setPen(text)
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), _RIGHT, row.amount)
        width = right - amount_width - theme.px(12) - left
        name = self._item_metrics.elidedText(row.name, _ELIDE, width)
        painter.drawText(QRect(left, first.top(), width, first.height()), _LEFT, name)
        self._paint_details(painter, QRect(left, second.top(), width, second.height()), row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, row: LineRow, *, is_selected: bool
    ) -> None:
        theme = self._look.theme
        ground = "surface" if self.is_paid else "surface-raised"
        colour = theme.color("selection" if is_selected else ground)
        if row.number == self.flash_number and self.flash_strength > 0:
            colour = _mixed(colour, theme.color("accent-soft"), self.flash_strength)
        painter.fillRect(rect, colour)
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.color("border"))
        if is_selected:
            bar = QRect(
                rect.left(), rect.top(), theme.tokens.border["selection-bar"], rect.height()
            )
            painter.fillRect(bar, theme.color("selection-bar"))

    def _paint_quantity(self, painter: QPainter, rect: QRect, row: LineRow, colour: QColor) -> None:
        theme = self._look.theme
        muted = theme.color("text-muted")
        first, second = self._lines(rect)
        painter.setPen(colour)
        if row.unit:
            right = rect.left() + theme.px(_TIMES_RIGHT)
            painter.setFont(self._body_bold)
            painter.drawText(
                QRect(rect.left(), first.top(), right - rect.left(), first.height()),
                _RIGHT,
                row.quantity,
            )
            painter.setPen(muted)
            painter.setFont(self._body)
            painter.drawText(
                QRect(rect.left(), second.top(), right - rect.left(), second.height()),
                _RIGHT,
                row.unit,
            )
            return
        right = rect.left() + theme.px(_QUANTITY_RIGHT)
        room = right - rect.left() - theme.px(6)
        fits = self._item_metrics.horizontalAdvance(row.quantity) <= room
        painter.setFont(self._item if fits else self._body_bold)
        painter.drawText(
            QRect(rect.left(), rect.top(), right - rect.left(), rect.height()), _RIGHT, row.quantity
        )
        painter.setPen(muted)
        painter.setFont(self._body)
        times = QRect(right, rect.top(), theme.px(_TIMES_RIGHT - _QUANTITY_RIGHT), rect.height())
        painter.drawText(times, _RIGHT, "×")

    def _paint_details(self, painter: QPainter, area: QRect, row: LineRow) -> None:
        theme = self._look.theme
        x = area.left()
        painter.setFont(self._body)
        painter.setPen(theme.color("text-muted"))
        if not (row.discount and self.is_narrow):
            painter.drawText(
                area, _LEFT, self._body_metrics.elidedText(row.price, _ELIDE, area.width())
            )
            x += self._body_metrics.horizontalAdvance(row.price) + theme.px(10)
        if not row.discount:
            return
        size = theme.px(_TAG_ICON)
        ratio = painter.device().devicePixelRatioF()
        tag = self._look.icon("tag", _TAG_ICON, "positive", ratio)
        painter.drawPixmap(x, area.center().y() - size // 2 + 1, tag)
        x += size + theme.px(4)
        painter.setPen(theme.color("positive"))
        amount_width = self._bold_metrics.horizontalAdvance(row.discount_amount)
        room = area.right() - x - amount_width - theme.px(5)
        word = self._body_metrics.elidedText(row.discount, _ELIDE, room) if room > 0 else ""
        painter.drawText(QRect(x, area.top(), max(0, room), area.height()), _LEFT, word)
        if word:
            x += self._body_metrics.horizontalAdvance(word) + theme.px(5)
        painter.setFont(self._body_bold)
        painter.drawText(
            QRect(x, area.top(), amount_width + 2, area.height()), _LEFT, row.discount_amount
        )

    def _lines(self, rect: QRect) -> tuple[QRect, QRect]:
        """Return where the name and the line under it stand, centred together."""
        name, detail = self._look.theme.px(26), self._look.theme.px(23)
        top = rect.top() + (rect.height() - 1 - name - detail) // 2
        return (
            QRect(rect.left(), top, rect.width(), name),
            QRect(rect.left(), top + name, rect.width(), detail),
        )


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    def part(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        part(one.red(), other.red()),
        part(one.green(), other.green()),
        part(one.blue(), other.blue()),
    )
