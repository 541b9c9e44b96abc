"""What the presenter of promotions asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.promotions.promotions_state import PromotionsState


class PromotionsScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: PromotionsState) -> None:
        """Draw the state."""
