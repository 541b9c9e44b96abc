"""What returns do to points and exemptions, and the coins that a sale was rounded to."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"

_STATEMENTS = (
    "ALTER TABLE refunds ADD COLUMN exempted BIGINT NOT NULL DEFAULT 0",
    # Sales of before are taken back as the store rounds now; how it did then is not known.
    "ALTER TABLE orders ADD COLUMN cash_step BIGINT",
    "ALTER TABLE customer_points ADD COLUMN refund_id TEXT NOT NULL DEFAULT ''",
    "DROP INDEX customer_points_once",
    """
    CREATE UNIQUE INDEX customer_points_once
    ON customer_points (customer_id, order_id, is_redeemed, refund_id)
    """,
)


def upgrade() -> None:
    """Add the columns."""
    for statement in _STATEMENTS:
        op.execute(statement)
