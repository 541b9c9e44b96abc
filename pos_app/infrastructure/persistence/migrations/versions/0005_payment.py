"""Taxes, discounts with their reasons, holds and tenders of carts and orders."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_LINE = (
    "percent TEXT",
    "discount_reason TEXT NOT NULL DEFAULT ''",
    "promotion BIGINT NOT NULL DEFAULT 0",
    "promotion_name TEXT NOT NULL DEFAULT ''",
    "department TEXT NOT NULL DEFAULT ''",
    "taxes TEXT NOT NULL DEFAULT ''",
    "regular_price BIGINT",
)
_COLUMNS = {
    "carts": (
        "prices_include_tax INTEGER NOT NULL DEFAULT 1",
        "tax_rounding TEXT NOT NULL DEFAULT 'line'",
        "exemption TEXT NOT NULL DEFAULT ''",
        "discount_percent TEXT",
        "discount_amount BIGINT",
        "discount_reason TEXT NOT NULL DEFAULT ''",
        "customer_id TEXT",
        "customer_group TEXT NOT NULL DEFAULT ''",
        "coupons TEXT NOT NULL DEFAULT ''",
        "hold_name TEXT",
        "held_at TEXT",
        "held_by TEXT",
        "tender_count INTEGER NOT NULL DEFAULT 0",
    ),
    "cart_lines": _LINE,
    "orders": (
        "tax BIGINT NOT NULL DEFAULT 0",
        "exempted BIGINT NOT NULL DEFAULT 0",
        "rounding BIGINT NOT NULL DEFAULT 0",
        "prices_include_tax INTEGER NOT NULL DEFAULT 1",
        "tax_rounding TEXT NOT NULL DEFAULT 'line'",
        "exemption TEXT NOT NULL DEFAULT ''",
        "customer_id TEXT",
    ),
    "order_lines": (
        *_LINE,
        "share BIGINT NOT NULL DEFAULT 0",
        "tax BIGINT NOT NULL DEFAULT 0",
        "due BIGINT NOT NULL DEFAULT 0",
    ),
}
_TENDER = """
        position INTEGER NOT NULL,
        tender_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        amount BIGINT NOT NULL,
        reference TEXT NOT NULL,
        account_id TEXT,
        foreign_currency TEXT,
        foreign_amount TEXT,
        foreign_rate TEXT,
        tip BIGINT NOT NULL,
"""
_TABLES = (
    f"""
    CREATE TABLE cart_tenders (
        cart_id TEXT NOT NULL,
        {_TENDER}
        PRIMARY KEY (cart_id, position),
        FOREIGN KEY(cart_id) REFERENCES carts (cart_id),
        UNIQUE (tender_id)
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TABLE order_tenders (
        order_id TEXT NOT NULL,
        {_TENDER}
        PRIMARY KEY (order_id, position),
        FOREIGN KEY(order_id) REFERENCES orders (order_id),
        UNIQUE (tender_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE order_taxes (
        order_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        rate TEXT NOT NULL,
        net BIGINT NOT NULL,
        tax BIGINT NOT NULL,
        PRIMARY KEY (order_id, position),
        FOREIGN KEY(order_id) REFERENCES orders (order_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE INDEX order_tenders_by_currency ON order_tenders (foreign_currency)
    WHERE foreign_currency IS NOT NULL
    """,
    "CREATE INDEX held_carts ON carts (held_at) WHERE state = 'held'",
    """
    CREATE INDEX orders_by_customer ON orders (customer_id, completed_at)
    WHERE customer_id IS NOT NULL
    """,
)
_OLD_SALES = (
    # Sales of before had neither tax nor rounding and were paid in cash. Lines of sales refuse
    # changes; filling a new column of old ones is the one exception, within this transaction.
    "DROP TRIGGER order_lines_refuses_update",
    """
    UPDATE order_lines
    SET due = (unit_price * quantity * 2 + 1000) / 2000 - discount
    """,
    """
    CREATE TRIGGER order_lines_refuses_update BEFORE UPDATE ON order_lines BEGIN
        SELECT RAISE(ABORT, 'order_lines is append-only');
    END
    """,
    """
    INSERT INTO order_tenders
    SELECT order_id, 1, order_id, 'cash', tendered, '', NULL, NULL, NULL, NULL, 0 FROM orders
    """,
)


def upgrade() -> None:
    """Add what is new, and tell of the sales of before what is known."""
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in (*_TABLES, *_OLD_SALES):
        op.execute(statement)
