"""The lines of the cart at one step, the one that the step was about marked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pos_app.ui.audit_replay.own_keys import OWN_KEYS
from pos_app.ui.audit_replay.replay_state import CartRow
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList

_HEIGHT = 32
_PAD = 16
_QUANTITY = 44
_ICON = 16
_GAP = 8
_LEAST_NOTE = 40
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_STRONG = 600


class _LineDelegate(QStyledItemDelegate):
    """Paints quantity, name, what the step did, and the amount."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the fixed height of a line."""
        return QSize(0, self._look.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row: CartRow = index.data(ROW)
        look = self._look
        rect = QRect(option.rect)
        ground = "danger-soft" if row.is_gone else "selection" if row.mark else "surface-raised"
        ink = "danger" if row.is_gone else "selection-text" if row.mark else "text"
        font = look.type_font("office.heading", 400)
        struck = QFont(font)
        struck.setStrikeOut(row.is_gone)
        metrics = QFontMetrics(font)
        painter.save()
        painter.fillRect(rect, look.color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        area = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(font)
        painter.setPen(look.color("text-muted" if not row.mark else ink))
        times = f"{row.quantity} ×"
        width = max(look.px(_QUANTITY), metrics.horizontalAdvance(times))
        painter.drawText(QRect(area.left(), area.top(), width, area.height()), int(_RIGHT), times)
        area.setLeft(area.left() + width + look.px(_GAP) + 2)
        painter.setFont(struck)
        painter.setPen(look.color(ink))
        painter.drawText(area, int(_RIGHT), row.amount)
        area.setRight(area.right() - metrics.horizontalAdvance(row.amount) - look.px(2 * _GAP))
        wanted = metrics.horizontalAdvance(row.name)
        least = min(self._room_for_notes(row), look.px(_LEAST_NOTE))
        room = max(area.width() - self._room_for_notes(row), min(wanted, area.width() - least))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, int(_MIDDLE), name)
        area.setLeft(area.left() + metrics.horizontalAdvance(name) + look.px(2 * _GAP))
        self._paint_notes(painter, area, row, ink)
        painter.restore()

    def _notes(self, row: CartRow) -> tuple[tuple[str, str, str], ...]:
        """Return icon, text and brief text of what is said beside the name."""
        notes = (
            (row.mark_icon, row.mark, row.brief),
            ("tag", row.discount, row.discount),
        )
        return tuple(note for note in notes if note[1])

    def _room_for_notes(self, row: CartRow) -> int:
        look = self._look
        metrics = QFontMetrics(look.type_font("office.body", _STRONG))
        each = look.px(_ICON) + look.px(3 * _GAP)
        return sum(
            metrics.horizontalAdvance(text) + each for _icon, text, _brief in self._notes(row)
        )

    def _paint_notes(self, painter: QPainter, area: QRect, row: CartRow, ink: str) -> None:
        look = self._look
        font = look.type_font("office.body", _STRONG)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        ratio = painter.device().devicePixelRatioF()
        side = look.px(_ICON)
        for icon, text, brief in self._notes(row):
            role = ink if text == row.mark else "positive"
            if area.width() < 2 * side:
                return
            painter.setPen(look.color(role))
            middle = area.center().y() - side // 2
            painter.drawPixmap(area.left(), middle, look.icon(icon, _ICON, role, ratio))
            area.setLeft(area.left() + side + look.px(_GAP))
            shown = text if metrics.horizontalAdvance(text) <= area.width() else brief
            width = metrics.horizontalAdvance(shown)
            if width > area.width():  # the icon and the ground say it too
                return
            painter.drawText(area, int(_MIDDLE), shown)
            area.setLeft(area.left() + width + look.px(2 * _GAP))


class CartList(PaintedList):
    """Shows the cart as the cashier saw it, with the line that changed in sight."""

    def __init__(self, look: Look) -> None:
        super().__init__(_("Cart at this step"), OWN_KEYS)
        self.setItemDelegate(_LineDelegate(look, self))
        self.setSelectionMode(PaintedList.SelectionMode.NoSelection)
        self.setObjectName("replay-cart")
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def display(self, rows: tuple[CartRow, ...]) -> None:
        """Show other lines."""
        self.show_rows(rows)
        marked = (place for place, row in enumerate(rows) if row.mark)
        self.stand_on(next(marked, len(rows) - 1))
