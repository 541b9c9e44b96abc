"""The tables of roles; units as in :mod:`tables`, limits as decimal text."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

roles = Table(
    "roles",
    metadata,
    Column("role_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("based_on", Text, nullable=False),
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

role_grants = Table(
    "role_grants",
    metadata,
    Column("role_id", ForeignKey("roles.role_id"), primary_key=True),
    Column("permission", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("limit_text", Text),
    sqlite_with_rowid=False,
)
