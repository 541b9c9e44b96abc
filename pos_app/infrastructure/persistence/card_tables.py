"""What hangs on a register: card terminals with what they were asked for, and scales."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from pos_app.infrastructure.persistence.tables import metadata

card_payments = Table(
    "card_payments",
    metadata,
    Column("payment_id", Text, primary_key=True),
    Column("cart_id", Text, nullable=False),
    Column("register_id", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("tip", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("reference", Text, nullable=False),
)
IS_OPEN = "state IN ('asked', 'unknown', 'reversing', 'reversal unknown')"
Index("open_card_payments", card_payments.c.register_id, sqlite_where=text(IS_OPEN))

card_refunds = Table(
    "card_refunds",
    metadata,
    Column("refund_id", ForeignKey("refunds.refund_id"), primary_key=True),
    Column("refund_number", Text, nullable=False),
    Column("register_id", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("reference", Text, nullable=False),
)
IS_OWED = "state IN ('owed', 'asked', 'unknown')"
Index("owed_card_refunds", card_refunds.c.register_id, sqlite_where=text(IS_OWED))

card_terminals = Table(
    "card_terminals",
    metadata,
    Column("register_id", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("port", Integer, nullable=False),
)

scales = Table(
    "scales",
    metadata,
    Column("register_id", Text, primary_key=True),
    Column("device", Text, nullable=False),
)
