"""The scale of each register."""

from __future__ import annotations

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Add the table."""
    op.execute(
        """
        CREATE TABLE scales (
            register_id TEXT NOT NULL,
            device TEXT NOT NULL,
            PRIMARY KEY (register_id)
        )
        """
    )
