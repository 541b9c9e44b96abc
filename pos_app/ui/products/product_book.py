"""What the products screen reads from and writes to."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pos_app.application.price_history import PricePoint
from pos_app.application.product_list_queries import ProductListQueries
from pos_app.application.product_service import ProductService
from pos_app.application.snapshots import ProductSnapshot
from pos_app.application.tax_service import TaxService
from pos_app.domain.records import dataclass
from pos_app.ui.products.picture_desk import PictureDesk


@dataclass(frozen=True, slots=True)
class Past:
    """What a product cost before, the newest first, and the variants of its family with it."""

    history: tuple[PricePoint, ...] = ()
    variants: tuple[ProductSnapshot, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductBook:
    """The services and queries; ``history`` tells the prices of a product, newest first."""

    products: ProductService
    lists: ProductListQueries
    taxes: TaxService
    pictures: PictureDesk
    history: Callable[[UUID], tuple[PricePoint, ...]]

    def past(self, product: ProductSnapshot) -> Past:
        """Return what is told below the form of a product; any thread may ask."""
        variants = self.lists.family(product.family) if product.family else ()
        return Past(self.history(product.product_id), variants)
