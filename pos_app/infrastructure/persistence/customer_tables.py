"""The tables of customers, their points, gift cards and store credit.

Every balance has a table of movements; ``amount`` and ``balance`` are minor units, moments as in
:mod:`tables`. ``customer_terms`` are the words a customer is found by, best ``rank`` first.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

customers = Table(
    "customers",
    metadata,
    Column("customer_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("group_name", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("is_erased", Integer, nullable=False),
)

customer_terms = Table(
    "customer_terms",
    metadata,
    Column("term", Text, primary_key=True),
    Column("customer_id", ForeignKey("customers.customer_id"), primary_key=True),
    Column("rank", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("customer_terms_by_customer", customer_terms.c.customer_id)

customer_points = Table(
    "customer_points",
    metadata,
    Column("customer_id", ForeignKey("customers.customer_id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("order_id", Text, nullable=False),
    Column("is_redeemed", Integer, nullable=False),
    Column("points", Integer, nullable=False),
    Column("balance", Integer, nullable=False),
    Column("occurred_at", Text, nullable=False),
    # Empty for what the order itself moved: a unique index takes two NULLs for different.
    Column("refund_id", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index(
    "customer_points_once",
    customer_points.c.customer_id,
    customer_points.c.order_id,
    customer_points.c.is_redeemed,
    customer_points.c.refund_id,
    unique=True,
)

points_rules = Table(
    "points_rules",
    metadata,
    Column("rule_id", Text, primary_key=True),
    Column("currency", Text, nullable=False),
    Column("spend_per_point", BigInteger, nullable=False),
    Column("point_value", BigInteger, nullable=False),
    Column("is_on", Integer, nullable=False),
)

gift_cards = Table(
    "gift_cards",
    metadata,
    Column("card_id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("balance", BigInteger, nullable=False),
    Column("is_blocked", Integer, nullable=False),
)
Index("gift_cards_by_code", gift_cards.c.code, unique=True)

store_credits = Table(
    "store_credits",
    metadata,
    Column("credit_id", Text, primary_key=True),
    Column("currency", Text, nullable=False),
    Column("balance", BigInteger, nullable=False),
    Column("credit_limit", BigInteger, nullable=False),
)


def _movement_columns() -> list[Column[Any]]:
    return [
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("kind", Text, nullable=False),
        Column("amount", BigInteger, nullable=False),
        Column("balance", BigInteger, nullable=False),
        Column("order_id", Text),
        Column("tender_id", Text),
        Column("occurred_at", Text, nullable=False),
    ]


gift_card_movements = Table(
    "gift_card_movements",
    metadata,
    Column("owner_id", ForeignKey("gift_cards.card_id"), primary_key=True),
    *_movement_columns(),
    sqlite_with_rowid=False,
)
store_credit_movements = Table(
    "store_credit_movements",
    metadata,
    Column("owner_id", ForeignKey("store_credits.credit_id"), primary_key=True),
    *_movement_columns(),
    sqlite_with_rowid=False,
)
for _movements in (gift_card_movements, store_credit_movements):
    Index(
        f"{_movements.name}_once",
        _movements.c.owner_id,
        _movements.c.kind,
        _movements.c.tender_id,
        unique=True,
    )
