"""What the shop needs to keep the tiles of its registers."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.tile_board.tile_board import TileBoard


class TileBoardRepository(Protocol):
    """One board for each register."""

    def of(self, board_id: str) -> TileBoard:
        """Return the board of a register, without pages while nobody arranged it."""

    def save(self, board: TileBoard) -> None:
        """Keep the board."""
