"""The tables of the catalogue beside the products: the rules of barcodes."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

# Lists are texts with a space or, for lots, a line feed between their parts.
barcode_rules = Table(
    "barcode_rules",
    metadata,
    Column("rules_id", Text, primary_key=True),
    Column("weight_prefixes", Text, nullable=False),
    Column("price_prefixes", Text, nullable=False),
    Column("item_digits", Integer, nullable=False),
    Column("has_value_check", Integer, nullable=False),
    Column("on_expired", Text, nullable=False),
    Column("on_recalled", Text, nullable=False),
    Column("recalled_lots", Text, nullable=False),
)
