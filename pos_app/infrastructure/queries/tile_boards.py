"""How registers are arranged, for whoever only reads."""

from __future__ import annotations

from sqlalchemy import select

from pos_app.domain.aggregates.tile_board.tile_board import TilePage
from pos_app.infrastructure.persistence.catalogue_tables import tile_boards
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.repositories.tile_boards import GET_PAGES, restored_pages
from pos_app.infrastructure.persistence.statement import Statement

_BOARDS = Statement(select(tile_boards.c.board_id).order_by(tile_boards.c.board_id))


class SqlTileQueries:
    """Fulfils ``TileQueries``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def pages(self, board_id: str) -> tuple[TilePage, ...]:
        """Return the pages of a register; none while nobody arranged it."""
        row = self._database.reader().one(GET_PAGES, {"key": board_id})
        return () if row is None else restored_pages(row[0])

    def boards(self) -> tuple[str, ...]:
        """Return every register that is arranged, in order."""
        return tuple(row[0] for row in self._database.reader().all(_BOARDS))
