"""Deposits, empties and gift cards among the lines of a sale."""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision = "0021"

_STATEMENTS = (
    "ALTER TABLE products ADD COLUMN deposit TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX products_by_deposit ON products (deposit) WHERE deposit != ''",
    *(
        f"ALTER TABLE {table} ADD COLUMN {column}"
        for table in ("cart_lines", "order_lines")
        for column in (
            "kind TEXT NOT NULL DEFAULT 'goods'",
            "follows INTEGER",
            "account_id TEXT",
            "card_code TEXT NOT NULL DEFAULT ''",
        )
    ),
)


def upgrade() -> None:
    """Add the columns."""
    for statement in _STATEMENTS:
        op.execute(statement)
