"""What of the products is listed at the moment, page after page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from pos_app.application.product_list_queries import (
    RETIRED,
    PageKey,
    ProductFilter,
    ProductListQueries,
    ProductPage,
)
from pos_app.application.snapshots import ProductSnapshot
from pos_app.ui.reading import Reader

PAGE = 100
_MOST_FOUND = 200


class Listing:
    """Reads pages through the reader and calls back when something is to be drawn."""

    def __init__(
        self, queries: ProductListQueries, reader: Reader, changed: Callable[[], None]
    ) -> None:
        """Begin with nothing read."""
        self._queries = queries
        self._reader = reader
        self._changed = changed
        self._next: PageKey | None = None
        self._is_reading = False
        self.filter = ProductFilter()
        self.products: tuple[ProductSnapshot, ...] = ()
        self.is_read = False

    @property
    def is_retired(self) -> bool:
        """Whether what is no longer sold is listed."""
        return self.filter.state == RETIRED

    def show(self, wanted: ProductFilter) -> None:
        """List what passes a filter, from the beginning."""
        self.filter = wanted
        self._read(0)

    def again(self) -> None:
        """Read again what is listed, unless a page is on its way."""
        if not self._is_reading:
            self._read(len(self.products))

    def more(self) -> None:
        """Read the next page, if there is one."""
        if self._next is not None and not self._is_reading:
            self._is_reading = True
            job = partial(self._queries.page, self.filter, self._next, PAGE)
            self._reader.ask("page", job, self._add)

    def give_up(self) -> None:
        """Expect no answer any more: reading failed."""
        self._is_reading = False

    def by_id(self, product_id: UUID) -> ProductSnapshot | None:
        """Return a product that is listed, or None."""
        return next((each for each in self.products if each.product_id == product_id), None)

    def put(self, saved: ProductSnapshot) -> None:
        """Show a product as it is now, a new one first."""
        known = [each.product_id for each in self.products]
        if saved.product_id not in known:
            self.products = (saved, *self.products)
            return
        place = known.index(saved.product_id)
        self.products = (*self.products[:place], saved, *self.products[place + 1 :])

    def _read(self, at_least: int) -> None:
        self._is_reading = True
        limit = max(_MOST_FOUND if self.filter.text else PAGE, at_least)
        self._reader.ask("page", partial(self._queries.page, self.filter, None, limit), self._show)

    def _show(self, page: ProductPage) -> None:
        self.products, self._next = page.products, page.next_key
        self.is_read, self._is_reading = True, False
        self._changed()

    def _add(self, page: ProductPage) -> None:
        self.products = (*self.products, *page.products)
        self._next, self._is_reading = page.next_key, False
        self._changed()
