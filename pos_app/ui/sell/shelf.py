"""What the left part offers to choose from: departments, their best sellers, search results."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.aggregates.catalogue_import.events import CatalogueImportUndone
from pos_app.domain.aggregates.product.events import (
    ProductCreated,
    ProductDescribed,
    ProductRepriced,
    ProductRestored,
    ProductRetired,
    StockReleased,
    StockReserved,
)
from pos_app.domain.aggregates.store.events import CatalogueImported
from pos_app.ui.sell.search import Search
from pos_app.ui.sell.sell_state import ShelfPart
from pos_app.ui.sell.shelf_texts import (
    chip_row,
    is_page,
    page_chip,
    page_key,
    page_name,
    popular_chip,
)
from pos_app.ui.tile_rows import tile_row

if TYPE_CHECKING:
    from pos_app.application.queries import ProductQueries
    from pos_app.application.snapshots import ProductSnapshot
    from pos_app.application.tile_board_service import TileBoardService
    from pos_app.domain.events import DomainEvent
    from pos_app.ui.reading import Reader

_SHELVED = (
    ProductCreated,
    ProductDescribed,
    ProductRetired,
    ProductRestored,
    CatalogueImported,
    CatalogueImportUndone,
)
_TILE_LIMIT = 60
_CHIP_COUNT = 8


class Shelf:
    """Holds the products on screen, so that a scan changes a mark instead of asking again."""

    def __init__(
        self,
        products: ProductQueries,
        tiles: TileBoardService,
        reader: Reader,
        run: Callable[..., None],
    ) -> None:
        """Ask ``products``, and ``tiles`` for what the store arranged itself.

        ``run`` calls what it is given and draws the picture anew.
        """
        self._products = products
        self._board = tiles
        self._pages: tuple[str, ...] = ()
        self._colours: dict[UUID, str] = {}
        self._is_untouched = True
        self._search = Search(products, reader, run)
        self._departments: tuple[str, ...] = ()
        self._chosen: str | None = None
        self._tiles: tuple[ProductSnapshot, ...] = ()
        self._part: ShelfPart | None = None
        self._drawn_results: tuple[ProductSnapshot, ...] | None = None

    def fill(self) -> None:
        """Ask for the departments and the tiles again."""
        self._search.refresh()
        self._departments = self._products.department_names()
        self._pages = tuple(page.name for page in self._board.pages())
        first = page_key(self._pages[0]) if self._pages else None
        is_gone = is_page(self._chosen) and page_name(self._chosen) not in self._pages
        if self._is_untouched or is_gone:
            self._chosen = first
        self._read_tiles()

    def choose(self, department: str | None) -> None:
        """Show a department, a page by its key, or the popular products for None."""
        self._search.leave()
        self._chosen = department
        self._is_untouched = False
        self._read_tiles()

    def search(self, text: str) -> None:
        """Show the best matches in place of the tiles; an empty text ends the search."""
        self._search.look_for(text)

    def settle(self) -> None:
        """Have what a search finds now: somebody chooses from it.

        Raises:
            StorageError: the store could not be read.
        """
        self._search.settle()

    def nearest(self) -> ProductSnapshot | None:
        """Return what a search without results may have meant."""
        return self._search.nearest

    def product(self, sku: str) -> ProductSnapshot | None:
        """Return a product that is on screen."""
        shown = (*(self._search.results or ()), *self._tiles)
        return next((product for product in shown if product.sku == sku), None)

    def first_result(self) -> ProductSnapshot | None:
        """Return the best match of the search, or None."""
        return self._search.results[0] if self._search.results else None

    @property
    def has_products(self) -> bool:
        """Whether the store sells anything at all."""
        return bool(self._departments)

    @property
    def is_searching(self) -> bool:
        """Whether results stand in place of the tiles, even if there are none."""
        return self._search.results is not None

    @property
    def searched(self) -> str:
        """The words that were looked for."""
        return self._search.text

    @property
    def part(self) -> ShelfPart:
        """The chips and tiles to draw; the same object until something about them changes."""
        if self._part is None or self._drawn_results is not self._search.results:
            self._drawn_results = self._search.results
            self._part = self._drawn()
        return self._part

    def published(self, events: Iterable[DomainEvent]) -> None:
        """Follow stock and price of the products on screen.

        Raises:
            StorageError: the shelf was to be filled again and could not be read.
        """
        is_stale = False
        for event in events:
            if isinstance(event, StockReserved):
                self._set(event.product_id, available=event.remaining_stock)
            elif isinstance(event, StockReleased):
                self._set(event.product_id, available=event.new_stock)
            elif isinstance(event, ProductRepriced):
                self._set(event.product_id, price=event.new_price)
            elif isinstance(event, _SHELVED) or event.aggregate_type == "TileBoard":
                is_stale = True
        if is_stale:
            self.fill()

    def _read_tiles(self) -> None:
        self._part = None
        if not is_page(self._chosen):
            self._colours = {}
            self._tiles = self._products.tiles(self._chosen, _TILE_LIMIT)
            return
        shown = [
            each
            for each in self._board.arranged(page_name(self._chosen))
            if not each.product.is_retired
        ]
        self._tiles = tuple(each.product for each in shown)
        self._colours = {each.product.product_id: each.colour for each in shown}

    def _set(
        self, product_id: UUID, *, available: Decimal | None = None, price: Decimal | None = None
    ) -> None:
        def changed(product: ProductSnapshot) -> ProductSnapshot:
            if product.product_id != product_id:
                return product
            return replace(
                product,
                available=product.available if available is None else available,
                price=product.price if price is None else price,
            )

        tiles = tuple(changed(product) for product in self._tiles)
        found = self._search.results
        results = None if found is None else tuple(changed(p) for p in found)
        if (tiles, results) != (self._tiles, found):
            self._tiles, self._search.results, self._part = tiles, results, None

    def _drawn(self) -> ShelfPart:
        chips = [
            *map(page_chip, self._pages),
            popular_chip(),
            *map(chip_row, self._departments),
        ]
        own = _CHIP_COUNT if len(chips) <= _CHIP_COUNT else _CHIP_COUNT - 1
        found = self._search.results
        return ShelfPart(
            chips=tuple(chips[:own]),
            more=tuple(chips[own:]),
            chosen=self._chosen,
            tiles=tuple(
                tile_row(product, self._colours.get(product.product_id, ""))
                for product in (self._tiles if found is None else found)
            ),
            is_search=found is not None,
        )
