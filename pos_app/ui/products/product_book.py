"""What the products screen reads from and writes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from pos_app.application.price_history import PricePoint
from pos_app.application.product_list_queries import ProductListQueries
from pos_app.application.product_service import ProductService
from pos_app.application.tax_service import TaxService


@dataclass(frozen=True, slots=True)
class ProductBook:
    """The services and queries; ``history`` tells the prices of a product, newest first."""

    products: ProductService
    lists: ProductListQueries
    taxes: TaxService
    history: Callable[[UUID], tuple[PricePoint, ...]]
