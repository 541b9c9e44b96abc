"""Products for the sell screen, on the calling thread's own connection."""

from __future__ import annotations

import difflib
import re
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, bindparam, func, literal_column, select, table, text

from pos_app.application.queries import Department
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.errors import InvalidCode
from pos_app.domain.values.codes import Gtin, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import product_gtins, products, stores

_COLUMNS = (
    products.c.product_id,
    products.c.sku,
    products.c.gtins,
    products.c.name,
    products.c.department,
    products.c.unit,
    products.c.price,
    products.c.stock,
    products.c.reserved,
    products.c.low_stock_level,
    products.c.is_retired,
    select(stores.c.currency).limit(1).scalar_subquery(),
    products.c.tax_category,
    products.c.is_open_price,
)
_LIMIT = bindparam("limit", type_=Integer)
_BY_GTIN = Statement(
    select(*_COLUMNS)
    .join(product_gtins, product_gtins.c.product_row == products.c.row_id)
    .where(product_gtins.c.gtin == bindparam("gtin"), products.c.is_retired == 0)
)
_BY_SKU = Statement(
    select(*_COLUMNS).where(products.c.sku == bindparam("sku"), products.c.is_retired == 0)
)
_POPULAR = Statement(
    select(*_COLUMNS)
    .where(products.c.is_retired == 0)
    .order_by(products.c.sold.desc(), products.c.row_id)
    .limit(_LIMIT)
)
_IN_DEPARTMENT = Statement(
    select(*_COLUMNS)
    .where(products.c.is_retired == 0, products.c.department == bindparam("department"))
    .order_by(products.c.sold.desc(), products.c.row_id)
    .limit(_LIMIT)
)
_DEPARTMENTS = Statement(
    select(products.c.department, func.count())
    .where(products.c.is_retired == 0)
    .group_by(products.c.department)
    .order_by(func.count().desc(), products.c.department)
)
_COUNT = Statement(select(func.count()).where(products.c.is_retired == 0))

# The index is asked first and for a bounded number of rows: a word of one letter matches a
# hundred thousand names, and ranking them all would take longer than a frame.
_MATCHES_CONSIDERED = 400
_matches = (
    select(literal_column("rowid").label("row_id"))
    .select_from(table("product_search"))
    .where(text("product_search MATCH :match"))
    .limit(_MATCHES_CONSIDERED)
    .subquery("matches")
)
_SEARCH = Statement(
    select(*_COLUMNS)
    .join(_matches, _matches.c.row_id == products.c.row_id)
    .where(products.c.is_retired == 0)
    .order_by(products.c.sold.desc(), products.c.name)
    .limit(_LIMIT)
)
_WORD = re.compile(r"\w+")
_SHORTEST_STEM = 3


class SqlProductQueries:
    """Fulfils ``ProductQueries``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def by_code(self, code: str) -> ProductSnapshot | None:
        """Return the product that a GTIN or SKU names, or None; a GTIN wins."""
        reader = self._database.reader()
        row = None
        try:
            row = reader.one(_BY_GTIN, {"gtin": Gtin.of(code).digits})
        except InvalidCode:
            row = None
        if row is None:
            try:
                row = reader.one(_BY_SKU, {"sku": Sku.of(code).text})
            except InvalidCode:
                return None
        return None if row is None else _snapshot(row)

    def search(self, text: str, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return the best matches for words, SKU or GTIN, best sellers first."""
        words = _WORD.findall(text)
        if not words:
            return ()
        match = " ".join(f'"{word}"*' for word in words)
        rows = self._rows(_SEARCH, {"match": match, "limit": limit})
        exact = self.by_code(text.strip())
        if exact is None:
            return rows
        others = [row for row in rows if row.product_id != exact.product_id]
        return (exact, *others[: limit - 1])

    def nearest(self, text: str) -> ProductSnapshot | None:
        """Return the product whose name is closest to a misspelt text, or None."""
        words = _WORD.findall(text.lower())
        candidates: dict[str, ProductSnapshot] = {}
        for word in words:
            for length in range(len(word) - 1, _SHORTEST_STEM - 1, -1):
                found = self.search(word[:length], 50)
                candidates.update((product.name, product) for product in found)
                if found:
                    break
        wanted = " ".join(words)

        def likeness(name: str) -> float:
            beginning = " ".join(_WORD.findall(name.lower())[: len(words)])
            return difflib.SequenceMatcher(None, wanted, beginning).ratio()

        best = max(candidates, key=likeness, default=None)
        return None if best is None else candidates[best]

    def tiles(self, department: str | None, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return a department's best sellers, or the whole store's for None."""
        if department is None:
            return self._rows(_POPULAR, {"limit": limit})
        return self._rows(_IN_DEPARTMENT, {"department": department, "limit": limit})

    def departments(self) -> tuple[Department, ...]:
        """Return every department that sells something, the largest first."""
        rows = self._database.reader().all(_DEPARTMENTS)
        return tuple(Department(name, count) for name, count in rows)

    def count(self) -> int:
        """Return how many products are sold."""
        row = self._database.reader().one(_COUNT)
        return 0 if row is None else int(row[0])

    def _rows(
        self, statement: Statement, parameters: dict[str, object]
    ) -> tuple[ProductSnapshot, ...]:
        rows = self._database.reader().all(statement, parameters)
        return tuple(_snapshot(row) for row in rows)


def _snapshot(row: tuple[Any, ...]) -> ProductSnapshot:
    currency = Currency.of(row[11])
    return ProductSnapshot(
        product_id=UUID(row[0]),
        sku=row[1],
        gtins=tuple(str(Gtin(digits)) for digits in row[2].split()),
        name=row[3],
        department=row[4],
        unit=row[5],
        price=Money(row[6], currency).amount,
        available=Quantity(row[7] - row[8]).value,
        low_stock_level=Quantity(row[9]).value,
        is_retired=bool(row[10]),
        tax_category=row[12],
        is_open_price=bool(row[13]),
    )
