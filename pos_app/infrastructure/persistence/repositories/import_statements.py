"""The statements of imports, compiled once."""

from __future__ import annotations

from sqlalchemy import Integer, Text, bindparam, delete, func, insert, or_, select, update

from pos_app.domain.aggregates.catalogue_import.catalogue_import import ImportState
from pos_app.domain.aggregates.product.movement import MovementKind
from pos_app.domain.events import ANONYMOUS
from pos_app.infrastructure.persistence.catalogue_tables import catalogue_imports, import_changes
from pos_app.infrastructure.persistence.repositories.import_rows import COLUMNS, INSERTED
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.stock_tables import stock_movements
from pos_app.infrastructure.persistence.tables import product_gtins, products

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
OWNERS = Statement(
    select(product_gtins.c.gtin, product_gtins.c.product_row).join_from(
        _asked, product_gtins, product_gtins.c.gtin == _asked.c.value
    )
)
INSERT = Statement(insert(products).values({name: bindparam(name) for name in INSERTED}))
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
    insert(stock_movements).values(
        product_id=bindparam("product_id"),
        kind=MovementKind.OPENING.value,
        quantity=bindparam("quantity"),
        on_hand=bindparam("on_hand"),
        value=0,
        document="",
        reason="",
        event_id=None,
        event_seq=None,
        moved_at=bindparam("moved_at"),
        actor_id=ANONYMOUS,
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
REVERTED = Statement(
    update(import_changes)
    .where(import_changes.c.import_number == bindparam("number"))
    .where(import_changes.c.product_row == bindparam("row"))
    .values(is_reverted=1)
)
