"""The tables of the catalogue beside the products: rules of barcodes, tiles, imports."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text

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

# The pages of a register with their tiles, as JSON.
tile_boards = Table(
    "tile_boards",
    metadata,
    Column("board_id", Text, primary_key=True),
    Column("pages", Text, nullable=False),
)

# Pictures of products by the SHA-256 of their content.
product_pictures = Table(
    "product_pictures",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

catalogue_imports = Table(
    "catalogue_imports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("import_id", Text, nullable=False, unique=True),
    Column("file_name", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("applied", Integer, nullable=False),
    Column("created", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("reverted", Integer, nullable=False),
    Column("batches", Integer, nullable=False),
)

# What each product was before, as JSON; empty when the import created it.
import_changes = Table(
    "import_changes",
    metadata,
    Column("import_number", ForeignKey("catalogue_imports.number"), primary_key=True),
    Column("product_row", Integer, primary_key=True, autoincrement=False),
    Column("before", Text, nullable=False),
    Column("is_reverted", Integer, nullable=False),
    sqlite_with_rowid=False,
)
