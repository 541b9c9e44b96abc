"""What the shop needs from a store of products."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.values.codes import Sku


class ProductRepository(Protocol):
    """Products by their identifier and by every code that names them."""

    def by_id(self, product_id: UUID) -> Product | None:
        """Return the product, or None."""

    def by_code(self, code: str) -> Product | None:
        """Return the product that a scanned or typed GTIN or SKU names, or None."""

    def is_deposit(self, sku: Sku) -> bool:
        """Return whether it is charged as the deposit of some product."""

    def by_sku(self, sku: Sku) -> Product | None:
        """Return the product with this SKU, or None; a GTIN of the same digits does not count."""

    def in_department(self, department: str) -> tuple[Product, ...]:
        """Return every product of a department, also those that are no longer sold."""

    def add(self, product: Product) -> None:
        """Store a new product.

        Raises:
            CodeTaken: another product has the SKU or a GTIN.
        """

    def save(self, product: Product) -> None:
        """Store what has changed.

        Raises:
            CodeTaken: another product has one of the GTINs.
        """


class PictureStore(Protocol):
    """Pictures of products."""

    def keep(self, name: str, content: bytes) -> None:
        """Keep a picture (PNG or JPEG) under its SHA-256; one that is there stays as it is."""
