"""Lets the store arrange the tiles of a register."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.loading import product_of
from pos_app.domain.aggregates.tile_board.tile_board import Tile, TileBoard, TilePage
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions

if TYPE_CHECKING:
    from pos_app.application.ports import UnitOfWorkFactory
    from pos_app.application.product_list_queries import ProductListQueries
    from pos_app.application.snapshots import ProductSnapshot


@dataclass(frozen=True, slots=True)
class ArrangedTile:
    """A product where the store put it; ``colour`` is empty for that of its department."""

    product: ProductSnapshot
    colour: str


class TileQueries(Protocol):
    """Reads how a register is arranged."""

    def pages(self, board_id: str) -> tuple[TilePage, ...]:
        """Return its pages; none while nobody arranged it."""

    def boards(self) -> tuple[str, ...]:
        """Return every register that is arranged, in order."""


class TileBoardService:
    """The commands on the board of the register that this till is."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        tiles: TileQueries,
        products: ProductListQueries,
        register_id: Callable[[], str],
    ) -> None:
        """Arrange the register that ``register_id`` names."""
        self._unit_of_work = unit_of_work
        self._products = products
        self._tiles = tiles
        self._register_id = register_id

    @open_to_all("the tiles are what everybody sees while selling")
    def pages(self) -> tuple[TilePage, ...]:
        """Return the pages of this register; none while nobody arranged it."""
        return self._tiles.pages(self._register_id())

    @open_to_all("the tiles are what everybody sees while selling")
    def arranged(self, name: str) -> tuple[ArrangedTile, ...]:
        """Return the tiles of a page with their products; none of a page that is gone."""
        tiles = next((page.tiles for page in self.pages() if page.name == name), ())
        found = self._products.by_ids([tile.product_id for tile in tiles])
        products = {product.product_id: product for product in found}
        return tuple(
            ArrangedTile(products[tile.product_id], tile.colour)
            for tile in tiles
            if tile.product_id in products
        )

    @open_to_all("which registers are arranged harms nobody")
    def other_boards(self) -> tuple[str, ...]:
        """Return the other registers whose tiles were arranged."""
        own = self._register_id()
        return tuple(each for each in self._tiles.boards() if each != own)

    @needs(permissions.MANAGE_PRODUCTS)
    def add_page(self, name: str) -> None:
        """Begin a page; see :meth:`TileBoard.add_page`."""
        self._change(lambda board: board.add_page(name))

    @needs(permissions.MANAGE_PRODUCTS)
    def rename_page(self, name: str, new_name: str) -> None:
        """Call a page otherwise; see :meth:`TileBoard.rename_page`."""
        self._change(lambda board: board.rename_page(name, new_name))

    @needs(permissions.MANAGE_PRODUCTS)
    def move_page(self, name: str, place: int) -> None:
        """Put a page elsewhere; see :meth:`TileBoard.move_page`."""
        self._change(lambda board: board.move_page(name, place))

    @needs(permissions.MANAGE_PRODUCTS)
    def remove_page(self, name: str) -> None:
        """Take a page away; see :meth:`TileBoard.remove_page`."""
        self._change(lambda board: board.remove_page(name))

    @needs(permissions.MANAGE_PRODUCTS)
    def add_tile(self, name: str, product_id: UUID, place: int | None = None) -> None:
        """Give a product a tile; see :meth:`TileBoard.add_tile`.

        Raises:
            UnknownCode: there is no such product.
        """
        with self._unit_of_work() as uow:
            product = product_of(uow, product_id)
            board = uow.tile_boards.of(self._register_id())
            board.add_tile(name, Tile(product_id, product.name, product.sku.text), place)
            uow.tile_boards.save(board)
            uow.collect_events_from(board)
            uow.commit()
        uow.dispatch_events()

    @needs(permissions.MANAGE_PRODUCTS)
    def move_tile(self, name: str, product_id: UUID, place: int, new_name: str = "") -> None:
        """Put a tile elsewhere; see :meth:`TileBoard.move_tile`."""
        self._change(lambda board: board.move_tile(name, product_id, place, new_name))

    @needs(permissions.MANAGE_PRODUCTS)
    def remove_tile(self, name: str, product_id: UUID) -> None:
        """Take a tile away; see :meth:`TileBoard.remove_tile`."""
        self._change(lambda board: board.remove_tile(name, product_id))

    @needs(permissions.MANAGE_PRODUCTS)
    def colour_tile(self, name: str, product_id: UUID, colour: str) -> None:
        """Give a tile a colour; see :meth:`TileBoard.colour_tile`."""
        self._change(lambda board: board.colour_tile(name, product_id, colour))

    @needs(permissions.MANAGE_PRODUCTS)
    def copy_from(self, board_id: str) -> None:
        """Take over the pages of another register, whose names are not taken here."""
        pages = self._tiles.pages(board_id)

        def copy(board: TileBoard) -> None:
            there = {page.name.casefold() for page in board.pages}
            for page in pages:
                if page.name.casefold() not in there:
                    board.add_page(page.name)
                    for tile in page.tiles:
                        board.add_tile(page.name, tile)

        self._change(copy)

    def _change(self, change: Callable[[TileBoard], None]) -> None:
        with self._unit_of_work() as uow:
            board = uow.tile_boards.of(self._register_id())
            change(board)
            uow.tile_boards.save(board)
            uow.collect_events_from(board)
            uow.commit()
        uow.dispatch_events()
