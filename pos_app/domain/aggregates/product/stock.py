"""Stock of a product at the counter: reserved for an open cart before it is sold."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.product.costing import Worth
from pos_app.domain.aggregates.product.events import (
    StockRanLow,
    StockReleased,
    StockReserved,
    StockReturned,
    StockSold,
)
from pos_app.domain.aggregates.product.stock_events import StockRanOut
from pos_app.domain.values.quantity import Quantity, Unit


class StockPolicy(Enum):
    """What the till does when more is asked for than it knows of."""

    WARN = "warn"
    ASK = "ask"
    REFUSE = "refuse"


class StockedItem(Aggregate):
    """What is on hand of a product, and how much of it stands in open carts.

    ``stock`` is the sum of the product's movements and ``worth`` what it cost; both change in
    the methods that raise the events of which the movements are made, and nowhere else.
    """

    __slots__ = (
        "is_retired",
        "low_stock_level",
        "name",
        "product_id",
        "reserved",
        "stock",
        "stock_policy",
        "unit",
        "worth",
    )

    product_id: UUID
    name: str
    unit: Unit
    stock: Quantity
    reserved: Quantity
    low_stock_level: Quantity
    is_retired: bool
    stock_policy: StockPolicy
    worth: Worth

    def reserve_stock(self, quantity: Quantity, *, is_confirmed: bool = False) -> None:
        """Set ``quantity`` aside for an open cart.

        Beyond what is available the product's policy decides; ``is_confirmed`` says that
        somebody was asked and has the goods in hand. Then less than nothing may be available,
        until a receipt or a count puts it right.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            ProductRetired: the product is no longer sold.
            ConfirmBeyondStock: less is available, and somebody must be asked.
            InsufficientStock: less is available.
        """
        quantity.require_sellable(self.unit)
        if self.is_retired:
            raise errors.ProductRetired(product_id=self.product_id, product_name=self.name)
        before = self.available
        if quantity > before:
            self._go_beyond(quantity, is_confirmed=is_confirmed)
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

    def sell_reserved(self, quantity: Quantity, document: str = "") -> None:
        """Let reserved stock leave the store with the paid sale whose number ``document`` is.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
            NotReserved: less is reserved.
        """
        self._take_from_reserved(quantity)
        cost = self._moved(-quantity)
        self._raise_event(
            StockSold(
                product_id=self.product_id,
                product_name=self.name,
                quantity_sold=quantity.value,
                stock_on_hand=self.stock.value,
                document=document,
                cost=-cost,
            )
        )

    def take_back(self, quantity: Quantity, document: str = "") -> None:
        """Put what a customer brought back with the refund ``document`` onto the shelf again.

        Raises:
            InvalidQuantity: not positive, or a fraction of a piece.
        """
        quantity.require_sellable(self.unit)
        cost = self._moved(quantity)
        self._raise_event(
            StockReturned(
                product_id=self.product_id,
                product_name=self.name,
                quantity_returned=quantity.value,
                stock_on_hand=self.stock.value,
                document=document,
                cost=cost,
            )
        )

    @property
    def available(self) -> Quantity:
        """What is on hand and in nobody's cart."""
        return self.stock - self.reserved

    def _moved(self, difference: Quantity) -> Decimal:
        """Move stock at its average cost and return by how much its worth changed."""
        before = self.worth
        self.worth = before.moved(difference, self.stock)
        self.stock += difference
        return (self.worth.value - before.value).amount

    def _go_beyond(self, quantity: Quantity, *, is_confirmed: bool) -> None:
        policy, available = self.stock_policy, self.available.value
        if policy is StockPolicy.REFUSE or (policy is StockPolicy.ASK and not is_confirmed):
            refusal = (
                errors.InsufficientStock
                if policy is StockPolicy.REFUSE
                else errors.ConfirmBeyondStock
            )
            raise refusal(
                product_id=self.product_id,
                product_name=self.name,
                requested=quantity.value,
                available=available,
            )
        self._raise_event(
            StockRanOut(
                product_id=self.product_id,
                product_name=self.name,
                quantity_asked=quantity.value,
                available=available,
                policy=policy.value,
            )
        )

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
