"""Shifts, Z reports, and which shift, cashier and business day a document belongs to."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

_COLUMNS = {
    "registers": (
        "shift_id TEXT",
        "business_date TEXT",
        "day_end_hour INTEGER NOT NULL DEFAULT 0",
        "last_shift_number BIGINT NOT NULL DEFAULT 0",
        "last_z_number BIGINT NOT NULL DEFAULT 0",
        "uses_shifts INTEGER NOT NULL DEFAULT 0",
        "is_count_blind INTEGER NOT NULL DEFAULT 1",
        "variance_limit BIGINT",
    ),
    "orders": ("shift_id TEXT", "cashier_id TEXT NOT NULL DEFAULT 'anonymous'"),
    "refunds": ("shift_id TEXT", "cashier_id TEXT NOT NULL DEFAULT 'anonymous'"),
}
_TABLES = (
    """
    CREATE TABLE shifts (
        shift_id TEXT NOT NULL,
        register_id TEXT NOT NULL,
        number BIGINT NOT NULL,
        currency TEXT NOT NULL,
        business_date TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        holder_id TEXT NOT NULL,
        is_float_counted INTEGER NOT NULL,
        order_sequence BIGINT NOT NULL,
        refund_sequence BIGINT NOT NULL,
        event_seq BIGINT NOT NULL,
        carried_cash BIGINT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        recounts INTEGER NOT NULL,
        counted_at TEXT,
        is_blind INTEGER NOT NULL,
        pieces TEXT NOT NULL,
        closed_at TEXT,
        PRIMARY KEY (shift_id),
        UNIQUE (register_id, number)
    )
    """,
    """
    CREATE TABLE shift_movements (
        shift_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        currency TEXT NOT NULL,
        amount BIGINT NOT NULL,
        reason TEXT NOT NULL,
        moved_at TEXT NOT NULL,
        PRIMARY KEY (shift_id, position),
        FOREIGN KEY(shift_id) REFERENCES shifts (shift_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE shift_counts (
        shift_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        position INTEGER NOT NULL,
        currency TEXT NOT NULL,
        expected BIGINT NOT NULL,
        counted BIGINT NOT NULL,
        PRIMARY KEY (shift_id, attempt, position),
        FOREIGN KEY(shift_id) REFERENCES shifts (shift_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE z_reports (
        z_id TEXT NOT NULL,
        register_id TEXT NOT NULL,
        number BIGINT NOT NULL,
        shift_id TEXT NOT NULL,
        business_date TEXT NOT NULL,
        closed_at TEXT NOT NULL,
        grand_sales BIGINT NOT NULL,
        grand_refunds BIGINT NOT NULL,
        order_sequence BIGINT NOT NULL,
        refund_sequence BIGINT NOT NULL,
        content TEXT NOT NULL,
        digest TEXT NOT NULL,
        PRIMARY KEY (z_id),
        UNIQUE (register_id, number),
        FOREIGN KEY(shift_id) REFERENCES shifts (shift_id),
        UNIQUE (shift_id)
    )
    """,
    "CREATE INDEX z_reports_by_day ON z_reports (business_date)",
    """
    CREATE TABLE z_copies (
        z_id TEXT NOT NULL,
        copy INTEGER NOT NULL,
        printed_at TEXT NOT NULL,
        PRIMARY KEY (z_id, copy),
        FOREIGN KEY(z_id) REFERENCES z_reports (z_id)
    ) WITHOUT ROWID
    """,
)
_APPEND_ONLY = ("shift_movements", "shift_counts", "z_reports", "z_copies")


def upgrade() -> None:
    """Add tables and columns; what was sold before belongs to no shift."""
    for table, columns in _COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _TABLES:
        op.execute(statement)
    for table in _APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
