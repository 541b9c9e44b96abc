"""Stock of a product: reserved for an open cart before it is sold."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.product.events import (
    StockRanLow,
    StockReleased,
    StockReserved,
    StockReturned,
    StockSold,
)
from pos_app.domain.values.quantity import Quantity, Unit


class StockedItem(Aggregate):
    """What is on hand of a product, and how much of it stands in open carts."""

    __slots__ = ("is_retired", "low_stock_level", "name", "product_id", "reserved", "stock", "unit")

    product_id: UUID
    name: str
    unit: Unit
    stock: Quantity
    reserved: Quantity
    low_stock_level: Quantity
    is_retired: bool

    def reserve_stock(self, quantity: Quantity) -> None:
        """Set ``quantity`` aside for an open cart.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            ProductRetired: the product is no longer sold.
            InsufficientStock: less is available.
        """
        quantity.require_sellable(self.unit)
        if self.is_retired:
            raise errors.ProductRetired(product_id=self.product_id, product_name=self.name)
        before = self.available
        if quantity > before:
            raise errors.InsufficientStock(
                product_id=self.product_id,
                product_name=self.name,
                requested=quantity.value,
                available=before.value,
            )
        self.reserved += quantity
        remaining = self.available
        self._raise_event(
            StockReserved(
                product_id=self.product_id,
                product_name=self.name,
                quantity_reserved=quantity.value,
                remaining_stock=remaining.value,
            )
        )
        if remaining <= self.low_stock_level < before:
            self._raise_event(
                StockRanLow(
                    product_id=self.product_id,
                    product_name=self.name,
                    remaining_stock=remaining.value,
                    low_stock_level=self.low_stock_level.value,
                )
            )

    def release_stock(self, quantity: Quantity) -> None:
        """Give a reservation back.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            NotReserved: less is reserved.
        """
        self._take_from_reserved(quantity)
        self._raise_event(
            StockReleased(
                product_id=self.product_id,
                product_name=self.name,
                quantity_released=quantity.value,
                new_stock=self.available.value,
            )
        )

    def sell_reserved(self, quantity: Quantity) -> None:
        """Let reserved stock leave the store with a paid sale.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            NotReserved: less is reserved.
        """
        self._take_from_reserved(quantity)
        self.stock -= quantity
        self._raise_event(
            StockSold(
                product_id=self.product_id,
                product_name=self.name,
                quantity_sold=quantity.value,
                stock_on_hand=self.stock.value,
            )
        )

    def take_back(self, quantity: Quantity) -> None:
        """Put what a customer brought back onto the shelf again.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
        """
        quantity.require_sellable(self.unit)
        self.stock += quantity
        self._raise_event(
            StockReturned(
                product_id=self.product_id,
                product_name=self.name,
                quantity_returned=quantity.value,
                stock_on_hand=self.stock.value,
            )
        )

    @property
    def available(self) -> Quantity:
        """What is on hand and in nobody's cart."""
        return self.stock - self.reserved

    def _take_from_reserved(self, quantity: Quantity) -> None:
        quantity.require_sellable(self.unit)
        if quantity > self.reserved:
            raise errors.NotReserved(
                product_id=self.product_id,
                product_name=self.name,
                requested=quantity.value,
                reserved=self.reserved.value,
            )
        self.reserved -= quantity
