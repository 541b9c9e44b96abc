"""The tiles of each register, as the store arranges them."""

from __future__ import annotations

from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Make the table; a store of before shows what sells best."""
    op.execute(
        """
        CREATE TABLE tile_boards (
            board_id TEXT NOT NULL,
            pages TEXT NOT NULL,
            PRIMARY KEY (board_id)
        )
        """
    )
