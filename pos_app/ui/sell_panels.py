"""Opens the panels of other rooms over the left part of the sell screen, and takes what they give.

Screens do not know each other; here they meet.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from pos_app.application.hold_service import HoldService
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.ui.held.presenter import HeldPresenter
from pos_app.ui.held.view import HeldView
from pos_app.ui.held.wiring import connect_held
from pos_app.ui.look import Look
from pos_app.ui.sell.presenter import SellPresenter
from pos_app.ui.sell.view import SellView

RECALL = "recall"


class SellPanels(QObject):
    """Owns the panels; each is read anew whenever it opens."""

    def __init__(
        self,
        look: Look,
        view: SellView,
        presenter: SellPresenter,
        holds: HoldService,
        register_id: str,
    ) -> None:
        """Answer what ``view`` asks for."""
        super().__init__(view)
        self._view = view
        self._sale = presenter
        self._held = HeldView(look, view)
        self._held.hide()
        self._held_sales = HeldPresenter(self._held, holds, self._at_hand, register_id)
        connect_held(self._held, self._held_sales)
        self._held.closed.connect(view.close_panel)
        self._held.recalled.connect(self._go_on_with)
        view.panel_wanted.connect(self._open)

    def published(self) -> None:
        """Show what has changed meanwhile in the panel that is open."""
        if self._view.panel is self._held:
            self._held_sales.refresh()

    @Slot(str)
    def _open(self, name: str) -> None:
        if name != RECALL:
            return
        if self._view.panel is self._held:
            self._view.close_panel()
            return
        self._held_sales.open()
        self._view.open_panel(self._held)

    @Slot(object)
    def _go_on_with(self, cart: CartSnapshot) -> None:
        self._view.close_panel()
        self._sale.take_over(cart)

    def _at_hand(self) -> CartSnapshot | None:
        return self._sale.cart
