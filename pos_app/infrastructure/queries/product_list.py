"""The list of products by key, on the calling thread's own connection."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)

from pos_app.application.product_list_queries import (
    RETIRED,
    PageKey,
    ProductFilter,
    ProductPage,
)
from pos_app.application.snapshots import ProductSnapshot
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.product_listing import LISTED
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import products
from pos_app.infrastructure.queries.product_snapshot import snapshot_of
from pos_app.infrastructure.queries.products import SqlProductQueries

_LIMIT = bindparam("limit", type_=Integer)
_LARGEST_FAMILY = 100


def _page(*, in_department: bool, is_retired: bool = False) -> Statement:
    name, row_id = products.c.name, products.c.row_id
    after = and_(
        name >= bindparam("name"),
        or_(name > bindparam("name"), row_id > bindparam("row_id", type_=Integer)),
    )
    state: ColumnElement[bool] = products.c.is_retired == bindparam("is_retired", type_=Integer)
    if is_retired:
        state = literal_column(
            "products.is_retired = 1", Boolean
        )  # as the index of what is retired says it
    elif not in_department:
        # The sum keeps the planner from sorting everything that is sold.
        state = products.c.is_retired + 0 == bindparam("is_retired", type_=Integer)
    statement = select(*LISTED, row_id).where(state, after)
    if in_department:
        statement = statement.where(products.c.department == bindparam("department"))
    return Statement(statement.order_by(name, row_id).limit(_LIMIT))


_ALL = _page(in_department=False)
_RETIRED = _page(in_department=False, is_retired=True)
_OF_DEPARTMENT = _page(in_department=True)
_BY_ID = Statement(select(*LISTED).where(products.c.product_id == bindparam("product_id")))
_asked = func.json_each(bindparam("asked", type_=Text)).table_valued("value").alias("asked")
_BY_IDS = Statement(
    select(*LISTED).join_from(_asked, products, products.c.product_id == _asked.c.value)
)
_FAMILY = Statement(
    select(*LISTED)
    .where(products.c.family == bindparam("family"), products.c.family != "")
    .order_by(products.c.variant, products.c.name)
    .limit(_LARGEST_FAMILY)
)
_DEPARTMENTS = Statement(
    select(products.c.department)
    .where(products.c.department != "")
    .group_by(products.c.department)
    .order_by(products.c.department)
)


class SqlProductListQueries:
    """Fulfils ``ProductListQueries``; any thread may call."""

    def __init__(self, database: Database, search: SqlProductQueries) -> None:
        """Read from ``database``; find words by ``search``."""
        self._database = database
        self._search = search

    def page(self, wanted: ProductFilter, after: PageKey | None, limit: int) -> ProductPage:
        """Return the products after a key; with a text, the best matches."""
        if wanted.text.strip():
            return ProductPage(self._search.find_deeply(wanted, limit), None)
        parameters: dict[str, object] = {
            "is_retired": int(wanted.state == RETIRED),
            "name": "" if after is None else after.name,
            "row_id": 0 if after is None else after.row_id,
            "limit": limit + 1,
        }
        statement = _RETIRED if wanted.state == RETIRED else _ALL
        if wanted.department is not None:
            statement = _OF_DEPARTMENT
            parameters["department"] = wanted.department
        rows = self._database.reader().all(statement, parameters)
        shown = rows[:limit]
        has_more = len(rows) > limit
        key = PageKey(shown[-1][3], shown[-1][-1]) if has_more else None
        return ProductPage(tuple(map(snapshot_of, shown)), key)

    def by_id(self, product_id: UUID) -> ProductSnapshot | None:
        """Return the product, or None."""
        row = self._database.reader().one(_BY_ID, {"product_id": str(product_id)})
        return None if row is None else snapshot_of(row)

    def by_ids(self, product_ids: Sequence[UUID]) -> tuple[ProductSnapshot, ...]:
        """Return the products there are of these, in this order, retired ones too."""
        if not product_ids:
            return ()
        asked = json.dumps([str(each) for each in product_ids])
        rows = self._database.reader().all(_BY_IDS, {"asked": asked})
        found = {UUID(row[0]): snapshot_of(row) for row in rows}
        return tuple(found[each] for each in product_ids if each in found)

    def family(self, name: str) -> tuple[ProductSnapshot, ...]:
        """Return the variants of a family."""
        rows = self._database.reader().all(_FAMILY, {"family": name})
        return tuple(map(snapshot_of, rows))

    def departments(self) -> tuple[str, ...]:
        """Return the names of every department, in order."""
        return tuple(row[0] for row in self._database.reader().all(_DEPARTMENTS))
