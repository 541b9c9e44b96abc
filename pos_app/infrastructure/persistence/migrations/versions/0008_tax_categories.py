"""Tax categories: the rates that products carry."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0005"


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
