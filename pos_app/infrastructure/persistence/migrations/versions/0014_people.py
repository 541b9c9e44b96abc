"""Roles and their grants, what a person needs to sign in, and whether people sign in at all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_TABLES = (
    """
    CREATE TABLE roles (
        role_id TEXT NOT NULL,
        name TEXT NOT NULL,
        based_on TEXT NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (role_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE role_grants (
        role_id TEXT NOT NULL,
        permission TEXT NOT NULL,
        rule TEXT NOT NULL,
        limit_text TEXT,
        PRIMARY KEY (role_id, permission),
        FOREIGN KEY(role_id) REFERENCES roles (role_id)
    ) WITHOUT ROWID
    """,
)
# A store of before has one person, its owner, whose PIN is known: they sign in from now on.
_COLUMNS = (
    "staff ADD COLUMN role_id TEXT NOT NULL DEFAULT 'owner'",
    "staff ADD COLUMN badge_hash TEXT",
    "staff ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1",
    "staff ADD COLUMN must_change_pin INTEGER NOT NULL DEFAULT 0",
    "staff ADD COLUMN wrong_pins INTEGER NOT NULL DEFAULT 0",
    "staff ADD COLUMN wait_until TEXT",
    "staff ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0",
    "stores ADD COLUMN has_sign_in INTEGER NOT NULL DEFAULT 1",
    "stores ADD COLUMN idle_lock_minutes INTEGER NOT NULL DEFAULT 5",
    "stores ADD COLUMN access_version BIGINT NOT NULL DEFAULT 1",
)
_BUILT_IN = {
    "cashier": "Cashier",
    "supervisor": "Supervisor",
    "manager": "Manager",
    "owner": "Owner",
    "console": "Command line",
}


def upgrade() -> None:
    """Add the tables, the columns and the roles that every store has."""
    for statement in _TABLES:
        op.execute(statement)
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    op.execute("CREATE UNIQUE INDEX staff_by_badge ON staff (badge_hash)")
    op.bulk_insert(
        sa.table(
            "roles", *(sa.column(name) for name in ("role_id", "name", "based_on", "version"))
        ),
        [
            {"role_id": role_id, "name": name, "based_on": role_id, "version": 1}
            for role_id, name in _BUILT_IN.items()
        ],
    )
