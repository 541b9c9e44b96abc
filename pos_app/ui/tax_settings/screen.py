"""What the presenter of taxes and rounding asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.tax_settings.tax_state import TaxState


class TaxScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: TaxState) -> None:
        """Draw the state."""
