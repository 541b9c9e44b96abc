"""What the list of products asks: any number of products, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.records import dataclass

SOLD, RETIRED = "sold", "retired"


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """Which products to list: those of ``text``, of a department (None for all), by state.

    ``state`` is ``sold`` or ``retired``.
    """

    text: str = ""
    department: str | None = None
    state: str = SOLD


@dataclass(frozen=True, slots=True)
class PageKey:
    """The last row of a page; the next page begins after it."""

    name: str
    row_id: int


@dataclass(frozen=True, slots=True)
class ProductPage:
    """Some products by name, or by how well they match; ``next_key`` is None at the end."""

    products: tuple[ProductSnapshot, ...]
    next_key: PageKey | None


class ProductListQueries(Protocol):
    """Products for those who keep them, retired ones too."""

    def page(self, wanted: ProductFilter, after: PageKey | None, limit: int) -> ProductPage:
        """Return the products after a key.

        With a text it is one page of the best matches and there is no next one.
        """

    def by_id(self, product_id: UUID) -> ProductSnapshot | None:
        """Return the product, or None."""

    def by_ids(self, product_ids: Sequence[UUID]) -> tuple[ProductSnapshot, ...]:
        """Return the products there are of these, in this order, retired ones too."""

    def family(self, name: str) -> tuple[ProductSnapshot, ...]:
        """Return the variants of a family by name, at most a hundred."""

    def departments(self) -> tuple[str, ...]:
        """Return the names of every department, in order."""
