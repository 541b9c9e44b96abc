"""Products as an import compares them: what a row of a file can change, as it is stored."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import Text, bindparam, func, select

from pos_app.domain.aggregates.catalogue_import.repository import (
    FOUND_BY_BARCODE,
    StagedRow,
)
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import products

COLUMNS = (
    "name",
    "department",
    "gtins",
    "price",
    "is_retired",
    "tax_category",
    "is_open_price",
    "packs",
    "plu",
    "family",
    "variant",
    "picture",
    "low_stock_level",
    "deposit",
)
_asked = func.json_each(bindparam("asked", type_=Text)).table_valued("value").alias("asked")
_listed = (
    products.c.row_id,
    products.c.product_id,
    products.c.sku,
    *(products.c[name] for name in COLUMNS),
)
KNOWN_BY_SKU = Statement(
    select(*_listed, products.c.sku.label("key")).join_from(
        _asked, products, products.c.sku == _asked.c.value
    )
)
KNOWN_BY_ROW = Statement(
    select(*_listed).join_from(_asked, products, products.c.row_id == _asked.c.value)
)


class ListedRow(NamedTuple):
    """A product as its row lists it; the names are the columns'."""

    row_id: int
    product_id: str
    sku: str
    name: str
    department: str
    gtins: str
    price: int
    is_retired: int
    tax_category: str
    is_open_price: int
    packs: str
    plu: str
    family: str
    variant: str
    picture: str
    low_stock_level: int
    deposit: str

    def codes(self) -> list[str]:
        """Return every barcode as fourteen digits."""
        packed = [pack.partition("*")[0].zfill(14) for pack in self.packs.split()]
        return [*self.gtins.split(), *packed]


def listed_from(row: StagedRow) -> ListedRow:
    """Return the new product that a staged row describes; it has no row of its own yet."""
    told = json.loads(row.line)
    return ListedRow(
        row_id=0,
        product_id=told["product_id"],
        sku=row.sku,
        name=told.get("name", ""),
        department=told.get("department", ""),
        gtins=told.get("gtins", ""),
        price=told.get("price", 0),
        is_retired=0,
        tax_category=told.get("tax_category", ""),
        is_open_price=told.get("is_open_price", 0),
        packs=told.get("packs", ""),
        plu=told.get("plu", ""),
        family=told.get("family", ""),
        variant=told.get("variant", ""),
        picture="",
        low_stock_level=told.get("low_stock_level", 0),
        deposit=told.get("deposit", ""),
    )


# Which columns a field of a file changes.
_CHANGED_BY = {
    "name": ("name",),
    "department": ("department",),
    "gtin": ("gtins",),
    "unit_price": ("price",),
    "tax": ("tax_category",),
    "open_price": ("is_open_price",),
    "packs": ("packs",),
    "plu": ("plu",),
    "family": ("family",),
    "variant": ("variant",),
    "deposit": ("deposit",),
}


def with_changes(old: ListedRow, row: StagedRow, given: frozenset[str]) -> ListedRow:
    """Return a known product as a row wants it: what the file says nothing of stays.

    A product that was retired is sold again. Stock and level of a known product stay: later
    stock is the sum of its movements.
    """
    wanted = listed_from(row)
    fields = (name for field in given for name in _CHANGED_BY.get(field, ()))
    new = old._replace(is_retired=0, **{name: getattr(wanted, name) for name in fields})
    if FOUND_BY_BARCODE in given:  # one of its barcodes named it; it keeps the others
        kept = dict.fromkeys((*old.gtins.split(), *new.gtins.split()))
        new = new._replace(gtins=" ".join(kept))
    return new


def difference(old: ListedRow, new: ListedRow) -> str:
    """Return what is another value now, as JSON: each column with before and after."""
    pairs = {
        name: [getattr(old, name), getattr(new, name)]
        for name in COLUMNS
        if getattr(old, name) != getattr(new, name)
    }
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def taken_back(now: ListedRow, changes: dict[str, list[Any]]) -> ListedRow:
    """Return a product as it was; a column that changed again since then stays."""
    values = {name: old for name, (old, new) in changes.items() if getattr(now, name) == new}
    return now._replace(**values)
