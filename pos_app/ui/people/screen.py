"""What the presenter of staff and roles asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.people.people_state import PeopleState


class PeopleScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: PeopleState) -> None:
        """Draw the state."""

    def leave(self) -> None:
        """Ask to be closed."""
