"""Which files of products were taken over, and what each did, so that it can be taken back."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the tables; what was imported before cannot be taken back."""
    op.execute(
        """
        CREATE TABLE catalogue_imports (
            number INTEGER NOT NULL,
            import_id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            started_at TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            state TEXT NOT NULL,
            applied INTEGER NOT NULL,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            reverted INTEGER NOT NULL,
            batches INTEGER NOT NULL,
            PRIMARY KEY (number),
            UNIQUE (import_id)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE import_changes (
            import_number INTEGER NOT NULL,
            product_row INTEGER NOT NULL,
            before TEXT NOT NULL,
            is_reverted INTEGER NOT NULL,
            PRIMARY KEY (import_number, product_row),
            FOREIGN KEY(import_number) REFERENCES catalogue_imports (number)
        ) WITHOUT ROWID
        """
    )
