"""Tax categories, which products carry which, and how the store rounds."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table; a store of before has no category and charges no tax."""
    op.execute(
        """
        CREATE TABLE tax_categories (
            category_id TEXT NOT NULL,
            name TEXT NOT NULL,
            rates TEXT NOT NULL,
            is_default INTEGER NOT NULL,
            PRIMARY KEY (category_id)
        ) WITHOUT ROWID
        """
    )
    for column in (
        "products ADD COLUMN tax_category TEXT NOT NULL DEFAULT ''",
        "products ADD COLUMN is_open_price INTEGER NOT NULL DEFAULT 0",
        "stores ADD COLUMN tax_rounding TEXT NOT NULL DEFAULT 'line'",
        "stores ADD COLUMN cash_rounding BIGINT NOT NULL DEFAULT 0",
    ):
        op.execute(f"ALTER TABLE {column}")
