"""What came back and how it was paid for; units as in :mod:`tables`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from pos_app.infrastructure.persistence.tables import metadata

refunds = Table(
    "refunds",
    metadata,
    Column("refund_id", Text, primary_key=True),
    Column("order_id", ForeignKey("orders.order_id")),
    Column("register_id", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("rounding", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Column("is_override", Integer, nullable=False),
    Column("completed_at", Text, nullable=False),
    Column("business_date", Text, nullable=False),
    Column("shift_id", Text),
    Column("cashier_id", Text, nullable=False),
    Column("exempted", BigInteger, nullable=False),
    UniqueConstraint("register_id", "sequence"),
)
Index("refunds_by_order", refunds.c.order_id)

refund_lines = Table(
    "refund_lines",
    metadata,
    Column("refund_id", ForeignKey("refunds.refund_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("order_line", Integer),
    Column("product_id", ForeignKey("products.product_id"), nullable=False),
    Column("sku", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("is_taxed", Integer, nullable=False),
    Column("is_restocked", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)

refund_taxes = Table(
    "refund_taxes",
    metadata,
    Column("refund_id", ForeignKey("refunds.refund_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("rate", Text, nullable=False),
    Column("net", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

refund_payouts = Table(
    "refund_payouts",
    metadata,
    Column("refund_id", ForeignKey("refunds.refund_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("tender_id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("reference", Text, nullable=False),
    Column("account_id", Text),
    sqlite_with_rowid=False,
)
