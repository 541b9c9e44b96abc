"""What the presenter of the customers asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.ui.customers.customer_state import CustomerState


class CustomerScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: CustomerState) -> None:
        """Draw the state."""

    def hand_over(self, customer: CustomerSnapshot | None) -> None:
        """Pass on whom to sell to, None for nobody in particular; the panel has done its work."""

    def leave(self) -> None:
        """Ask to be closed."""
