"""The pictures of products, each kept once."""

from __future__ import annotations

from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Make the table; a store of before has no pictures."""
    op.execute(
        """
        CREATE TABLE product_pictures (
            name TEXT NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (name)
        )
        """
    )
