"""Promotions, and price lists with their prices by SKU and quantity."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

_TABLES = (
    """
    CREATE TABLE promotions (
        promotion_id TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        terms TEXT NOT NULL,
        is_active INTEGER NOT NULL,
        PRIMARY KEY (promotion_id)
    )
    """,
    """
    CREATE TABLE price_lists (
        price_list_id TEXT NOT NULL,
        name TEXT NOT NULL,
        customer_group TEXT NOT NULL,
        valid_from TEXT,
        valid_until TEXT,
        is_active INTEGER NOT NULL,
        PRIMARY KEY (price_list_id)
    )
    """,
    """
    CREATE TABLE price_list_prices (
        sku TEXT NOT NULL,
        price_list_id TEXT NOT NULL,
        min_quantity BIGINT NOT NULL,
        unit_price BIGINT NOT NULL,
        currency TEXT NOT NULL,
        PRIMARY KEY (sku, price_list_id, min_quantity),
        FOREIGN KEY(price_list_id) REFERENCES price_lists (price_list_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_price_list_prices_price_list_id ON price_list_prices (price_list_id)",
)


def upgrade() -> None:
    """Add the tables."""
    for statement in _TABLES:
        op.execute(statement)
