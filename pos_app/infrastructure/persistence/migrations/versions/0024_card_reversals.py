"""Payments that a terminal is asked to give back wait for its answer like new ones."""

from __future__ import annotations

from alembic import op

revision = "0024"
down_revision = "0023"

_STATEMENTS = (
    "DROP INDEX open_card_payments",
    """
    CREATE INDEX open_card_payments ON card_payments (register_id)
    WHERE state IN ('asked', 'unknown', 'reversing', 'reversal unknown')
    """,
)


def upgrade() -> None:
    """Make the index anew."""
    for statement in _STATEMENTS:
        op.execute(statement)
