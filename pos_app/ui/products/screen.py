"""What the presenter of the products asks of its view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pos_app.ui.products.products_state import ProductsState


class ProductsScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: ProductsState) -> None:
        """Draw the state."""

    def leave(self) -> None:
        """Ask to be closed."""


class Reader(Protocol):
    """Asks on another thread and calls back in this one."""

    def ask(self, topic: str, job: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Run ``job`` there and ``then`` here, unless the topic is asked again before."""
