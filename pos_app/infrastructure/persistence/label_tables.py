"""Products whose label says another price than the till."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

due_labels = Table(
    "due_labels",
    metadata,
    Column("product_id", ForeignKey("products.product_id"), primary_key=True),
    Column("due_at", Text, nullable=False),
    sqlite_with_rowid=False,
)
