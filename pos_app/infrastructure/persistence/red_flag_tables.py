"""The tables of red flags: what a rule found, the entries that led to it, how far it has read.

``facts``, ``parameters`` and the ``state`` of rules are JSON; moments as in :mod:`tables`.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

red_flags = Table(
    "red_flags",
    metadata,
    Column("flag_id", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("register_id", Text, nullable=False),
    Column("occurred_at", Text, nullable=False),
    Column("raised_at", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text),
)

Index("red_flags_by_state", red_flags.c.state, red_flags.c.occurred_at, red_flags.c.flag_id)

red_flag_entries = Table(
    "red_flag_entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("flag_id", ForeignKey("red_flags.flag_id"), primary_key=True),
    sqlite_with_rowid=False,
)
Index("red_flag_entries_by_flag", red_flag_entries.c.flag_id)

red_flag_progress = Table(
    "red_flag_progress",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("state", Text, nullable=False),
)

red_flag_rules = Table(
    "red_flag_rules",
    metadata,
    Column("rule", Text, primary_key=True),
    Column("is_on", Integer, nullable=False),
    Column("parameters", Text, nullable=False),
)
