"""Products as an import compares them: what a row of a file can change, as it is stored."""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import Text, bindparam, func, select

from pos_app.domain.aggregates.catalogue_import.repository import ImportedProduct
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
)
# What of a new product has another value than the table gives by itself.
INSERTED = ("row_id", "product_id", "sku", *COLUMNS, "stock", "unit", "reserved", "sold")
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

    def codes(self) -> list[str]:
        """Return every barcode as fourteen digits."""
        packed = [pack.partition("*")[0].zfill(14) for pack in self.packs.split()]
        return [*self.gtins.split(), *packed]


def new_listed(row: ImportedProduct, row_id: int, product_id: str) -> ListedRow:
    """Return the new product that a row describes."""
    return ListedRow(
        row_id=row_id,
        product_id=product_id,
        sku=row.sku.text,
        name=row.name,
        department=row.department,
        gtins=" ".join(gtin.digits for gtin in row.gtins),
        price=row.price.minor,
        is_retired=0,
        tax_category=row.tax,
        is_open_price=int(row.is_open_price),
        packs=" ".join(map(str, row.packs)),
        plu="" if row.plu is None else row.plu.text,
        family=row.family,
        variant=row.variant,
        picture="",
        low_stock_level=row.low_stock_level.thousandths,
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
}


def with_changes(old: ListedRow, row: ImportedProduct) -> ListedRow:
    """Return a known product as a row wants it: what the file says nothing of stays.

    A product that was retired is sold again. Stock and level of a known product stay: later
    stock is the sum of its movements.
    """
    wanted = new_listed(row, old.row_id, old.product_id)
    fields = (name for field in row.given for name in _CHANGED_BY.get(field, ()))
    return old._replace(is_retired=0, **{name: getattr(wanted, name) for name in fields})


def created_line(listed: ListedRow, first: dict[str, object]) -> str:
    """Return everything about a new product as a line of JSON."""
    told = {
        name: value
        for name, value in listed._asdict().items()
        if name != "row_id" and value not in {"", 0}
    }
    return json.dumps({**told, **first}, ensure_ascii=False, separators=(",", ":"))
