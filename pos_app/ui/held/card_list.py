"""The held sales one under the other; the chosen one is open and shows what is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent

from pos_app.ui.held.card_delegate import CardDelegate
from pos_app.ui.held.held_state import HeldCard
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList

_LEFT_TO_PANEL = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Delete,
    }
)


class HeldCards(PaintedList):
    """Shows :class:`HeldCard` after :class:`HeldCard`.

    Signals:
        chosen(object): the cart of the card that was touched.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__(_("Held sales"), _LEFT_TO_PANEL)
        self.setItemDelegate(CardDelegate(look, self))
        self.setProperty("surface", "raised")
        self.clicked.connect(self._choose)
        look.changed.connect(self._measure_again)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the cards for the new width."""
        super().resizeEvent(event)
        self._measure_again()

    @Slot("QModelIndex")
    def _choose(self, index: Index) -> None:
        card = index.data(ROW)
        if isinstance(card, HeldCard):
            self.chosen.emit(card.cart_id)

    @Slot()
    def _measure_again(self) -> None:
        self.scheduleDelayedItemsLayout()
