"""The pages of tiles of one register: what stands where, and in which colour."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.tile_board.errors import TileRefused
from pos_app.domain.aggregates.tile_board.events import (
    TileAdded,
    TileColoured,
    TileMoved,
    TilePageAdded,
    TilePageMoved,
    TilePageRemoved,
    TilePageRenamed,
    TileRemoved,
)
from pos_app.domain.records import dataclass

MOST_PAGES, MOST_TILES, LONGEST_PAGE_NAME = 24, 100, 30
# Empty is the colour of the product's department.
COLOURS = (
    "",
    "produce",
    "bakery",
    "dairy",
    "meat",
    "pantry",
    "frozen",
    "drinks",
    "household",
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A product on a page; its name is kept for what is said about it later."""

    product_id: UUID
    product_name: str
    sku: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class TilePage:
    """A page with its tiles in order."""

    name: str
    tiles: tuple[Tile, ...] = ()

    def place_of(self, product_id: UUID) -> int | None:
        """Return where a product stands, from 0, or None."""
        places = (n for n, tile in enumerate(self.tiles) if tile.product_id == product_id)
        return next(places, None)


class TileBoard(Aggregate):
    """The tiles of the register ``board_id``; without pages the till shows what sells best."""

    __slots__ = ("board_id", "pages")

    def __init__(self, board_id: str, pages: tuple[TilePage, ...] = ()) -> None:
        """Restore the board as it was saved."""
        super().__init__()
        self.board_id = board_id
        self.pages = pages

    def add_page(self, name: str) -> None:
        """Begin a page behind the others.

        Raises:
            TileRefused: no name, a name that is taken, or too many pages.
        """
        cleaned = self._free_name(name)
        if len(self.pages) >= MOST_PAGES:
            raise TileRefused(reason="pages", about=str(MOST_PAGES))
        self.pages = (*self.pages, TilePage(cleaned))
        self._raise_event(
            TilePageAdded(board_id=self.board_id, page_name=cleaned, place=len(self.pages))
        )

    def rename_page(self, name: str, new_name: str) -> None:
        """Call a page otherwise; the same name again raises nothing.

        Raises:
            TileRefused: no name, a name that is taken, or no such page.
        """
        page = self._page(name)
        if new_name.strip() == page.name:
            return
        cleaned = self._free_name(new_name, besides=page.name)
        self._put(page, replace(page, name=cleaned))
        self._raise_event(
            TilePageRenamed(board_id=self.board_id, old_name=page.name, new_name=cleaned)
        )

    def move_page(self, name: str, place: int) -> None:
        """Put a page at a place, which counts from 0; beyond the ends it is the end.

        Raises:
            TileRefused: no such page.
        """
        page = self._page(name)
        old = self.pages.index(page)
        new = max(0, min(place, len(self.pages) - 1))
        if new == old:
            return
        others = [each for each in self.pages if each is not page]
        others.insert(new, page)
        self.pages = tuple(others)
        self._raise_event(
            TilePageMoved(
                board_id=self.board_id, page_name=page.name, old_place=old + 1, new_place=new + 1
            )
        )

    def remove_page(self, name: str) -> None:
        """Take a page away with its tiles.

        Raises:
            TileRefused: no such page.
        """
        page = self._page(name)
        self.pages = tuple(each for each in self.pages if each is not page)
        self._raise_event(
            TilePageRemoved(
                board_id=self.board_id,
                page_name=page.name,
                skus=tuple(tile.sku for tile in page.tiles),
            )
        )

    def add_tile(self, name: str, tile: Tile, place: int | None = None) -> None:
        """Give a product a tile at a place from 0, or behind the others.

        Raises:
            TileRefused: no such page, the product has one there, or the page is full.
        """
        page = self._page(name)
        if page.place_of(tile.product_id) is not None:
            raise TileRefused(reason="twice", about=tile.product_name)
        if len(page.tiles) >= MOST_TILES:
            raise TileRefused(reason="tiles", about=str(MOST_TILES))
        at = len(page.tiles) if place is None else max(0, min(place, len(page.tiles)))
        self._put(page, replace(page, tiles=(*page.tiles[:at], tile, *page.tiles[at:])))
        self._raise_event(
            TileAdded(
                board_id=self.board_id,
                page_name=page.name,
                product_id=tile.product_id,
                product_name=tile.product_name,
                place=at + 1,
            )
        )

    def move_tile(self, name: str, product_id: UUID, place: int, new_name: str = "") -> None:
        """Put a tile at a place from 0 of its page or another one; the same place raises nothing.

        Raises:
            TileRefused: no such page or tile, or the other page is full or has the product.
        """
        page, old = self._tile(name, product_id)
        goal = self._page(new_name) if new_name else page
        tile = page.tiles[old]
        rest = (*page.tiles[:old], *page.tiles[old + 1 :])
        if goal is page:
            at = max(0, min(place, len(rest)))
            if at == old:
                return
            self._put(page, replace(page, tiles=(*rest[:at], tile, *rest[at:])))
        else:
            if goal.place_of(product_id) is not None:
                raise TileRefused(reason="twice", about=tile.product_name)
            if len(goal.tiles) >= MOST_TILES:
                raise TileRefused(reason="tiles", about=str(MOST_TILES))
            at = max(0, min(place, len(goal.tiles)))
            self._put(page, replace(page, tiles=rest))
            self._put(goal, replace(goal, tiles=(*goal.tiles[:at], tile, *goal.tiles[at:])))
        self._raise_event(
            TileMoved(
                board_id=self.board_id,
                product_id=product_id,
                product_name=tile.product_name,
                old_page=page.name,
                old_place=old + 1,
                new_page=goal.name,
                new_place=at + 1,
            )
        )

    def remove_tile(self, name: str, product_id: UUID) -> None:
        """Take a tile away.

        Raises:
            TileRefused: no such page or tile.
        """
        page, at = self._tile(name, product_id)
        tile = page.tiles[at]
        self._put(page, replace(page, tiles=(*page.tiles[:at], *page.tiles[at + 1 :])))
        self._raise_event(
            TileRemoved(
                board_id=self.board_id,
                page_name=page.name,
                product_id=product_id,
                product_name=tile.product_name,
                place=at + 1,
            )
        )

    def colour_tile(self, name: str, product_id: UUID, colour: str) -> None:
        """Give a tile a colour of the theme; the same one again raises nothing.

        Raises:
            TileRefused: no such page, tile or colour.
        """
        page, at = self._tile(name, product_id)
        tile = page.tiles[at]
        if colour not in COLOURS:
            raise TileRefused(reason="gone", about=colour)
        if colour == tile.colour:
            return
        tiles = (*page.tiles[:at], replace(tile, colour=colour), *page.tiles[at + 1 :])
        self._put(page, replace(page, tiles=tiles))
        self._raise_event(
            TileColoured(
                board_id=self.board_id,
                page_name=page.name,
                product_id=product_id,
                product_name=tile.product_name,
                old_colour=tile.colour,
                new_colour=colour,
            )
        )

    def _page(self, name: str) -> TilePage:
        for page in self.pages:
            if page.name == name:
                return page
        raise TileRefused(reason="gone", about=name)

    def _tile(self, name: str, product_id: UUID) -> tuple[TilePage, int]:
        page = self._page(name)
        place = page.place_of(product_id)
        if place is None:
            raise TileRefused(reason="gone", about=name)
        return page, place

    def _put(self, old: TilePage, new: TilePage) -> None:
        self.pages = tuple(new if page is old else page for page in self.pages)

    def _free_name(self, name: str, besides: str = "") -> str:
        cleaned = " ".join(name.split())
        if not cleaned or len(cleaned) > LONGEST_PAGE_NAME:
            raise TileRefused(reason="name", about=str(LONGEST_PAGE_NAME))
        taken = {page.name.casefold() for page in self.pages if page.name != besides}
        if cleaned.casefold() in taken:
            raise TileRefused(reason="twice", about=cleaned)
        return cleaned
