"""What a shopkeeper needs to know of the whole stock; each report looks at every product once.

The lists are cut after what a person can act on. Call them on a worker thread.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text

from pos_app.application.stock_snapshots import DeadStock, LowStock, Shrinkage, StockWorth
from pos_app.domain.services.reordering import COVER_DAYS, suggested_order
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.queries.stock import amount_of, quantity_of

_LOW = Statement(
    text(
        """
        WITH recent AS (
            SELECT product_id, -sum(quantity) AS quantity FROM stock_movements
            WHERE moved_at >= :since AND kind IN ('sale', 'return') GROUP BY product_id)
        SELECT product_id, sku, name, unit, stock - reserved, low_stock_level,
            coalesce(recent.quantity, 0) AS recently,
            coalesce((SELECT sum(ordered - received)
                FROM purchase_order_lines l JOIN purchase_orders USING (purchase_order_id)
                WHERE l.product_id = p.product_id AND ordered > received
                AND state IN ('sent', 'partly received')), 0),
            unit_cost
        FROM products p LEFT JOIN recent USING (product_id)
        WHERE is_retired = 0 AND stock - reserved
            <= low_stock_level + max(0, coalesce(recent.quantity, 0)) * :cover / :days
        ORDER BY recently DESC, p.sold DESC, row_id LIMIT :limit
        """
    )
)
_WORTH = Statement(
    text(
        """
        SELECT department, count(*), sum(stock_value),
            sum((price * stock + 500) / 1000)
        FROM products WHERE stock != 0 GROUP BY department ORDER BY sum(price * stock) DESC
        """
    )
)
_DEAD = Statement(
    text(
        """
        SELECT product_id, sku, name, unit, stock, stock_value,
            (SELECT max(moved_at) FROM stock_movements m
                WHERE m.product_id = p.product_id AND kind = 'sale')
        FROM products p
        WHERE stock > 0 AND product_id NOT IN (
            SELECT product_id FROM stock_movements WHERE kind = 'sale' AND moved_at >= :since)
        ORDER BY stock_value DESC, price * stock DESC LIMIT :limit
        """
    )
)
_SHRINKAGE = Statement(
    text(
        """
        SELECT CASE kind WHEN 'count' THEN 'count' ELSE reason END, count(*), sum(quantity),
            sum(value)
        FROM stock_movements
        WHERE moved_at >= :since AND moved_at < :until AND kind IN ('adjustment', 'count')
            AND quantity != 0
        GROUP BY 1 ORDER BY sum(value), 1
        """
    )
)


class SqlStockReports:
    """Fulfils ``StockReports``."""

    def __init__(self, database: Database) -> None:
        """Read the store of ``database``."""
        self._database = database

    def low(self, since: datetime, days: int, limit: int = 200) -> tuple[LowStock, ...]:
        """Return what is at its level or lasts no two weeks, what sold most first.

        ``since`` is ``days`` ago.
        """
        rows = self._database.reader().all(
            _LOW, {"since": to_text(since), "cover": COVER_DAYS, "days": days, "limit": limit}
        )
        return tuple(self._low(row, days) for row in rows)

    def worth(self) -> tuple[StockWorth, ...]:
        """Return what the stock of each department is worth."""
        return tuple(
            StockWorth(row[0], row[1], self._amount(row[2]), self._amount(row[3]))
            for row in self._database.reader().all(_WORTH)
        )

    def dead(self, since: datetime, limit: int = 200) -> tuple[DeadStock, ...]:
        """Return what is on hand and was not sold since, what cost most first."""
        rows = self._database.reader().all(_DEAD, {"since": to_text(since), "limit": limit})
        return tuple(
            DeadStock(
                product_id=UUID(row[0]),
                sku=row[1],
                name=row[2],
                unit=row[3],
                on_hand=quantity_of(row[4]),
                value=self._amount(row[5]),
                last_sold=None if row[6] is None else from_text(row[6]),
            )
            for row in rows
        )

    def shrinkage(self, since: datetime, until: datetime) -> tuple[Shrinkage, ...]:
        """Return what counts and corrections took away, by reason, the largest loss first."""
        rows = self._database.reader().all(
            _SHRINKAGE, {"since": to_text(since), "until": to_text(until)}
        )
        return tuple(
            Shrinkage(row[0], row[1], quantity_of(row[2]), self._amount(row[3])) for row in rows
        )

    def _low(self, row: tuple[Any, ...], days: int) -> LowStock:
        suggested = suggested_order(
            sold=Quantity(row[6]),
            days=days,
            level=Quantity(row[5]),
            available=Quantity(row[4] + row[7]),
        )
        return LowStock(
            product_id=UUID(row[0]),
            sku=row[1],
            name=row[2],
            unit=row[3],
            available=quantity_of(row[4]),
            low_stock_level=quantity_of(row[5]),
            sold=quantity_of(row[6]),
            on_order=quantity_of(row[7]),
            suggested=suggested.value,
            unit_cost=self._amount(row[8]),
        )

    def _amount(self, minor: int) -> Decimal:
        return amount_of(self._database.reader(), minor)
