"""Customers with their points, gift cards, store credit, and what moved each balance."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

_MOVEMENT = """
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        amount BIGINT NOT NULL,
        balance BIGINT NOT NULL,
        order_id TEXT,
        tender_id TEXT,
        occurred_at TEXT NOT NULL,
        PRIMARY KEY (owner_id, position),
"""

_TABLES = (
    """
    CREATE TABLE customers (
        customer_id TEXT NOT NULL,
        name TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        note TEXT NOT NULL,
        group_name TEXT NOT NULL,
        points INTEGER NOT NULL,
        is_erased INTEGER NOT NULL,
        PRIMARY KEY (customer_id)
    )
    """,
    """
    CREATE TABLE customer_terms (
        term TEXT NOT NULL,
        customer_id TEXT NOT NULL,
        rank INTEGER NOT NULL,
        PRIMARY KEY (term, customer_id),
        FOREIGN KEY(customer_id) REFERENCES customers (customer_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX customer_terms_by_customer ON customer_terms (customer_id)",
    """
    CREATE TABLE customer_points (
        customer_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        order_id TEXT NOT NULL,
        is_redeemed INTEGER NOT NULL,
        points INTEGER NOT NULL,
        balance INTEGER NOT NULL,
        occurred_at TEXT NOT NULL,
        PRIMARY KEY (customer_id, position),
        FOREIGN KEY(customer_id) REFERENCES customers (customer_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE UNIQUE INDEX customer_points_once
        ON customer_points (customer_id, order_id, is_redeemed)
    """,
    """
    CREATE TABLE points_rules (
        rule_id TEXT NOT NULL,
        currency TEXT NOT NULL,
        spend_per_point BIGINT NOT NULL,
        point_value BIGINT NOT NULL,
        is_on INTEGER NOT NULL,
        PRIMARY KEY (rule_id)
    )
    """,
    """
    CREATE TABLE gift_cards (
        card_id TEXT NOT NULL,
        code TEXT NOT NULL,
        currency TEXT NOT NULL,
        balance BIGINT NOT NULL,
        is_blocked INTEGER NOT NULL,
        PRIMARY KEY (card_id)
    )
    """,
    "CREATE UNIQUE INDEX gift_cards_by_code ON gift_cards (code)",
    """
    CREATE TABLE store_credits (
        credit_id TEXT NOT NULL,
        currency TEXT NOT NULL,
        balance BIGINT NOT NULL,
        credit_limit BIGINT NOT NULL,
        PRIMARY KEY (credit_id)
    )
    """,
    f"""
    CREATE TABLE gift_card_movements (
        owner_id TEXT NOT NULL,
        {_MOVEMENT}
        FOREIGN KEY(owner_id) REFERENCES gift_cards (card_id)
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TABLE store_credit_movements (
        owner_id TEXT NOT NULL,
        {_MOVEMENT}
        FOREIGN KEY(owner_id) REFERENCES store_credits (credit_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE UNIQUE INDEX gift_card_movements_once
        ON gift_card_movements (owner_id, kind, tender_id)
    """,
    """
    CREATE UNIQUE INDEX store_credit_movements_once
        ON store_credit_movements (owner_id, kind, tender_id)
    """,
)


def upgrade() -> None:
    """Create the tables."""
    for statement in _TABLES:
        op.execute(statement)
