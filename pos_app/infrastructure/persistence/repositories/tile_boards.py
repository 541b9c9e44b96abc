"""The tiles of each register: a row once somebody arranged them."""

from __future__ import annotations

import json
from uuid import UUID, uuid5

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.domain.aggregates.tile_board.tile_board import Tile, TileBoard, TilePage
from pos_app.infrastructure.persistence.catalogue_tables import tile_boards
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

GET_PAGES = Statement(select(tile_boards.c.pages).where(tile_boards.c.board_id == bindparam("key")))
_insert = insert(tile_boards)
_SAVE = Statement(
    _insert.on_conflict_do_update(
        index_elements=[tile_boards.c.board_id], set_={"pages": _insert.excluded.pages}
    )
)
# The identity map wants a UUID; a register has a short name.
_NAMES = UUID(int=0)


class SqlTileBoardRepository(IdentityMap[TileBoard, None]):
    """Boards within one transaction; fulfils ``TileBoardRepository``."""

    def of(self, board_id: str) -> TileBoard:
        """Return the board of a register, without pages while nobody arranged it."""
        key = uuid5(_NAMES, board_id)
        known = self.known(key)
        if known is not None:
            return known
        row = self.connection.one(GET_PAGES, {"key": board_id})
        pages = () if row is None else restored_pages(row[0])
        return self.hold(key, TileBoard(board_id, pages))

    def save(self, board: TileBoard) -> None:
        """Keep the board."""
        pages = [
            {
                "name": page.name,
                "tiles": [
                    [str(tile.product_id), tile.product_name, tile.sku, tile.colour]
                    for tile in page.tiles
                ],
            }
            for page in board.pages
        ]
        told = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
        self.connection.run(_SAVE, {"board_id": board.board_id, "pages": told})


def restored_pages(text: str) -> tuple[TilePage, ...]:
    """Return the pages of a row."""
    return tuple(
        TilePage(
            page["name"],
            tuple(Tile(UUID(key), name, sku, colour) for key, name, sku, colour in page["tiles"]),
        )
        for page in json.loads(text)
    )
