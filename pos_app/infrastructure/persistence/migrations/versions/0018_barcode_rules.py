"""The rules by which a store reads weights, prices, dates and lots in barcodes."""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make the table; a store of before decided nothing."""
    op.execute(
        """
        CREATE TABLE barcode_rules (
            rules_id TEXT NOT NULL,
            weight_prefixes TEXT NOT NULL,
            price_prefixes TEXT NOT NULL,
            item_digits INTEGER NOT NULL,
            has_value_check INTEGER NOT NULL,
            on_expired TEXT NOT NULL,
            on_recalled TEXT NOT NULL,
            recalled_lots TEXT NOT NULL,
            PRIMARY KEY (rules_id)
        )
        """
    )
