"""Stock as the sum of its movements; what is on hand now becomes each product's first one."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"

_STATEMENTS = (
    "ALTER TABLE products ADD COLUMN stock_policy TEXT NOT NULL DEFAULT 'refuse'",
    "ALTER TABLE products ADD COLUMN stock_value BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE products ADD COLUMN unit_cost BIGINT NOT NULL DEFAULT 0",
    """
    CREATE TABLE stock_movements (
        movement_id INTEGER NOT NULL,
        product_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        quantity BIGINT NOT NULL,
        on_hand BIGINT NOT NULL,
        value BIGINT NOT NULL,
        document TEXT NOT NULL,
        reason TEXT NOT NULL,
        event_id TEXT,
        event_seq BIGINT,
        moved_at TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        PRIMARY KEY (movement_id),
        FOREIGN KEY(product_id) REFERENCES products (product_id)
    )
    """,
    """
    INSERT INTO stock_movements
        (product_id, kind, quantity, on_hand, value, document, reason, moved_at, actor_id)
    SELECT product_id, 'opening', stock, stock, 0, '', '',
        strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'), 'anonymous'
    FROM products WHERE stock != 0 ORDER BY row_id
    """,
    "CREATE INDEX stock_movements_by_product ON stock_movements (product_id, movement_id)",
    "CREATE INDEX stock_movements_by_moment ON stock_movements (moved_at, kind)",
    *(
        f"""
        CREATE TRIGGER stock_movements_refuses_{change.lower()} BEFORE {change}
        ON stock_movements BEGIN
            SELECT RAISE(ABORT, 'stock_movements is append-only');
        END
        """
        for change in ("UPDATE", "DELETE")
    ),
)


def upgrade() -> None:
    """Add the columns and the table, and write the opening movements."""
    for statement in _STATEMENTS:
        op.execute(statement)
