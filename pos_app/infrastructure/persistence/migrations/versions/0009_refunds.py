"""Refunds: what came back, its taxes, and how it was paid for."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"

_TABLES = (
    """
    CREATE TABLE refunds (
        refund_id TEXT NOT NULL,
        order_id TEXT,
        register_id TEXT NOT NULL,
        sequence BIGINT NOT NULL,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        currency TEXT NOT NULL,
        total BIGINT NOT NULL,
        tax BIGINT NOT NULL,
        rounding BIGINT NOT NULL,
        reason TEXT NOT NULL,
        is_override INTEGER NOT NULL,
        completed_at TEXT NOT NULL,
        business_date TEXT NOT NULL,
        PRIMARY KEY (refund_id),
        FOREIGN KEY(order_id) REFERENCES orders (order_id),
        UNIQUE (number),
        UNIQUE (register_id, sequence)
    )
    """,
    "CREATE INDEX refunds_by_order ON refunds (order_id)",
    """
    CREATE TABLE refund_lines (
        refund_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        order_line INTEGER,
        product_id TEXT NOT NULL,
        sku TEXT NOT NULL,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        quantity BIGINT NOT NULL,
        amount BIGINT NOT NULL,
        tax BIGINT NOT NULL,
        is_taxed INTEGER NOT NULL,
        is_restocked INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (refund_id, position),
        FOREIGN KEY(refund_id) REFERENCES refunds (refund_id),
        FOREIGN KEY(product_id) REFERENCES products (product_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE refund_taxes (
        refund_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        rate TEXT NOT NULL,
        net BIGINT NOT NULL,
        tax BIGINT NOT NULL,
        PRIMARY KEY (refund_id, position),
        FOREIGN KEY(refund_id) REFERENCES refunds (refund_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE refund_payouts (
        refund_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        tender_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        amount BIGINT NOT NULL,
        reference TEXT NOT NULL,
        account_id TEXT,
        PRIMARY KEY (refund_id, position),
        FOREIGN KEY(refund_id) REFERENCES refunds (refund_id),
        UNIQUE (tender_id)
    ) WITHOUT ROWID
    """,
    "ALTER TABLE registers ADD COLUMN last_refund_sequence BIGINT NOT NULL DEFAULT 0",
)


def upgrade() -> None:
    """Add the tables."""
    for statement in _TABLES:
        op.execute(statement)
