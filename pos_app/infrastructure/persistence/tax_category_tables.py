"""The table of tax categories; ``rates`` is a JSON list of ``VAT 20``, the rest as in tables."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

tax_categories = Table(
    "tax_categories",
    metadata,
    Column("category_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("rates", Text, nullable=False),
    Column("is_default", Integer, nullable=False),
    sqlite_with_rowid=False,
)
