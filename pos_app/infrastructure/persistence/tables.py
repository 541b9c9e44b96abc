"""Every table of a store's database, as SQLAlchemy Core sees it.

Columns are whole numbers and text only, so rows need no conversion on their way to the driver:
amounts in minor units, quantities in thousandths, booleans 0 or 1, identifiers as UUID text,
moments as UTC text of fixed width (``2026-11-22T21:53:55.123456Z``) that sorts as time does.
The migrations create the tables; a test proves that both say the same.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

stores = Table(
    "stores",
    metadata,
    Column("store_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("prices_include_tax", Integer, nullable=False),
    Column("register_id", Text, nullable=False),
    Column("owner_id", Text, nullable=False),
    Column("is_till_running", Integer, nullable=False),
    Column("tax_rounding", Text, nullable=False),
    Column("cash_rounding", BigInteger, nullable=False),
    Column("has_sign_in", Integer, nullable=False),
    Column("idle_lock_minutes", Integer, nullable=False),
    Column("access_version", BigInteger, nullable=False),
    Column("receipt_choice", Text, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("staff_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("pin_hash", Text, nullable=False),
    Column("role_id", Text, nullable=False),
    Column("badge_hash", Text),
    Column("is_active", Integer, nullable=False),
    Column("must_change_pin", Integer, nullable=False),
    Column("wrong_pins", Integer, nullable=False),
    Column("wait_until", Text),
    Column("is_locked", Integer, nullable=False),
)
Index("staff_by_badge", staff.c.badge_hash, unique=True)

registers = Table(
    "registers",
    metadata,
    Column("register_id", Text, primary_key=True),
    Column("last_event_seq", BigInteger, nullable=False),
    Column("last_order_sequence", BigInteger, nullable=False),
    Column("last_refund_sequence", BigInteger, nullable=False),
    Column("shift_id", Text),
    Column("business_date", Text),
    Column("day_end_hour", Integer, nullable=False),
    Column("last_shift_number", BigInteger, nullable=False),
    Column("last_z_number", BigInteger, nullable=False),
    Column("uses_shifts", Integer, nullable=False),
    Column("is_count_blind", Integer, nullable=False),
    Column("variance_limit", BigInteger),
)

products = Table(
    "products",
    metadata,
    Column("row_id", Integer, primary_key=True),
    Column("product_id", Text, nullable=False, unique=True),
    Column("sku", Text, nullable=False, unique=True),
    Column("gtins", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("stock", BigInteger, nullable=False),
    Column("reserved", BigInteger, nullable=False),
    Column("sold", BigInteger, nullable=False),
    Column("low_stock_level", BigInteger, nullable=False),
    Column("is_retired", Integer, nullable=False),
    Column("tax_category", Text, nullable=False),
    Column("is_open_price", Integer, nullable=False),
    Column("packs", Text, nullable=False),
    Column("plu", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("variant", Text, nullable=False),
    Column("picture", Text, nullable=False),
    Column("stock_policy", Text, nullable=False),
    Column("stock_value", BigInteger, nullable=False),
    Column("unit_cost", BigInteger, nullable=False),
    Column("deposit", Text, nullable=False),
)
Index("products_by_sales", products.c.is_retired, products.c.sold)
Index("products_by_plu", products.c.plu, unique=True, sqlite_where=text("plu != ''"))
Index("products_by_name", products.c.name, products.c.row_id)
Index(
    "products_by_department_name",
    products.c.department,
    products.c.is_retired,
    products.c.name,
    products.c.row_id,
)
Index("products_by_deposit", products.c.deposit, sqlite_where=text("deposit != ''"))
Index("products_by_family", products.c.family, sqlite_where=text("family != ''"))
Index("retired_products", products.c.name, sqlite_where=text("is_retired = 1"))
Index("products_by_department", products.c.department, products.c.is_retired, products.c.sold)

product_gtins = Table(
    "product_gtins",
    metadata,
    Column("gtin", Text, primary_key=True),
    Column("product_row", ForeignKey("products.row_id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)

carts = Table(
    "carts",
    metadata,
    Column("cart_id", Text, primary_key=True),
    Column("register_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("reference", Text),
    Column("next_number", Integer, nullable=False),
    Column("prices_include_tax", Integer, nullable=False),
    Column("tax_rounding", Text, nullable=False),
    Column("exemption", Text, nullable=False),
    Column("discount_percent", Text),
    Column("discount_amount", BigInteger),
    Column("discount_reason", Text, nullable=False),
    Column("customer_id", Text),
    Column("customer_group", Text, nullable=False),
    Column("coupons", Text, nullable=False),
    Column("hold_name", Text),
    Column("held_at", Text),
    Column("held_by", Text),
    Column("tender_count", Integer, nullable=False),
)
Index("open_carts", carts.c.register_id, sqlite_where=text("state = 'open'"))
Index("held_carts", carts.c.held_at, sqlite_where=text("state = 'held'"))
Index(
    "carts_by_reference",
    carts.c.reference,
    unique=True,
    sqlite_where=text("reference IS NOT NULL AND state != 'voided'"),
)


def _line_columns() -> list[Column[Any]]:
    return [
        Column("product_id", ForeignKey("products.product_id"), nullable=False),
        Column("sku", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("unit", Text, nullable=False),
        Column("quantity", BigInteger, nullable=False),
        Column("unit_price", BigInteger, nullable=False),
        Column("discount", BigInteger, nullable=False),
        Column("percent", Text),
        Column("discount_reason", Text, nullable=False),
        Column("promotion", BigInteger, nullable=False),
        Column("promotion_name", Text, nullable=False),
        Column("department", Text, nullable=False),
        Column("taxes", Text, nullable=False),
        Column("regular_price", BigInteger),
    ]


def _beside_columns() -> list[Column[Any]]:
    return [
        Column("kind", Text, nullable=False),
        Column("follows", Integer),
        Column("account_id", Text),
        Column("card_code", Text, nullable=False),
    ]


cart_lines = Table(
    "cart_lines",
    metadata,
    Column("cart_id", ForeignKey("carts.cart_id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    *_line_columns(),
    *_beside_columns(),
    sqlite_with_rowid=False,
)

orders = Table(
    "orders",
    metadata,
    Column("order_id", Text, primary_key=True),
    Column("cart_id", ForeignKey("carts.cart_id"), nullable=False, unique=True),
    Column("register_id", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("number", Text, nullable=False, unique=True),
    Column("currency", Text, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("item_count", Integer, nullable=False),
    Column("tendered", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("completed_at", Text, nullable=False),
    Column("business_date", Text, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("exempted", BigInteger, nullable=False),
    Column("rounding", BigInteger, nullable=False),
    Column("prices_include_tax", Integer, nullable=False),
    Column("tax_rounding", Text, nullable=False),
    Column("exemption", Text, nullable=False),
    Column("customer_id", Text),
    Column("shift_id", Text),
    Column("cashier_id", Text, nullable=False),
    Column("cash_step", BigInteger),
    UniqueConstraint("register_id", "sequence"),
)
Index(
    "orders_by_customer",
    orders.c.customer_id,
    orders.c.completed_at,
    sqlite_where=text("customer_id IS NOT NULL"),
)

order_lines = Table(
    "order_lines",
    metadata,
    Column("order_id", ForeignKey("orders.order_id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    *_line_columns(),
    Column("share", BigInteger, nullable=False),
    Column("tax", BigInteger, nullable=False),
    Column("due", BigInteger, nullable=False),
    *_beside_columns(),
    sqlite_with_rowid=False,
)


def _event_columns(*, is_unique: bool) -> list[Column[Any]]:
    return [
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("event_type", Text, nullable=False),
        Column("event_id", Text, nullable=False, unique=is_unique),
        Column("occurred_at", Text, nullable=False),
        Column("actor_id", Text, nullable=False),
        Column("approver_id", Text),
        Column("register_id", Text, nullable=False),
        Column("shift_id", Text),
        Column("aggregate_type", Text, nullable=False),
        Column("aggregate_id", Text, nullable=False),
        Column("event_data", Text, nullable=False),
    ]


outbox = Table("outbox", metadata, *_event_columns(is_unique=False))

audit_log = Table(
    "audit_log",
    metadata,
    *_event_columns(is_unique=True),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
Index("audit_log_by_subject", audit_log.c.aggregate_id)
# Few entries are evidence, so this index costs a sale nothing.
IS_EVIDENCE = (
    "event_type IN"
    " ('AuditLogVerified', 'CheckpointSigned', 'SigningKeyIntroduced', 'SigningKeyRotated')"
)
Index("audit_log_evidence", audit_log.c.seq, sqlite_where=text(IS_EVIDENCE))

publications = Table(
    "publications",
    metadata,
    Column("publication_id", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("aggregate_id", Text, nullable=False),
    Column("handler", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", Text),
    Column("last_error", Text),
    UniqueConstraint("event_id", "handler"),
)
Index(
    "publications_by_lane", publications.c.aggregate_id, publications.c.handler, publications.c.seq
)
