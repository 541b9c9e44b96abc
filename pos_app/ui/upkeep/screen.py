"""What a presenter of these pages needs of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.upkeep.upkeep_state import PageState


class PageScreen(Protocol):
    """Draws a page."""

    def display(self, state: PageState) -> None:
        """Draw it."""

    def leave(self) -> None:
        """Show the till again."""
