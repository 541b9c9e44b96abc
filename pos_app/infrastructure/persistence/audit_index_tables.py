"""The tables that the audit window finds entries by, written off the sale's path.

The log is cut into blocks of equally many entries. For each block and each value that occurs in
it (a person, an event type, a word) a set of bits says which of its entries hold the value, so
that any combination of filters is a few AND operations; for each value, ``blocks`` says in which
blocks to look at all. Everything here can be made again from the log alone.

Bits are BLOBs, see :mod:`pos_app.infrastructure.audit.index_block`; moments as in :mod:`tables`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

audit_blocks = Table(
    "audit_blocks",
    metadata,
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("least_at", Text, nullable=False),
    Column("most_at", Text, nullable=False),
)
"""A block that is complete, and between which moments its entries lie."""

audit_postings = Table(
    "audit_postings",
    metadata,
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("bits", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Which entries of a block hold a value."""

audit_values = Table(
    "audit_values",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("blocks", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Which of the 32 blocks of a part hold a value, as 32 bits."""

audit_parts = Table(
    "audit_parts",
    metadata,
    Column("part", Integer, primary_key=True, autoincrement=False),
)
"""A part whose 32 blocks are complete and merged."""

audit_part_postings = Table(
    "audit_part_postings",
    metadata,
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("bits", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Which entries of a merged part hold a value: the bits of its blocks in one row."""

audit_meeting_parts = Table(
    "audit_meeting_parts",
    metadata,
    Column("part", Integer, primary_key=True, autoincrement=False),
)
"""A merged part whose meetings are all noted."""

audit_meetings = Table(
    "audit_meetings",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("other_kind", Text, primary_key=True),
    Column("other_value", Text, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("entries", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""In how many entries of a merged part the values of two columns meet; of none there is no row.

``kind`` stands before ``other_kind`` in the alphabet. With an empty ``other_kind`` it is the
number of entries that hold the one value.
"""

audit_bars = Table(
    "audit_bars",
    metadata,
    Column("minutes", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("entries", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""How many entries of complete blocks began in a bar of so many minutes.

``start`` is the bar's number, counted from 1970 in UTC.
"""
