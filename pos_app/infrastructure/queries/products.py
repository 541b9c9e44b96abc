"""Products for the sell screen, on the calling thread's own connection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, exists, func, select

from pos_app.application.product_list_queries import RETIRED, ProductFilter
from pos_app.domain.errors import InvalidCode
from pos_app.domain.values.codes import Gtin, Plu, Sku
from pos_app.infrastructure.persistence.product_listing import LISTED
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import product_gtins, products
from pos_app.infrastructure.queries.departments import Departments
from pos_app.infrastructure.queries.product_search import ProductSearch
from pos_app.infrastructure.queries.product_snapshot import snapshot_of
from pos_app.infrastructure.queries.product_words import words_of

if TYPE_CHECKING:
    from pos_app.application.queries import Department
    from pos_app.application.snapshots import ProductSnapshot
    from pos_app.infrastructure.persistence.engine import Database

_CANDIDATES = 50
_LIMIT = bindparam("limit", type_=Integer)
_BY_GTIN = Statement(
    select(*LISTED)
    .join(product_gtins, product_gtins.c.product_row == products.c.row_id)
    .where(product_gtins.c.gtin == bindparam("gtin"), products.c.is_retired == 0)
)
_BY_SKU = Statement(
    select(*LISTED).where(products.c.sku == bindparam("sku"), products.c.is_retired == 0)
)
_BY_PLU = Statement(
    select(*LISTED).where(
        products.c.plu == bindparam("plu"), products.c.plu != "", products.c.is_retired == 0
    )
)
# What is charged with something else is not sold from a tile.
_carrying = products.alias()
_SOLD_BY_ITSELF = ~exists().where(_carrying.c.deposit == products.c.sku, _carrying.c.deposit != "")
_POPULAR = Statement(
    select(*LISTED)
    .where(products.c.is_retired == 0, _SOLD_BY_ITSELF)
    .order_by(products.c.sold.desc(), products.c.row_id)
    .limit(_LIMIT)
)
_IN_DEPARTMENT = Statement(
    select(*LISTED)
    .where(
        products.c.is_retired == 0,
        products.c.department == bindparam("department"),
        _SOLD_BY_ITSELF,
    )
    .order_by(products.c.sold.desc(), products.c.row_id)
    .limit(_LIMIT)
)
_DEPOSITS = Statement(
    select(*LISTED)
    .where(
        products.c.sku.in_(select(_carrying.c.deposit).where(_carrying.c.deposit != "").distinct())
    )
    .order_by(products.c.sold.desc(), products.c.row_id)
    .limit(_LIMIT)
)
_COUNT = Statement(select(func.count()).where(products.c.is_retired == 0))
_ANY = Statement(select(products.c.row_id).where(products.c.is_retired == 0).limit(1))


class SqlProductQueries:
    """Fulfils ``ProductQueries``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database
        self.found = ProductSearch(database)
        self._departments = Departments(database)

    def by_code(self, code: str) -> ProductSnapshot | None:
        """Return the product that a GTIN, SKU or PLU names, or None; the first of these wins."""
        reader = self._database.reader()
        row = None
        try:
            row = reader.one(_BY_GTIN, {"gtin": Gtin.of(code).digits})
        except InvalidCode:
            row = None
        if row is None:
            row = self._by_short_code(code)
        return None if row is None else snapshot_of(row)

    def deposits(self, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return what is charged as a deposit, the most sold first."""
        rows = self._database.reader().all(_DEPOSITS, {"limit": limit})
        return tuple(snapshot_of(row) for row in rows)

    def search(self, text: str, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return the best matches for words, SKU, PLU or GTIN, best sellers first."""
        return self.find(ProductFilter(text), limit)

    def search_deeply(self, text: str, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return what :meth:`search` finds, then what has the words somewhere in its name."""
        self.found.refresh()
        wanted = ProductFilter(text)
        return self._deepened(self.find(wanted, limit), wanted, limit)

    def search_quickly(self, text: str, limit: int) -> tuple[tuple[ProductSnapshot, ...], bool]:
        """Return what is found at once, and whether :meth:`search` would find no more."""
        wanted = ProductFilter(text)
        found, is_all = self.found.quickly(wanted, limit)
        with_code = self._with_code(found, wanted, limit)
        return with_code, is_all or (bool(with_code) and not found)

    def find(self, wanted: ProductFilter, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return the best matches of a filter with a text; an exact code comes first."""
        return self._with_code(self.found.by_words(wanted, limit), wanted, limit)

    def _with_code(
        self, rows: tuple[ProductSnapshot, ...], wanted: ProductFilter, limit: int
    ) -> tuple[ProductSnapshot, ...]:
        exact = self.by_code(wanted.text.strip()) if wanted.state != RETIRED else None
        if exact is None or wanted.department not in {None, exact.department}:
            return rows
        others = [row for row in rows if row.product_id != exact.product_id]
        return (exact, *others[: limit - 1])

    def find_deeply(self, wanted: ProductFilter, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return the best matches of a filter, by parts of words and corrected typos too."""
        self.found.refresh()
        found = self._deepened(self.find(wanted, limit), wanted, limit)
        if found:
            return found
        meant = self.found.corrected(wanted.text)
        return self.find(replace(wanted, text=meant), limit) if meant else ()

    def refresh(self) -> None:
        """Learn again what sells most; it takes longer than a frame."""
        self.found.refresh()

    def nearest(self, text: str) -> ProductSnapshot | None:
        """Return the product whose name is closest to a misspelt text, or None."""
        meant = self.found.corrected(text)
        from rapidfuzz import fuzz  # noqa: PLC0415 - see ADR 94

        candidates = self.search(meant, _CANDIDATES) if meant else ()
        wanted = words_of(text)

        def likeness(product: ProductSnapshot) -> float:
            beginning = words_of(product.name)[: len(wanted)]
            return fuzz.ratio(" ".join(wanted), " ".join(beginning))

        return max(candidates, key=likeness, default=None)

    def _by_short_code(self, code: str) -> tuple[Any, ...] | None:
        reader = self._database.reader()
        try:
            row = reader.one(_BY_SKU, {"sku": Sku.of(code).text})
            if row is None and code.strip().isdigit():
                row = reader.one(_BY_PLU, {"plu": Plu.of(code).text})
        except InvalidCode:
            return None
        return row

    def _deepened(
        self, found: tuple[ProductSnapshot, ...], wanted: ProductFilter, limit: int
    ) -> tuple[ProductSnapshot, ...]:
        if len(found) >= limit:
            return found
        known = {product.product_id for product in found}
        parts = self.found.by_parts(wanted, limit)
        return (*found, *(each for each in parts if each.product_id not in known))[:limit]

    def tiles(self, department: str | None, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return a department's best sellers, or the whole store's for None."""
        if department is None:
            return self._rows(_POPULAR, {"limit": limit})
        return self._rows(_IN_DEPARTMENT, {"department": department, "limit": limit})

    def department_names(self) -> tuple[str, ...]:
        """Return the names alone, which takes no time in the largest store."""
        return self._departments.names()

    def departments(self) -> tuple[Department, ...]:
        """Return every department that sells something, the largest first."""
        return self._departments.all()

    def count(self) -> int:
        """Return how many products are sold."""
        row = self._database.reader().one(_COUNT)
        return 0 if row is None else int(row[0])

    def sells_anything(self) -> bool:
        """Return whether there is a product to sell, which takes no counting."""
        return self._database.reader().one(_ANY) is not None

    def _rows(
        self, statement: Statement, parameters: dict[str, object]
    ) -> tuple[ProductSnapshot, ...]:
        rows = self._database.reader().all(statement, parameters)
        return tuple(snapshot_of(row) for row in rows)
