"""What becomes of the sales that a crash or a closed window left open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.ui.sell import questions, refusal

if TYPE_CHECKING:
    from pos_app.ui.sell.desk import Desk


class Recovery:
    """Answers the banner about a sale that was left open; the next one is asked about after it."""

    def __init__(self, desk: Desk) -> None:
        """Go on with sales on ``desk``."""
        self._desk = desk

    def go_on(self) -> None:
        """Bring the sale back into the cart.

        Raises:
            Refusal: another sale is being rung up.
        """
        cart = self._desk.banners.next_left_open()
        if cart is None:
            return
        if self._desk.ring_up.lines:
            raise refusal.finish_this_first()
        self._desk.banners.settle(cart.cart_id)
        self._desk.ring_up.take_over(cart.cart_id)
        self._desk.is_complete = False

    def give_up(self) -> None:
        """Ask whether to cancel the sale."""
        cart = self._desk.banners.next_left_open()
        if cart is not None:
            cancel = partial(self._cancel, cart.cart_id)
            self._desk.question = questions.cancellation(cart, cancel)

    def _cancel(self, cart_id: UUID) -> None:
        self._desk.ring_up.void(cart_id)
        self._desk.banners.settle(cart_id)
