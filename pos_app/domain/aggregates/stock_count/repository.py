"""What the shop needs from a store of counts."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.stock_count.stock_count import StockCount, Tally
from pos_app.domain.records import dataclass
from pos_app.domain.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class CountedProduct:
    """What all sheets of a count come to for a product, and what it should come to."""

    product_id: UUID
    counted: Quantity
    expected: Quantity


class StockCountRepository(Protocol):
    """Counts, whose entries are only ever added."""

    def by_id(self, count_id: UUID) -> StockCount | None:
        """Return the count, or None."""

    def next_sequence(self) -> int:
        """Return the number for the next count."""

    def on_sheet(self, count_id: UUID, product_id: UUID, sheet: str) -> Quantity:
        """Return how much of a product stands on a sheet."""

    def add(self, count: StockCount) -> None:
        """Keep a new count."""

    def save(self, count: StockCount) -> None:
        """Keep its state."""

    def write(self, tally: Tally, counted_at: datetime) -> None:
        """Add an entry to a sheet; the product's first one also keeps what is expected."""

    def count_products(self, count_id: UUID) -> int:
        """Return how many products were tallied."""

    def take_uncounted_as_none(self, count: StockCount, moment: datetime) -> None:
        """Enter what is on hand within the count and on no sheet as counted with none."""

    def unsettled(self, count_id: UUID, limit: int) -> tuple[CountedProduct, ...]:
        """Return products of the count whose stock was not corrected yet."""

    def unsettled_counts(self) -> tuple[UUID, ...]:
        """Return approved counts of which a part was not corrected yet."""

    def settle(self, count_id: UUID, product_id: UUID) -> None:
        """Note that the product's stock was corrected."""
