"""Copies of receipts, and what is done with the receipt of each sale."""

from __future__ import annotations

from alembic import op

revision = "0023"
down_revision = "0022"

_STATEMENTS = (
    """
    CREATE TABLE receipt_copies (
        order_id TEXT NOT NULL,
        copies INTEGER NOT NULL,
        PRIMARY KEY (order_id),
        FOREIGN KEY(order_id) REFERENCES orders (order_id)
    )
    """,
    "ALTER TABLE stores ADD COLUMN receipt_choice TEXT NOT NULL DEFAULT 'saved'",
)


def upgrade() -> None:
    """Add the table and the column."""
    for statement in _STATEMENTS:
        op.execute(statement)
