"""Shifts, what moved in their drawers, and Z reports; units as in :mod:`tables`.

Amounts of other currencies are minor units of those. Movements, Z reports and copies are only
ever added: triggers refuse to change or delete them.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from pos_app.infrastructure.persistence.tables import metadata

shifts = Table(
    "shifts",
    metadata,
    Column("shift_id", Text, primary_key=True),
    Column("register_id", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("business_date", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("holder_id", Text, nullable=False),
    Column("is_float_counted", Integer, nullable=False),
    Column("order_sequence", BigInteger, nullable=False),
    Column("refund_sequence", BigInteger, nullable=False),
    Column("event_seq", BigInteger, nullable=False),
    Column("carried_cash", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("recounts", Integer, nullable=False),
    Column("counted_at", Text),
    Column("is_blind", Integer, nullable=False),
    Column("pieces", Text, nullable=False),
    Column("closed_at", Text),
    UniqueConstraint("register_id", "number"),
)

shift_movements = Table(
    "shift_movements",
    metadata,
    Column("shift_id", ForeignKey("shifts.shift_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Column("moved_at", Text, nullable=False),
    sqlite_with_rowid=False,
)

shift_counts = Table(
    "shift_counts",
    metadata,
    Column("shift_id", ForeignKey("shifts.shift_id"), primary_key=True),
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("currency", Text, nullable=False),
    Column("expected", BigInteger, nullable=False),
    Column("counted", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

z_reports = Table(
    "z_reports",
    metadata,
    Column("z_id", Text, primary_key=True),
    Column("register_id", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("shift_id", ForeignKey("shifts.shift_id"), nullable=False, unique=True),
    Column("business_date", Text, nullable=False),
    Column("closed_at", Text, nullable=False),
    Column("grand_sales", BigInteger, nullable=False),
    Column("grand_refunds", BigInteger, nullable=False),
    Column("order_sequence", BigInteger, nullable=False),
    Column("refund_sequence", BigInteger, nullable=False),
    Column("content", Text, nullable=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("register_id", "number"),
)
Index("z_reports_by_day", z_reports.c.business_date)

z_copies = Table(
    "z_copies",
    metadata,
    Column("z_id", ForeignKey("z_reports.z_id"), primary_key=True),
    Column("copy", Integer, primary_key=True, autoincrement=False),
    Column("printed_at", Text, nullable=False),
    sqlite_with_rowid=False,
)
