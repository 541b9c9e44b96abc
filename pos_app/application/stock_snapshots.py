"""Frozen pictures of stock; units as in :mod:`pos_app.application.snapshots`."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class StockLevel:
    """What is there of a product: ``available`` is on hand and in nobody's cart.

    ``value`` is what all of it cost, ``unit_cost`` the average for one; ``policy`` is ``warn``,
    ``ask`` or ``refuse``.
    """

    product_id: UUID
    sku: str
    name: str
    unit: str
    price: Decimal
    on_hand: Decimal
    reserved: Decimal
    available: Decimal
    value: Decimal
    unit_cost: Decimal
    low_stock_level: Decimal
    policy: str

    @classmethod
    def of(cls, product: Product) -> StockLevel:
        """Return the picture of a product's stock."""
        return cls(
            product_id=product.product_id,
            sku=product.sku.text,
            name=product.name,
            unit=product.unit.value,
            price=product.price.amount,
            on_hand=product.stock.value,
            reserved=product.reserved.value,
            available=product.available.value,
            value=product.worth.value.amount,
            unit_cost=product.worth.unit_cost.amount,
            low_stock_level=product.low_stock_level.value,
            policy=product.stock_policy.value,
        )


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A line of a product's stock card; ``seq`` is its entry in the log, None before there was one.

    ``kind`` is that of :class:`~pos_app.domain.aggregates.product.movement.MovementKind`.
    """

    movement_id: int
    kind: str
    quantity: Decimal
    on_hand: Decimal
    value: Decimal
    document: str
    reason: str
    seq: int | None
    moved_at: datetime
    actor_id: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What was on hand at a moment: what was there at first, and the ``movements`` until then."""

    opening: Decimal
    moved: Decimal
    movements: int

    @property
    def on_hand(self) -> Decimal:
        """The sum."""
        return self.opening + self.moved


@dataclass(frozen=True, slots=True)
class LowStock:
    """A product that runs low: what sold in the last four weeks, and what to order of it.

    ``on_order`` is what was ordered and has not come. ``suggested`` covers the sales of two
    weeks on top of the level, less what is available and on order.
    """

    product_id: UUID
    sku: str
    name: str
    unit: str
    available: Decimal
    low_stock_level: Decimal
    sold: Decimal
    on_order: Decimal
    suggested: Decimal
    unit_cost: Decimal


@dataclass(frozen=True, slots=True)
class StockWorth:
    """What the stock of a department is worth, at cost and at the price of today."""

    department: str
    products: int
    cost: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True)
class DeadStock:
    """A product on hand that nobody bought since; ``last_sold`` is None for never."""

    product_id: UUID
    sku: str
    name: str
    unit: str
    on_hand: Decimal
    value: Decimal
    last_sold: datetime | None


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """What went without a sale for one reason: ``quantity`` and ``value`` are signed."""

    reason: str
    movements: int
    quantity: Decimal
    value: Decimal
