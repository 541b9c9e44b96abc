"""The tables of promotions and price lists; ``terms`` are JSON, days ISO 8601 text."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

promotions = Table(
    "promotions",
    metadata,
    Column("promotion_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("is_active", Integer, nullable=False),
)

price_lists = Table(
    "price_lists",
    metadata,
    Column("price_list_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("customer_group", Text, nullable=False),
    Column("valid_from", Text),
    Column("valid_until", Text),
    Column("is_active", Integer, nullable=False),
)

price_list_prices = Table(
    "price_list_prices",
    metadata,
    Column("sku", Text, primary_key=True),
    Column("price_list_id", ForeignKey("price_lists.price_list_id"), primary_key=True, index=True),
    Column("min_quantity", BigInteger, primary_key=True),
    Column("unit_price", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    sqlite_with_rowid=False,
)
