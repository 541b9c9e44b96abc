"""Money of returns that goes back to a card, until it is there."""

from __future__ import annotations

from alembic import op

revision = "0026"
down_revision = "0025"

_STATEMENTS = (
    """
    CREATE TABLE card_refunds (
        refund_id TEXT NOT NULL,
        refund_number TEXT NOT NULL,
        register_id TEXT NOT NULL,
        currency TEXT NOT NULL,
        amount BIGINT NOT NULL,
        state TEXT NOT NULL,
        reference TEXT NOT NULL,
        PRIMARY KEY (refund_id),
        FOREIGN KEY(refund_id) REFERENCES refunds (refund_id)
    )
    """,
    """
    CREATE INDEX owed_card_refunds ON card_refunds (register_id)
    WHERE state IN ('owed', 'asked', 'unknown')
    """,
)


def upgrade() -> None:
    """Add the table."""
    for statement in _STATEMENTS:
        op.execute(statement)
