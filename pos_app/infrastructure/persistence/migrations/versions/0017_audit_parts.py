"""Parts of the audit window's index: 32 blocks in one row; filled afterwards, in the background."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"

_TABLES = (
    """
    CREATE TABLE audit_parts (
        part INTEGER NOT NULL,
        PRIMARY KEY (part)
    )
    """,
    """
    CREATE TABLE audit_part_postings (
        part INTEGER NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        bits BLOB NOT NULL,
        PRIMARY KEY (part, kind, value)
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Add the tables."""
    for statement in _TABLES:
        op.execute(statement)
