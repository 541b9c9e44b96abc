"""What the presenter of the sell screen asks of its view; tests stand in for it by a recorder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos_app.ui.sell.sell_state import SellState


class SellScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: SellState) -> None:
        """Draw the state."""

    def play(self, sound: str) -> None:
        """Play ``scan_ok``, ``scan_unknown``, ``needs_approval``, ``sale_done`` or ``defect``."""

    def say(self, kind: str, headline: str, rest: str) -> None:
        """Show a short message for a few seconds; ``kind`` is ``done``, ``warning``, ``danger``."""

    def open_file(self, path: Path) -> None:
        """Open a file with the program the desktop has for it."""
