"""What carts and orders were paid with, and the tax summary of each order.

Rates and foreign amounts are decimal text; everything else as in :mod:`tables`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from pos_app.infrastructure.persistence.tables import metadata


def _tender_columns() -> list[Column[Any]]:
    return [
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("tender_id", Text, nullable=False, unique=True),
        Column("kind", Text, nullable=False),
        Column("amount", BigInteger, nullable=False),
        Column("reference", Text, nullable=False),
        Column("account_id", Text),
        Column("foreign_currency", Text),
        Column("foreign_amount", Text),
        Column("foreign_rate", Text),
        Column("tip", BigInteger, nullable=False),
    ]


cart_tenders = Table(
    "cart_tenders",
    metadata,
    Column("cart_id", ForeignKey("carts.cart_id"), primary_key=True),
    *_tender_columns(),
    sqlite_with_rowid=False,
)

order_tenders = Table(
    "order_tenders",
    metadata,
    Column("order_id", ForeignKey("orders.order_id"), primary_key=True),
    *_tender_columns(),
    sqlite_with_rowid=False,
)

Index(
    "order_tenders_by_currency",
    order_tenders.c.foreign_currency,
    sqlite_where=text("foreign_currency IS NOT NULL"),
)

order_taxes = Table(
    "order_taxes",
    metadata,
    Column("order_id", ForeignKey("orders.order_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("rate", Text, nullable=False),
    Column("net", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

receipt_copies = Table(
    "receipt_copies",
    metadata,
    Column("order_id", ForeignKey("orders.order_id"), primary_key=True),
    Column("copies", Integer, nullable=False),
)
