"""Counts and what was entered on their sheets; units as in :mod:`tables`.

What a product should come to is kept with its first entry; entries are only ever added.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from pos_app.infrastructure.persistence.tables import metadata

stock_counts = Table(
    "stock_counts",
    metadata,
    Column("count_id", Text, primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("department", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("started_at", Text, nullable=False),
)

stock_count_lines = Table(
    "stock_count_lines",
    metadata,
    Column("count_id", ForeignKey("stock_counts.count_id"), primary_key=True),
    Column("product_id", ForeignKey("products.product_id"), primary_key=True),
    Column("expected", BigInteger, nullable=False),
    Column("is_settled", Integer, nullable=False),
    Column("first_counted_at", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index(
    "stock_count_lines_unsettled",
    stock_count_lines.c.count_id,
    stock_count_lines.c.product_id,
    sqlite_where=text("is_settled = 0"),
)

stock_count_entries = Table(
    "stock_count_entries",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("count_id", ForeignKey("stock_counts.count_id"), nullable=False),
    Column("product_id", ForeignKey("products.product_id"), nullable=False),
    Column("sheet", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("counted_at", Text, nullable=False),
)
Index(
    "stock_count_entries_by_product",
    stock_count_entries.c.count_id,
    stock_count_entries.c.product_id,
    stock_count_entries.c.sheet,
)
