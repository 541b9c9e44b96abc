"""What the presenter of the products asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.products.products_state import ProductsState


class ProductsScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: ProductsState) -> None:
        """Draw the state."""

    def leave(self) -> None:
        """Ask to be closed."""
