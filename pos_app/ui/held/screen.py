"""What the presenter of the held sales asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.ui.held.held_state import HeldState


class HeldScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: HeldState) -> None:
        """Draw the state."""

    def hand_over(self, cart: CartSnapshot) -> None:
        """Pass on the cart that was recalled; the panel has done its work."""
