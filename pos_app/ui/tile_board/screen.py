"""What the presenter of tiles asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.tile_board.board_state import BoardState


class BoardScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: BoardState) -> None:
        """Draw the state."""

    def leave(self) -> None:
        """Ask to be closed."""
