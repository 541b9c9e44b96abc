"""Payments that a card terminal was asked for, and the terminal of each register."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"

_TABLES = (
    """
    CREATE TABLE card_payments (
        payment_id TEXT NOT NULL,
        cart_id TEXT NOT NULL,
        register_id TEXT NOT NULL,
        currency TEXT NOT NULL,
        amount BIGINT NOT NULL,
        tip BIGINT NOT NULL,
        state TEXT NOT NULL,
        reference TEXT NOT NULL,
        PRIMARY KEY (payment_id)
    )
    """,
    """
    CREATE INDEX open_card_payments ON card_payments (register_id)
    WHERE state IN ('asked', 'unknown')
    """,
    """
    CREATE TABLE card_terminals (
        register_id TEXT NOT NULL,
        address TEXT NOT NULL,
        port INTEGER NOT NULL,
        PRIMARY KEY (register_id)
    )
    """,
)


def upgrade() -> None:
    """Add the tables."""
    for statement in _TABLES:
        op.execute(statement)
