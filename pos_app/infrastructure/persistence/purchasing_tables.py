"""Suppliers, what was ordered from them and what came; units as in :mod:`tables`.

Costs are for one unit in an order, for the whole line in a delivery, before tax.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

suppliers = Table(
    "suppliers",
    metadata,
    Column("supplier_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("account_number", Text, nullable=False),
    Column("contact", Text, nullable=False),
)

purchase_orders = Table(
    "purchase_orders",
    metadata,
    Column("purchase_order_id", Text, primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("currency", Text, nullable=False),
    Column("supplier_id", ForeignKey("suppliers.supplier_id")),
    Column("state", Text, nullable=False),
)

purchase_order_lines = Table(
    "purchase_order_lines",
    metadata,
    Column("purchase_order_id", ForeignKey("purchase_orders.purchase_order_id"), primary_key=True),
    Column("product_id", ForeignKey("products.product_id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("sku", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("ordered", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("unit_cost", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
Index("purchase_order_lines_by_product", purchase_order_lines.c.product_id)

goods_receipts = Table(
    "goods_receipts",
    metadata,
    Column("receipt_id", Text, primary_key=True),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("currency", Text, nullable=False),
    Column("supplier_id", ForeignKey("suppliers.supplier_id")),
    Column("purchase_order_id", ForeignKey("purchase_orders.purchase_order_id")),
    Column("reference", Text, nullable=False),
    Column("received_at", Text, nullable=False),
)

goods_receipt_lines = Table(
    "goods_receipt_lines",
    metadata,
    Column("receipt_id", ForeignKey("goods_receipts.receipt_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("product_id", ForeignKey("products.product_id"), nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("cost", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
