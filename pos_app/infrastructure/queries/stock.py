"""What the screens of store-keeping read of a product and of a count."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text

from pos_app.application.stock_queries import CountedSheetLine, Variance
from pos_app.application.stock_snapshots import MovementRow, Reckoning, StockLevel
from pos_app.domain.values.money import Currency
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.statement import Statement

_CURRENCY = Statement(text("SELECT currency FROM stores LIMIT 1"))
_LEVEL = Statement(
    text(
        """
        SELECT product_id, sku, name, unit, price, stock, reserved, stock_value, unit_cost,
            low_stock_level, stock_policy
        FROM products WHERE product_id = :product_id
        """
    )
)
_MOVEMENTS = Statement(
    text(
        """
        SELECT movement_id, kind, quantity, on_hand, value, document, reason, event_seq, moved_at,
            actor_id
        FROM stock_movements WHERE product_id = :product_id AND movement_id < :before
        ORDER BY movement_id DESC LIMIT :limit
        """
    )
)
_RECKONING = Statement(
    text(
        """
        SELECT coalesce(sum(quantity) FILTER (WHERE kind = 'opening'), 0),
            coalesce(sum(quantity) FILTER (WHERE kind != 'opening'), 0),
            count(*) FILTER (WHERE kind != 'opening')
        FROM stock_movements WHERE product_id = :product_id AND moved_at <= :moment
        """
    )
)
# A file tells its products in batches, an entry for each; the one that holds this product.
_OPENING_ENTRY = Statement(
    text(
        """
        SELECT seq FROM audit_log
        WHERE event_type = 'ProductsImported' AND aggregate_id IN (
            SELECT import_id FROM catalogue_imports
            JOIN import_changes ON import_number = number
            JOIN products ON row_id = product_row
            WHERE product_id = :product_id AND before = '')
            AND instr(event_data, :product_id)
        ORDER BY seq LIMIT 1
        """
    )
)
_SHEET = Statement(
    text(
        """
        SELECT e.product_id, sku, name, unit, sum(quantity), max(entry_id) AS latest
        FROM stock_count_entries e JOIN products USING (product_id)
        WHERE count_id = :count_id AND sheet = :sheet
        GROUP BY e.product_id ORDER BY latest DESC LIMIT :limit
        """
    )
)
_SHEETS = Statement(
    text(
        """
        SELECT DISTINCT sheet FROM stock_count_entries WHERE count_id = :count_id ORDER BY sheet
        """
    )
)
_COUNTS = Statement(
    text(
        """
        SELECT count_id, sequence, department, state FROM stock_counts
        ORDER BY sequence DESC LIMIT :limit
        """
    )
)
_VARIANCES = Statement(
    text(
        """
        SELECT l.product_id, sku, name, unit, expected, coalesce(sum(quantity), 0) AS counted,
            stock, stock_value, unit_cost
        FROM stock_count_lines l JOIN products USING (product_id)
        LEFT JOIN stock_count_entries e ON e.count_id = l.count_id AND e.product_id = l.product_id
        WHERE l.count_id = :count_id
        GROUP BY l.product_id HAVING counted != expected
        """
    )
)
_UNCOUNTED = Statement(
    text(
        """
        SELECT product_id, sku, name, unit, stock - reserved, 0, stock, stock_value, unit_cost
        FROM products WHERE stock != reserved AND (:department = '' OR department = :department)
            AND product_id NOT IN (
                SELECT product_id FROM stock_count_lines WHERE count_id = :count_id)
        ORDER BY stock_value DESC LIMIT :limit
        """
    )
)
_DUE_LABELS = Statement(
    text(
        """
        SELECT sku FROM due_labels JOIN products USING (product_id)
        WHERE is_retired = 0 ORDER BY due_at, sku LIMIT :limit
        """
    )
)
_NEWEST = 2**62


class SqlStockQueries:
    """Fulfils ``StockQueries``."""

    def __init__(self, database: Database) -> None:
        """Read the store of ``database``."""
        self._database = database

    def level(self, product_id: UUID) -> StockLevel | None:
        """Return what is there of a product."""
        row = self._database.reader().one(_LEVEL, {"product_id": str(product_id)})
        if row is None:
            return None
        return StockLevel(
            product_id=product_id,
            sku=row[1],
            name=row[2],
            unit=row[3],
            price=self._amount(row[4]),
            on_hand=quantity_of(row[5]),
            reserved=quantity_of(row[6]),
            available=quantity_of(row[5] - row[6]),
            value=self._amount(row[7]),
            unit_cost=self._amount(row[8]),
            low_stock_level=quantity_of(row[9]),
            policy=row[10],
        )

    def movements(
        self, product_id: UUID, before: int | None = None, limit: int = 100
    ) -> tuple[MovementRow, ...]:
        """Return a product's movements, the newest first, those before ``before`` only."""
        rows = self._database.reader().all(
            _MOVEMENTS,
            {
                "product_id": str(product_id),
                "before": _NEWEST if before is None else before,
                "limit": limit,
            },
        )
        return tuple(
            MovementRow(
                movement_id=row[0],
                kind=row[1],
                quantity=quantity_of(row[2]),
                on_hand=quantity_of(row[3]),
                value=self._amount(row[4]),
                document=row[5],
                reason=row[6],
                seq=row[7],
                moved_at=from_text(row[8]),
                actor_id=row[9],
            )
            for row in rows
        )

    def reckoning(self, product_id: UUID, moment: datetime) -> Reckoning:
        """Return how what was on hand at a moment follows; nothing before the first movement."""
        where = {"product_id": str(product_id), "moment": to_text(moment)}
        ((opening, moved, movements),) = self._database.reader().all(_RECKONING, where)
        return Reckoning(quantity_of(opening), quantity_of(moved), movements)

    def opening_entry(self, product_id: UUID) -> int | None:
        """Return the entry of the log that tells the stock a file brought; None without one."""
        row = self._database.reader().one(_OPENING_ENTRY, {"product_id": str(product_id)})
        return None if row is None else int(row[0])

    def counts(self, limit: int = 50) -> tuple[tuple[UUID, str, str, str], ...]:
        """Return the newest counts: id, number, department, state."""
        rows = self._database.reader().all(_COUNTS, {"limit": limit})
        return tuple((UUID(row[0]), f"C-{row[1]}", row[2], row[3]) for row in rows)

    def sheets(self, count_id: UUID) -> tuple[str, ...]:
        """Return the sheets of a count on which something stands."""
        rows = self._database.reader().all(_SHEETS, {"count_id": str(count_id)})
        return tuple(row[0] for row in rows)

    def sheet(self, count_id: UUID, sheet: str, limit: int = 200) -> tuple[CountedSheetLine, ...]:
        """Return what stands on a sheet, the latest first; never what is expected."""
        where = {"count_id": str(count_id), "sheet": sheet, "limit": limit}
        return tuple(
            CountedSheetLine(UUID(row[0]), row[1], row[2], row[3], quantity_of(row[4]))
            for row in self._database.reader().all(_SHEET, where)
        )

    def variances(self, count_id: UUID) -> tuple[Variance, ...]:
        """Return where a count differs from what is expected, the largest loss first."""
        rows = self._database.reader().all(_VARIANCES, {"count_id": str(count_id)})
        return tuple(sorted(map(self._variance, rows), key=lambda each: each.value))

    def due_labels(self, limit: int = 200) -> tuple[str, ...]:
        """Return the SKUs of products whose label says an older price, the first due first."""
        rows = self._database.reader().all(_DUE_LABELS, {"limit": limit})
        return tuple(row[0] for row in rows)

    def uncounted(self, count_id: UUID, department: str, limit: int = 200) -> tuple[Variance, ...]:
        """Return what is on hand within a count and on no sheet, what cost most first."""
        where = {"count_id": str(count_id), "department": department, "limit": limit}
        return tuple(map(self._variance, self._database.reader().all(_UNCOUNTED, where)))

    def _variance(self, row: tuple[Any, ...]) -> Variance:
        difference = row[5] - row[4]
        stock, value, unit_cost = row[6:9]
        worth = value * difference / stock if stock else unit_cost * difference / 1000
        return Variance(
            product_id=UUID(row[0]),
            sku=row[1],
            name=row[2],
            unit=row[3],
            expected=quantity_of(row[4]),
            counted=quantity_of(row[5]),
            difference=quantity_of(difference),
            value=self._amount(round(worth)),
        )

    def _amount(self, minor: int) -> Decimal:
        return amount_of(self._database.reader(), minor)


def amount_of(connection: Connection, minor: int) -> Decimal:
    """Return minor units as an amount of the store's currency."""
    row = connection.one(_CURRENCY)
    return Decimal(minor).scaleb(-(2 if row is None else Currency.of(row[0]).decimals))


def quantity_of(thousandths: int) -> Decimal:
    """Return thousandths as pieces or the product's unit."""
    return Quantity(thousandths).value
