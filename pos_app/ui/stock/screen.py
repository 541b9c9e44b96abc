"""What the presenter of store-keeping asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.stock.stock_state import StockState


class StockScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: StockState) -> None:
        """Draw the state."""
