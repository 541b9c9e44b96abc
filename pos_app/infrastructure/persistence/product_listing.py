"""The columns that say what a product is and how much of it there is, for all who read one."""

from __future__ import annotations

from sqlalchemy import select

from pos_app.infrastructure.persistence.tables import products, stores

# The currency of the prices stands behind ``is_retired``.
LISTED = (
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
    products.c.packs,
    products.c.plu,
    products.c.family,
    products.c.variant,
    products.c.picture,
    products.c.deposit,
)
