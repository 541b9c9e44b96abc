"""The list of cart lines: the selected one in sight, the newest one lit for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractAnimation,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScroller, QStyle, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.cart_delegate import CartDelegate
from pos_app.ui.sell.cart_model import ROW, CartModel
from pos_app.ui.sell.sell_state import CartPart, LineRow

if TYPE_CHECKING:
    from pos_app.ui.look import Look


class CartList(QListView):
    """Shows a :class:`CartPart`; the presenter says which line is selected.

    Signals:
        line_chosen(object): the number of the line that was touched or reached by the arrows.
    """

    line_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with an empty cart."""
        super().__init__(parent)
        self._look = look
        self._part: CartPart | None = None
        self._lines = CartModel(self)
        self._painter = CartDelegate(look, self)
        self.setModel(self._lines)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Cart"))
        self._flash = QVariantAnimation(self)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.setDuration(look.theme.tokens.motion["panel-ms"])
        self._flash.valueChanged.connect(self._fade)
        self.clicked.connect(self._touch)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def focus_ring(self) -> tuple[QRect, int]:
        """Surround the whole list."""
        return self.rect(), self._look.theme.radius("control")

    def use_layout(self, row_height: int, *, is_narrow: bool) -> None:
        """Draw rows of this height; a narrow list leaves a discounted line's unit price out."""
        if row_height != self._painter.row_height:
            self._painter.row_height = row_height
            self.scheduleDelayedItemsLayout()
            self._keep_in_sight()
        self._painter.is_narrow = is_narrow
        self.verticalScrollBar().setSingleStep(row_height)

    def show_part(self, part: CartPart) -> None:
        """Draw the lines of a cart."""
        before, self._part = self._part, part
        self._painter.is_paid = part.is_paid
        self._lines.show_part(part)
        if part.is_paid or part.selected is None:
            self.clearSelection()
            if part.is_paid:
                self.scrollToBottom()
            return
        place = self._lines.place_of(part.selected)
        if place is not None:
            index = self._lines.index(place)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        if part.touched is not None and (before is None or before.rows != part.rows):
            self._light(part.touched)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected line in sight when the text or the window changes its size."""
        super().resizeEvent(event)
        self._keep_in_sight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters and digits to the entry field, not to Qt's own search."""
        if event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(  # noqa: N802 - Qt's name
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell when the arrows moved to another line."""
        super().currentChanged(current, previous)
        row = current.data(ROW)
        if self.hasFocus() and isinstance(row, LineRow):
            self.line_chosen.emit(row.number)

    @Slot(QModelIndex)
    def _touch(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, LineRow):
            self.line_chosen.emit(row.number)

    def _keep_in_sight(self) -> None:
        if self._part is not None and self._part.is_paid:
            self.scrollToBottom()
        elif self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _light(self, line_number: int) -> None:
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if duration == 0:
            return
        self._painter.flash_number = line_number
        self._painter.flash_strength = 1.0
        if self._flash.state() == QAbstractAnimation.State.Running:
            self._flash.stop()
        self._flash.start()

    @Slot(object)
    def _fade(self, strength: float) -> None:
        self._painter.flash_strength = float(strength)
        place = self._lines.place_of(self._painter.flash_number)
        if place is not None:
            self.update(self._lines.index(place))
