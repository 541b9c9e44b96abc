"""The log's evidence: the trail with its key and checkpoints, and the tiles of the tree."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_STATEMENTS = (
    """
    CREATE TABLE audit_trail (
        trail_id TEXT NOT NULL,
        register_id TEXT NOT NULL,
        key_id TEXT NOT NULL,
        public_key TEXT NOT NULL,
        kept_in TEXT NOT NULL,
        checkpoint_number BIGINT NOT NULL,
        checkpoint_size BIGINT NOT NULL,
        archived_through BIGINT NOT NULL,
        PRIMARY KEY (trail_id)
    )
    """,
    """
    CREATE TABLE audit_keys (
        key_id TEXT NOT NULL,
        public_key TEXT NOT NULL,
        seq BIGINT NOT NULL,
        PRIMARY KEY (key_id)
    )
    """,
    """
    CREATE TABLE audit_tiles (
        level INTEGER NOT NULL,
        number BIGINT NOT NULL,
        root TEXT NOT NULL,
        PRIMARY KEY (level, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TRIGGER audit_tiles_refuses_update BEFORE UPDATE ON audit_tiles BEGIN
        SELECT RAISE(ABORT, 'audit_tiles is append-only');
    END
    """,
    """
    CREATE TRIGGER audit_tiles_refuses_delete BEFORE DELETE ON audit_tiles BEGIN
        SELECT RAISE(ABORT, 'audit_tiles is append-only');
    END
    """,
    """
    CREATE INDEX audit_log_evidence ON audit_log (seq)
    WHERE event_type IN
        ('AuditLogVerified', 'CheckpointSigned', 'SigningKeyIntroduced', 'SigningKeyRotated')
    """,
    # Entries leave the live log only after an archive holds them.
    "DROP TRIGGER audit_log_refuses_delete",
    """
    CREATE TRIGGER audit_log_refuses_delete BEFORE DELETE ON audit_log
    WHEN OLD.seq > (SELECT coalesce(max(archived_through), 0) FROM audit_trail) BEGIN
        SELECT RAISE(ABORT, 'audit_log is append-only');
    END
    """,
)


def upgrade() -> None:
    """Add the tables; let archived entries, and no others, be deleted."""
    for statement in _STATEMENTS:
        op.execute(statement)
