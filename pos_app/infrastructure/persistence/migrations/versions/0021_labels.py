"""Labels that a change of price makes due."""

from __future__ import annotations

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the table."""
    op.execute(
        """
        CREATE TABLE due_labels (
            product_id TEXT NOT NULL,
            due_at TEXT NOT NULL,
            PRIMARY KEY (product_id),
            FOREIGN KEY(product_id) REFERENCES products (product_id)
        ) WITHOUT ROWID
        """
    )
