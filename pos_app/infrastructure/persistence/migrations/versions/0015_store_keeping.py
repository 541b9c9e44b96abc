"""Suppliers, purchase orders, deliveries and counts."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"

_STATEMENTS = (
    """
    CREATE TABLE suppliers (
        supplier_id TEXT NOT NULL,
        name TEXT NOT NULL,
        account_number TEXT NOT NULL,
        contact TEXT NOT NULL,
        PRIMARY KEY (supplier_id)
    )
    """,
    """
    CREATE TABLE purchase_orders (
        purchase_order_id TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        currency TEXT NOT NULL,
        supplier_id TEXT,
        state TEXT NOT NULL,
        PRIMARY KEY (purchase_order_id),
        UNIQUE (sequence),
        FOREIGN KEY(supplier_id) REFERENCES suppliers (supplier_id)
    )
    """,
    """
    CREATE TABLE purchase_order_lines (
        purchase_order_id TEXT NOT NULL,
        product_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        sku TEXT NOT NULL,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        ordered BIGINT NOT NULL,
        received BIGINT NOT NULL,
        unit_cost BIGINT NOT NULL,
        PRIMARY KEY (purchase_order_id, product_id),
        FOREIGN KEY(purchase_order_id) REFERENCES purchase_orders (purchase_order_id),
        FOREIGN KEY(product_id) REFERENCES products (product_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX purchase_order_lines_by_product ON purchase_order_lines (product_id)",
    """
    CREATE TABLE goods_receipts (
        receipt_id TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        currency TEXT NOT NULL,
        supplier_id TEXT,
        purchase_order_id TEXT,
        reference TEXT NOT NULL,
        received_at TEXT NOT NULL,
        PRIMARY KEY (receipt_id),
        UNIQUE (sequence),
        FOREIGN KEY(supplier_id) REFERENCES suppliers (supplier_id),
        FOREIGN KEY(purchase_order_id) REFERENCES purchase_orders (purchase_order_id)
    )
    """,
    """
    CREATE TABLE goods_receipt_lines (
        receipt_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        product_id TEXT NOT NULL,
        quantity BIGINT NOT NULL,
        cost BIGINT NOT NULL,
        PRIMARY KEY (receipt_id, position),
        FOREIGN KEY(receipt_id) REFERENCES goods_receipts (receipt_id),
        FOREIGN KEY(product_id) REFERENCES products (product_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE stock_counts (
        count_id TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        department TEXT NOT NULL,
        state TEXT NOT NULL,
        started_at TEXT NOT NULL,
        PRIMARY KEY (count_id),
        UNIQUE (sequence)
    )
    """,
    """
    CREATE TABLE stock_count_lines (
        count_id TEXT NOT NULL,
        product_id TEXT NOT NULL,
        expected BIGINT NOT NULL,
        is_settled INTEGER NOT NULL,
        first_counted_at TEXT NOT NULL,
        PRIMARY KEY (count_id, product_id),
        FOREIGN KEY(count_id) REFERENCES stock_counts (count_id),
        FOREIGN KEY(product_id) REFERENCES products (product_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE INDEX stock_count_lines_unsettled ON stock_count_lines (count_id, product_id)
        WHERE is_settled = 0
    """,
    """
    CREATE TABLE stock_count_entries (
        entry_id INTEGER NOT NULL,
        count_id TEXT NOT NULL,
        product_id TEXT NOT NULL,
        sheet TEXT NOT NULL,
        quantity BIGINT NOT NULL,
        counted_at TEXT NOT NULL,
        PRIMARY KEY (entry_id),
        FOREIGN KEY(count_id) REFERENCES stock_counts (count_id),
        FOREIGN KEY(product_id) REFERENCES products (product_id)
    )
    """,
    """
    CREATE INDEX stock_count_entries_by_product
        ON stock_count_entries (count_id, product_id, sheet)
    """,
)


def upgrade() -> None:
    """Add the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
