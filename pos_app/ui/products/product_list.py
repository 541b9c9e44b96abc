"""The list of products: name and price, what it is under, how many are left."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QItemSelection, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.models.paged_model import PagedModel
from pos_app.ui.products.products_state import ProductRow
from pos_app.ui.widgets.painted_list import ROW, Index

_PAD, _BAR, _HEIGHT = 14, 5, 56
_BOX, _BOX_ROOM = 22, 48
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight
_ROWS_AHEAD = 20
_Words = tuple[str, QFont, str]


class _ProductDelegate(QStyledItemDelegate):
    """Paints a product on two lines, with a box to mark it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._look.px(_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ProductRow = index.data(ROW)
        look, rect = self._look, QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, muted = ("selection-text",) * 2 if is_selected else ("text", "text-muted")
        painter.save()
        painter.fillRect(rect, look.color("selection" if is_selected else "surface-raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        if is_selected:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), look.color("accent"))
        self._paint_box(painter, rect, is_marked=row.is_marked)
        area = rect.adjusted(look.px(_BOX_ROOM), look.px(7), -_PAD, -look.px(7))
        area.setLeft(area.left() + self._paint_picture(painter, area, row.picture))
        half = area.height() // 2
        above = QRect(area.left(), area.top(), area.width(), half)
        below = QRect(area.left(), area.top() + half, area.width(), half)
        heading, body = look.type_font("office.heading"), look.type_font("office.body")
        self._paint_line(painter, above, (row.name, heading, ink), (row.price, heading, ink))
        low = "danger" if row.is_low and not is_selected else muted
        self._paint_line(painter, below, (row.detail, body, muted), (row.stock, body, low))
        painter.restore()

    def _paint_picture(self, painter: QPainter, area: QRect, name: str) -> int:
        """Paint a picture at the left, and return how much room it takes."""
        size = QSize(area.height(), area.height())
        ratio = painter.device().devicePixelRatioF()
        picture = self._look.pictures.pixmap(name, size, ratio) if name else None
        if picture is None:
            return 0
        painter.drawPixmap(QRect(area.topLeft(), size), picture)
        return size.width() + self._look.px(10)

    def _paint_line(self, painter: QPainter, area: QRect, left: _Words, right: _Words) -> None:
        look = self._look
        for (text, font, ink), align in ((right, _RIGHT), (left, _LEFT)):
            painter.setFont(font)
            painter.setPen(look.color(ink))
            shown = QFontMetrics(font).elidedText(text, _ELIDE, area.width())
            painter.drawText(area, int(align), shown)
            room = QFontMetrics(font).horizontalAdvance(shown) + look.px(12)
            area = area.adjusted(0, 0, -room, 0)

    def _paint_box(self, painter: QPainter, rect: QRect, *, is_marked: bool) -> None:
        look = self._look
        side = look.px(_BOX)
        left = rect.left() + (look.px(_BOX_ROOM) - side) // 2 + 2
        box = QRect(left, rect.center().y() - side // 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("accent" if is_marked else "border-strong"))
        painter.setBrush(look.color("accent" if is_marked else "surface-raised"))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 5, 5)
        if is_marked:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(box, look.icon("check", _BOX, "accent-text", ratio))


class ProductList(QListView):
    """Shows products; the current one is edited beside it.

    Signals:
        chosen(object): the id of the product that is current now.
        marked(object): the id of the product whose box was pressed.
        more_wanted(): the reader comes near the end of what is loaded.
    """

    chosen = Signal(object)
    marked = Signal(object)
    more_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._look = look
        self._items = PagedModel(self)
        self._is_filling = False
        self.setObjectName("products")
        self.setModel(self._items)
        self.setItemDelegate(_ProductDelegate(look, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Products by name"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def display(self, rows: tuple[ProductRow, ...], chosen: UUID | None) -> None:
        """Show products, and which of them is edited."""
        self._is_filling = True
        if self._items.show_rows(rows):
            self.scrollToTop()
        place = next((n for n, row in enumerate(rows) if row.product_id == chosen), None)
        if place is None:
            self.clearSelection()
        elif self.currentIndex().row() != place or not self.selectedIndexes():
            self.setCurrentIndex(self._items.index(place))
        self._is_filling = False

    def texts(self) -> tuple[str, ...]:
        """Return the rows as they are spoken."""
        return self._items.texts()

    def focus_ring(self) -> tuple[QRect, int]:
        """Surround the list, within the edge of its panel."""
        return self.rect().adjusted(2, 2, -2, -2), 8

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark by the box, choose by the rest of the row."""
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW)
        if isinstance(row, ProductRow) and event.position().x() < self._look.px(_BOX_ROOM):
            self.marked.emit(row.product_id)
            return
        super().mousePressEvent(event)
        if isinstance(row, ProductRow):
            self.chosen.emit(row.product_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter and letters to the screen; Space marks."""
        row = self.currentIndex().data(ROW)
        if event.key() == Qt.Key.Key_Space and isinstance(row, ProductRow):
            self.marked.emit(row.product_id)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.currentIndex().data(ROW)
        if isinstance(row, ProductRow) and not self._is_filling and self.hasFocus():
            self.chosen.emit(row.product_id)

    @Slot(int)
    def _look_ahead(self, _place: int) -> None:
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        if last < 0 or last >= self._items.rowCount() - _ROWS_AHEAD:
            self.more_wanted.emit()
