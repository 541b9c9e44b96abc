"""The statements of the store of products, compiled once."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, func, insert, select, update

from pos_app.infrastructure.persistence.product_listing import LISTED
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import product_gtins, products
from pos_app.infrastructure.persistence.tax_category_tables import tax_categories

# The rates of the product's category, else of the store's default one.
TAXES = func.coalesce(
    select(tax_categories.c.rates)
    .where(tax_categories.c.category_id == products.c.tax_category)
    .scalar_subquery(),
    select(tax_categories.c.rates).where(tax_categories.c.is_default == 1).scalar_subquery(),
    "[]",
)
DESCRIPTION = (
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
    "unit",
    "low_stock_level",
    "stock_policy",
    "deposit",
)
COLUMNS = (
    *LISTED,
    TAXES,
    products.c.stock_policy,
    products.c.stock_value,
    products.c.unit_cost,
)
BY_ID = Statement(select(*COLUMNS).where(products.c.product_id == bindparam("product_id")))
IN_DEPARTMENT = Statement(select(*COLUMNS).where(products.c.department == bindparam("department")))
BY_SKU = Statement(select(*COLUMNS).where(products.c.sku == bindparam("sku")))
BY_PLU = Statement(select(*COLUMNS).where(products.c.plu == bindparam("plu"), products.c.plu != ""))
CARRIER = Statement(
    select(products.c.product_id)
    .where(products.c.deposit == bindparam("deposit"), products.c.deposit != "")
    .limit(1)
)
BY_GTIN = Statement(
    select(*COLUMNS)
    .join(product_gtins, product_gtins.c.product_row == products.c.row_id)
    .where(product_gtins.c.gtin == bindparam("gtin"))
)
INSERT = Statement(
    insert(products).values({c.name: bindparam(c.name) for c in products.c if c.name != "row_id"})
)
UPDATE_STOCK = Statement(
    update(products)
    .where(products.c.product_id == bindparam("key"))
    .values(
        stock=bindparam("stock"),
        reserved=bindparam("reserved"),
        sold=products.c.sold + bindparam("newly_sold"),
        stock_value=bindparam("stock_value"),
        unit_cost=bindparam("unit_cost"),
    )
)
UPDATE_RESERVED = Statement(
    update(products)
    .where(products.c.product_id == bindparam("key"))
    .values(reserved=bindparam("reserved"))
)
UPDATE_DESCRIPTION = Statement(
    update(products)
    .where(products.c.product_id == bindparam("key"))
    .values({name: bindparam(name) for name in DESCRIPTION})
)
ROW_ID = Statement(
    select(products.c.row_id).where(products.c.product_id == bindparam("product_id"))
)
GTIN_OWNER = Statement(
    select(product_gtins.c.product_row).where(product_gtins.c.gtin == bindparam("gtin"))
)
PLU_OWNER = Statement(
    select(products.c.product_id).where(products.c.plu == bindparam("plu"), products.c.plu != "")
)
SKU_OWNER = Statement(select(products.c.row_id).where(products.c.sku == bindparam("sku")))
INSERT_GTIN = Statement(insert(product_gtins))
DELETE_GTINS = Statement(
    delete(product_gtins).where(product_gtins.c.product_row == bindparam("product_row"))
)
