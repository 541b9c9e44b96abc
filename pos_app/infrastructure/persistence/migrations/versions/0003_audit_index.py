"""What the audit window finds things by; filled afterwards, in the background.

The indexes on type, actor and time go: each scan paid for them, and the new tables answer the
same questions and their combinations.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

_TABLES = (
    """
    CREATE TABLE audit_blocks (
        block INTEGER NOT NULL,
        least_at TEXT NOT NULL,
        most_at TEXT NOT NULL,
        PRIMARY KEY (block)
    )
    """,
    """
    CREATE TABLE audit_postings (
        block INTEGER NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        bits BLOB NOT NULL,
        PRIMARY KEY (block, kind, value)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE audit_values (
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        part INTEGER NOT NULL,
        blocks BIGINT NOT NULL,
        PRIMARY KEY (kind, value, part)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE audit_bars (
        minutes INTEGER NOT NULL,
        start INTEGER NOT NULL,
        entries BIGINT NOT NULL,
        PRIMARY KEY (minutes, start)
    ) WITHOUT ROWID
    """,
)
_INDEXES_BEFORE = ("audit_log_by_type", "audit_log_by_actor", "audit_log_by_time")


def upgrade() -> None:
    """Add the tables and drop the indexes that they make needless."""
    for statement in _TABLES:
        op.execute(statement)
    for index in _INDEXES_BEFORE:
        op.execute(f"DROP INDEX {index}")
