"""What the presenter of shifts asks of its view; tests stand in for it by a recorder."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pos_app.ui.shift.shift_state import ShiftState


class ShiftScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: ShiftState) -> None:
        """Draw the state."""

    def open_file(self, path: Path) -> None:
        """Open a file with the program the desktop has for it."""

    def leave(self) -> None:
        """Go back to selling."""
