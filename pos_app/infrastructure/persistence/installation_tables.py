"""The table of the installation: one row, made when something is first known of it.

Moments as in :mod:`tables`; ``failing_since`` is empty while backups succeed.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

installations = Table(
    "installations",
    metadata,
    Column("installation_id", Text, primary_key=True),
    Column("program_version", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("every_hours", Integer, nullable=False),
    Column("is_after_shift", Integer, nullable=False),
    Column("keep_hourly", Integer, nullable=False),
    Column("keep_daily", Integer, nullable=False),
    Column("keep_monthly", Integer, nullable=False),
    Column("lock", Text, nullable=False),
    Column("last_backup_at", Text, nullable=False),
    Column("last_backup_seq", BigInteger, nullable=False),
    Column("failing_since", Text, nullable=False),
    Column("failure", Text, nullable=False),
)
