"""The statements of imports, compiled once."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    update,
)

from pos_app.domain.aggregates.catalogue_import.catalogue_import import ImportState
from pos_app.domain.aggregates.product.movement import MovementKind
from pos_app.infrastructure.persistence.catalogue_tables import catalogue_imports, import_changes
from pos_app.infrastructure.persistence.repositories.import_rows import COLUMNS
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.stock_tables import stock_movements
from pos_app.infrastructure.persistence.tables import product_gtins, products

_DIGITS = 14
_imports = catalogue_imports.c
GET = Statement(select(catalogue_imports).where(_imports.import_id == bindparam("key")))
UNFINISHED = Statement(
    select(catalogue_imports)
    .where(
        or_(
            _imports.state == ImportState.APPLYING.value,
            _imports.state == ImportState.UNDOING.value,
        )
    )
    .order_by(_imports.number)
)
LATEST = Statement(
    select(catalogue_imports)
    .order_by(_imports.number.desc())
    .limit(bindparam("limit", type_=Integer))
)
ADD = Statement(
    insert(catalogue_imports).values(
        {c.name: bindparam(c.name) for c in catalogue_imports.c if c.name != "number"}
    )
)
NEEDED_OF_NEW = frozenset({"name", "unit_price"})
STANDING = ("state", "applied", "created", "changed", "reverted", "batches")
SAVE = Statement(
    update(catalogue_imports)
    .where(_imports.import_id == bindparam("key"))
    .values({name: bindparam(f"new_{name}") for name in STANDING})
)
NUMBER = Statement(select(_imports.number).where(_imports.import_id == bindparam("key")))
ROW_ID = Statement(select(products.c.row_id).where(products.c.product_id == bindparam("id")))
LAST_ROW = Statement(select(func.coalesce(func.max(products.c.row_id), 0)))
_asked = func.json_each(bindparam("asked", type_=Text)).table_valued("value").alias("asked")
PLU_OWNERS = Statement(
    select(products.c.plu, products.c.row_id).join_from(
        _asked, products, and_(products.c.plu == _asked.c.value, products.c.plu != "")
    )
)
OWNERS = Statement(
    select(product_gtins.c.gtin, product_gtins.c.product_row).join_from(
        _asked, product_gtins, product_gtins.c.gtin == _asked.c.value
    )
)
# A batch comes as lines of JSON and becomes rows within the database: Python is free meanwhile,
# and a sale that waits for nothing but Python goes on. The lines are read once, which the rule of
# the planner to look at each column anew would not do.
_texts = func.json_each(bindparam("lines", type_=Text)).table_valued("key", "value").alias("texts")
_lines = select(_texts.c.key, _texts.c.value).cte("lines").prefix_with("MATERIALIZED")


def _said(name: str, missing: str | int) -> ColumnElement[Any]:
    return func.coalesce(func.json_extract(_lines.c.value, f"$.{name}"), missing)


_FROM_LINE: dict[str, str | int] = {
    "product_id": "",
    "sku": "",
    "name": "",
    "department": "",
    "gtins": "",
    "price": 0,
    "tax_category": "",
    "is_open_price": 0,
    "packs": "",
    "plu": "",
    "family": "",
    "variant": "",
    "deposit": "",
    "low_stock_level": 0,
    "stock": 0,
    "unit": "",
}
_EMPTY = {"picture": "", "is_retired": 0, "reserved": 0, "sold": 0}
_FIRST = bindparam("first", type_=Integer)
# What few files say of their products; reading a field from a line costs more than storing it.
_RARELY_SAID = (
    "tax_category",
    "is_open_price",
    "packs",
    "plu",
    "family",
    "variant",
    "deposit",
)


def insert_for(lines: str) -> Statement:
    """Return the statement that makes products of ``lines`` by the fields that stand in one."""
    return _insert_without(frozenset(each for each in _RARELY_SAID if f'"{each}":' not in lines))


@cache
def _insert_without(unsaid: frozenset[str]) -> Statement:
    return Statement(
        insert(products).from_select(
            ["row_id", *_FROM_LINE, *_EMPTY],
            select(
                _FIRST + cast(_lines.c.key, Integer),
                *(
                    literal(missing) if name in unsaid else _said(name, missing)
                    for name, missing in _FROM_LINE.items()
                ),
                *(literal(value) for value in _EMPTY.values()),
            ).order_by(_lines.c.key),
            include_defaults=False,
        )
    )


# Each is a code and, behind it, which line of the batch has it.
_codes = func.json_each(bindparam("codes", type_=Text)).table_valued("value").alias("codes")
INSERT_GTINS = Statement(
    insert(product_gtins).from_select(
        ["gtin", "product_row"],
        select(
            func.substr(_codes.c.value, 1, _DIGITS),
            _FIRST + cast(func.substr(_codes.c.value, _DIGITS + 1), Integer),
        ),
        include_defaults=False,
    )
)
CHANGE = Statement(
    update(products)
    .where(products.c.row_id == bindparam("key"))
    .values({name: bindparam(f"new_{name}") for name in COLUMNS})
)
ADD_GTIN = Statement(insert(product_gtins))
DROP_GTINS = Statement(
    delete(product_gtins).where(product_gtins.c.product_row == bindparam("product_row"))
)
# The batch's own event tells the stock of each product, so the movement has none of its own.
OPEN = Statement(
    insert(stock_movements).from_select(
        [
            *("product_id", "kind", "quantity", "on_hand", "value", "document", "reason"),
            *("event_id", "event_seq", "moved_at", "actor_id"),
        ],
        select(
            products.c.product_id,
            literal(MovementKind.OPENING.value),
            products.c.stock,
            products.c.stock,
            literal(0),
            literal(""),
            literal(""),
            null(),
            null(),
            bindparam("moved_at", type_=Text),
            bindparam("actor_id", type_=Text),
        )
        .where(products.c.row_id >= _FIRST, products.c.stock != 0)
        .order_by(products.c.row_id),
        include_defaults=False,
    )
)
NOTE_NEW = Statement(
    insert(import_changes).from_select(
        ["import_number", "product_row", "before", "is_reverted"],
        select(
            bindparam("import_number", type_=Integer),
            products.c.row_id,
            literal(""),
            literal(0),
        ).where(products.c.row_id >= _FIRST),
        include_defaults=False,
    )
)
NOTE = Statement(insert(import_changes).prefix_with("OR IGNORE"))
CHANGES = Statement(
    select(import_changes.c.product_row, import_changes.c.before)
    .where(import_changes.c.import_number == bindparam("number"))
    .where(import_changes.c.is_reverted == 0)
    .order_by(import_changes.c.product_row)
    .limit(bindparam("limit", type_=Integer))
)
_deposits = products.alias("deposits")
# A product of the import whose deposit is not there, or has a deposit of its own.
MISSING_DEPOSIT = Statement(
    select(products.c.sku, products.c.deposit)
    .join_from(import_changes, products, products.c.row_id == import_changes.c.product_row)
    .outerjoin(_deposits, _deposits.c.sku == products.c.deposit)
    .where(import_changes.c.import_number == bindparam("number"))
    .where(products.c.deposit != "")
    .where(or_(_deposits.c.sku.is_(None), _deposits.c.deposit != ""))
    .limit(1)
)
REVERTED = Statement(
    update(import_changes)
    .where(import_changes.c.import_number == bindparam("number"))
    .where(import_changes.c.product_row == bindparam("row"))
    .values(is_reverted=1)
)
