"""Red flags, the entries that led to each, how far the rules have read, and their parameters."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

_TABLES = (
    """
    CREATE TABLE red_flags (
        flag_id TEXT NOT NULL,
        rule TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        register_id TEXT NOT NULL,
        occurred_at TEXT NOT NULL,
        raised_at TEXT NOT NULL,
        facts TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT,
        PRIMARY KEY (flag_id)
    )
    """,
    "CREATE INDEX red_flags_by_state ON red_flags (state, occurred_at, flag_id)",
    """
    CREATE TABLE red_flag_entries (
        seq INTEGER NOT NULL,
        flag_id TEXT NOT NULL,
        PRIMARY KEY (seq, flag_id),
        FOREIGN KEY(flag_id) REFERENCES red_flags (flag_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX red_flag_entries_by_flag ON red_flag_entries (flag_id)",
    """
    CREATE TABLE red_flag_progress (
        name TEXT NOT NULL,
        position INTEGER NOT NULL,
        state TEXT NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE red_flag_rules (
        rule TEXT NOT NULL,
        is_on INTEGER NOT NULL,
        parameters TEXT NOT NULL,
        PRIMARY KEY (rule)
    )
    """,
)


def upgrade() -> None:
    """Add the tables."""
    for statement in _TABLES:
        op.execute(statement)
