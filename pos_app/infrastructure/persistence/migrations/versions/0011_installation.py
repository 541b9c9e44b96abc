"""The installation: which version runs the store, its plan of backups, and the last of them."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table; its row is made by the program when it first runs the store."""
    op.execute(
        """
        CREATE TABLE installations (
            installation_id TEXT NOT NULL,
            program_version TEXT NOT NULL,
            folder TEXT NOT NULL,
            every_hours INTEGER NOT NULL,
            is_after_shift INTEGER NOT NULL,
            keep_hourly INTEGER NOT NULL,
            keep_daily INTEGER NOT NULL,
            keep_monthly INTEGER NOT NULL,
            lock TEXT NOT NULL,
            last_backup_at TEXT NOT NULL,
            last_backup_seq BIGINT NOT NULL,
            failing_since TEXT NOT NULL,
            failure TEXT NOT NULL,
            PRIMARY KEY (installation_id)
        )
        """
    )
