"""The tabs of the sell screen for large text: products, cart, keys."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.boxes import GAP
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton

if TYPE_CHECKING:
    from pos_app.ui.look import Look


class Tab(StrEnum):
    """What the left part shows when there is room for one thing only."""

    ITEMS = "items"
    CART = "cart"
    KEYS = "keys"


class TabRow(QWidget):
    """Three buttons side by side; the chosen one is filled.

    Signals:
        changed(): another tab was chosen.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin at the cart."""
        super().__init__(parent)
        self.chosen = Tab.CART
        self._before: Tab | None = None
        self._count = ""
        self._buttons = {
            Tab.ITEMS: HintButton(look, _("Items"), icon="layout-grid", parent=self),
            Tab.CART: HintButton(look, _("Cart"), icon="shopping-basket", parent=self),
            Tab.KEYS: HintButton(look, _("Keys"), icon="keyboard", parent=self),
        }
        for tab, button in self._buttons.items():
            button.setObjectName(tab)
            button.clicked.connect(self._choose)
        self._mark()

    def show_count(self, count: str) -> None:
        """Show on its tab how many items the cart has."""
        if count != self._count:
            self._count = count
            self._buttons[Tab.CART].set_label(_("Cart, {count}").format(count=count))
            self._mark()

    def show_tab(self, tab: Tab) -> None:
        """Choose a tab."""
        if tab != self.chosen:
            self.chosen = tab
            self._mark()
            self.changed.emit()

    def show_results(self, *, is_search: bool) -> None:
        """Turn to the products while something is searched, and back afterwards."""
        if is_search and self._before is None:
            self._before = self.chosen
            self.show_tab(Tab.ITEMS)
        elif not is_search and self._before is not None:
            before, self._before = self._before, None
            self.show_tab(before)

    def step(self, by: int) -> None:
        """Choose a neighbour, around the ends."""
        tabs = list(Tab)
        self.show_tab(tabs[(tabs.index(self.chosen) + by) % len(tabs)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons anew."""
        super().resizeEvent(event)
        pitch = (self.width() + GAP) / len(self._buttons)
        for place, button in enumerate(self._buttons.values()):
            left, right = round(place * pitch), round((place + 1) * pitch) - GAP
            button.setGeometry(left, 0, right - left, self.height())

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if button is not None:
            self.show_tab(Tab(button.objectName()))

    def _mark(self) -> None:
        for tab, button in self._buttons.items():
            button.set_kind(Kind.PRIMARY if tab == self.chosen else Kind.NEUTRAL)
