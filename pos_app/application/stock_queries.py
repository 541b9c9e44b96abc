"""What the screens of store-keeping ask."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from pos_app.application.stock_snapshots import (
    DeadStock,
    LowStock,
    MovementRow,
    Reckoning,
    Shrinkage,
    StockLevel,
    StockWorth,
)
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class CountedSheetLine:
    """What stands on one sheet of a product."""

    product_id: UUID
    sku: str
    name: str
    unit: str
    on_sheet: Decimal


@dataclass(frozen=True, slots=True)
class Variance:
    """Where a count differs: ``difference`` is counted less expected, ``value`` at cost."""

    product_id: UUID
    sku: str
    name: str
    unit: str
    expected: Decimal
    counted: Decimal
    difference: Decimal
    value: Decimal


class StockQueries(Protocol):
    """Reads of the stock; any thread may ask, on a connection of its own."""

    def level(self, product_id: UUID) -> StockLevel | None:
        """Return what is there of a product, or None."""

    def movements(
        self, product_id: UUID, before: int | None = None, limit: int = 100
    ) -> tuple[MovementRow, ...]:
        """Return a product's movements, the newest first, those before ``before`` only."""

    def reckoning(self, product_id: UUID, moment: datetime) -> Reckoning:
        """Return how what was on hand at a moment follows; nothing before the first movement."""

    def opening_entry(self, product_id: UUID) -> int | None:
        """Return the entry of the log that tells the stock a file brought; None without one.

        A large file has many entries to look through, so off the screen.
        """

    def counts(self, limit: int = 50) -> tuple[tuple[UUID, str, str, str], ...]:
        """Return the newest counts: id, number, department, state."""

    def sheets(self, count_id: UUID) -> tuple[str, ...]:
        """Return the sheets of a count on which something stands."""

    def sheet(self, count_id: UUID, sheet: str, limit: int = 200) -> tuple[CountedSheetLine, ...]:
        """Return what stands on a sheet, the latest first; never what is expected."""

    def variances(self, count_id: UUID) -> tuple[Variance, ...]:
        """Return where a count differs from what is expected, the largest loss first."""

    def due_labels(self, limit: int = 200) -> tuple[str, ...]:
        """Return the SKUs of products whose label says an older price, the first due first."""

    def uncounted(self, count_id: UUID, department: str, limit: int = 200) -> tuple[Variance, ...]:
        """Return what is on hand within a count and on no sheet, what cost most first."""


class StockReports(Protocol):
    """What there is to know of the whole stock; each looks at every product, so off the screen."""

    def low(self, since: datetime, days: int, limit: int = 200) -> tuple[LowStock, ...]:
        """Return what is at its level or lasts no two weeks, what sold most first.

        ``since`` is ``days`` ago.
        """

    def worth(self) -> tuple[StockWorth, ...]:
        """Return what the stock of each department is worth."""

    def dead(self, since: datetime, limit: int = 200) -> tuple[DeadStock, ...]:
        """Return what is on hand and was not sold since, what cost most first."""

    def shrinkage(self, since: datetime, until: datetime) -> tuple[Shrinkage, ...]:
        """Return what counts and corrections took away, by reason, the largest loss first."""
