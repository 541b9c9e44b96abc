"""Counts and the entries of their sheets: rows to aggregates and back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Text, bindparam, func, insert, literal, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from pos_app.domain.aggregates.stock_count.repository import CountedProduct
from pos_app.domain.aggregates.stock_count.stock_count import (
    StockCount,
    StockCountState,
    Tally,
)
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.count_tables import (
    stock_count_entries,
    stock_count_lines,
    stock_counts,
)
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import products

_COUNT = bindparam("count_id", type_=Text)
_PRODUCT = bindparam("product_id", type_=Text)
_BY_ID = Statement(select(stock_counts).where(stock_counts.c.count_id == _COUNT))
_NEXT = Statement(select(func.coalesce(func.max(stock_counts.c.sequence), 0) + 1))
_INSERT = Statement(insert(stock_counts))
_UPDATE = Statement(
    update(stock_counts)
    .where(stock_counts.c.count_id == bindparam("key"))
    .values(state=bindparam("state"))
)
_ON_SHEET = Statement(
    select(func.coalesce(func.sum(stock_count_entries.c.quantity), 0)).where(
        stock_count_entries.c.count_id == _COUNT,
        stock_count_entries.c.product_id == _PRODUCT,
        stock_count_entries.c.sheet == bindparam("sheet"),
    )
)
_ENTER = Statement(insert(stock_count_entries))
_FIRST_LINE = Statement(insert_or_ignore(stock_count_lines).on_conflict_do_nothing())
_COUNTED = (
    select(func.coalesce(func.sum(stock_count_entries.c.quantity), 0))
    .where(
        stock_count_entries.c.count_id == stock_count_lines.c.count_id,
        stock_count_entries.c.product_id == stock_count_lines.c.product_id,
    )
    .scalar_subquery()
)
_HOW_MANY = Statement(
    select(func.count())
    .select_from(stock_count_lines)
    .where(stock_count_lines.c.count_id == _COUNT)
)
_UNSETTLED = Statement(
    select(stock_count_lines.c.product_id, _COUNTED, stock_count_lines.c.expected)
    .where(stock_count_lines.c.count_id == _COUNT, stock_count_lines.c.is_settled == 0)
    .order_by(stock_count_lines.c.product_id)
    .limit(bindparam("limit"))
)
_UNSETTLED_COUNTS = Statement(
    select(stock_counts.c.count_id)
    .where(
        stock_counts.c.state == StockCountState.APPROVED.value,
        select(stock_count_lines.c.count_id)
        .where(
            stock_count_lines.c.count_id == stock_counts.c.count_id,
            stock_count_lines.c.is_settled == 0,
        )
        .exists(),
    )
    .order_by(stock_counts.c.sequence)
)
_SETTLE = Statement(
    update(stock_count_lines)
    .where(
        stock_count_lines.c.count_id == bindparam("key"),
        stock_count_lines.c.product_id == bindparam("of_product"),
    )
    .values(is_settled=1)
)
_TAKE_AS_NONE = Statement(
    insert_or_ignore(stock_count_lines)
    .from_select(
        ["count_id", "product_id", "expected", "is_settled", "first_counted_at"],
        select(
            bindparam("count_id"),
            products.c.product_id,
            products.c.stock - products.c.reserved,
            literal(0),
            bindparam("moment"),
        ).where(
            products.c.stock != products.c.reserved,
            or_(
                bindparam("department", type_=Text) == literal(""),
                products.c.department == bindparam("department"),
            ),
        ),
    )
    .on_conflict_do_nothing()
)


class SqlStockCountRepository(IdentityMap[StockCount, None]):
    """Counts within one transaction; fulfils ``StockCountRepository``."""

    def by_id(self, count_id: UUID) -> StockCount | None:
        """Return the count, or None."""
        known = self.known(count_id)
        if known is not None:
            return known
        row = self.connection.one(_BY_ID, {"count_id": str(count_id)})
        if row is None:
            return None
        count = StockCount(
            count_id=count_id,
            number=f"C-{row[1]}",
            department=row[2],
            state=StockCountState(row[3]),
            started_at=from_text(row[4]),
        )
        return self.hold(count_id, count)

    def next_sequence(self) -> int:
        """Return the number for the next count."""
        row = self.connection.one(_NEXT)
        return 1 if row is None else int(row[0])

    def on_sheet(self, count_id: UUID, product_id: UUID, sheet: str) -> Quantity:
        """Return how much of a product stands on a sheet."""
        where = {"count_id": str(count_id), "product_id": str(product_id), "sheet": sheet}
        row = self.connection.one(_ON_SHEET, where)
        return Quantity(0 if row is None else row[0])

    def add(self, count: StockCount) -> None:
        """Keep a new count."""
        self.connection.run(
            _INSERT,
            {
                "count_id": str(count.count_id),
                "sequence": int(count.number.partition("-")[2]),
                "department": count.department,
                "state": count.state.value,
                "started_at": to_text(count.started_at),
            },
        )
        self.hold(count.count_id, count)

    def save(self, count: StockCount) -> None:
        """Keep its state."""
        self.connection.run(_UPDATE, {"key": str(count.count_id), "state": count.state.value})

    def write(self, tally: Tally, counted_at: datetime) -> None:
        """Add an entry to a sheet; the product's first one also keeps what is expected."""
        keys = {"count_id": str(tally.count_id), "product_id": str(tally.product_id)}
        moment = to_text(counted_at)
        self.connection.run(
            _FIRST_LINE,
            {
                **keys,
                "expected": tally.expected.thousandths,
                "is_settled": 0,
                "first_counted_at": moment,
            },
        )
        self.connection.run(
            _ENTER,
            {
                **keys,
                "entry_id": None,
                "sheet": tally.sheet,
                "quantity": tally.quantity.thousandths,
                "counted_at": moment,
            },
        )

    def count_products(self, count_id: UUID) -> int:
        """Return how many products were tallied."""
        row = self.connection.one(_HOW_MANY, {"count_id": str(count_id)})
        return 0 if row is None else int(row[0])

    def take_uncounted_as_none(self, count: StockCount, moment: datetime) -> None:
        """Enter what is on hand within the count and on no sheet as counted with none."""
        self.connection.run(
            _TAKE_AS_NONE,
            {
                "count_id": str(count.count_id),
                "department": count.department,
                "moment": to_text(moment),
            },
        )

    def unsettled(self, count_id: UUID, limit: int) -> tuple[CountedProduct, ...]:
        """Return products of the count whose stock was not corrected yet."""
        rows = self.connection.all(_UNSETTLED, {"count_id": str(count_id), "limit": limit})
        return tuple(
            CountedProduct(UUID(key), Quantity(counted), Quantity(expected))
            for key, counted, expected in rows
        )

    def unsettled_counts(self) -> tuple[UUID, ...]:
        """Return approved counts of which a part was not corrected yet."""
        return tuple(UUID(row[0]) for row in self.connection.all(_UNSETTLED_COUNTS))

    def settle(self, count_id: UUID, product_id: UUID) -> None:
        """Note that the product's stock was corrected."""
        self.connection.run(_SETTLE, {"key": str(count_id), "of_product": str(product_id)})
