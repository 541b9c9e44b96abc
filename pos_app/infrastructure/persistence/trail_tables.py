"""How far the log is signed and sealed, and its keys; units as in :mod:`tables`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

audit_trail = Table(
    "audit_trail",
    metadata,
    Column("trail_id", Text, primary_key=True),
    Column("register_id", Text, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("public_key", Text, nullable=False),
    Column("kept_in", Text, nullable=False),
    Column("checkpoint_number", BigInteger, nullable=False),
    Column("checkpoint_size", BigInteger, nullable=False),
    Column("archived_through", BigInteger, nullable=False),
)

audit_keys = Table(
    "audit_keys",
    metadata,
    Column("key_id", Text, primary_key=True),
    Column("public_key", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
)

audit_tiles = Table(
    "audit_tiles",
    metadata,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("root", Text, nullable=False),
    sqlite_with_rowid=False,
)
