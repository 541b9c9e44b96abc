"""What the presenter of codes asks of its view, and of the scanner."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.codes.codes_state import CodesState
from pos_app.ui.scanner_settings import ScannerSettings


class CodesScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: CodesState) -> None:
        """Draw the state."""

    def leave(self) -> None:
        """Ask to be closed."""


class Scanner(Protocol):
    """The scanner of this till."""

    def settings(self) -> ScannerSettings:
        """Return how it is read now."""

    def use(self, settings: ScannerSettings) -> None:
        """Read it otherwise from the next key on, and keep that."""
