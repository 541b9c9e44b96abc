"""Which values meet in the audit log; noted afterwards, in the background."""

from __future__ import annotations

from alembic import op

revision = "0025"
down_revision = "0024"

_TABLES = (
    """
    CREATE TABLE audit_meeting_parts (
        part INTEGER NOT NULL,
        PRIMARY KEY (part)
    )
    """,
    """
    CREATE TABLE audit_meetings (
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        other_kind TEXT NOT NULL,
        other_value TEXT NOT NULL,
        part INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        PRIMARY KEY (kind, value, other_kind, other_value, part)
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Add the tables."""
    for statement in _TABLES:
        op.execute(statement)
