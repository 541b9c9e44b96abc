"""What moved the stock of each product; units as in :mod:`tables`.

``quantity`` and ``value`` are signed; ``on_hand`` is the stock after the movement, so that what
was there at any moment is one look-up. A movement that an upgrade wrote has no event.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from pos_app.infrastructure.persistence.tables import metadata

stock_movements = Table(
    "stock_movements",
    metadata,
    Column("movement_id", Integer, primary_key=True),
    Column("product_id", ForeignKey("products.product_id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("on_hand", BigInteger, nullable=False),
    Column("value", BigInteger, nullable=False),
    Column("document", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("event_id", Text),
    Column("event_seq", BigInteger),
    Column("moved_at", Text, nullable=False),
    Column("actor_id", Text, nullable=False),
)
Index("stock_movements_by_product", stock_movements.c.product_id, stock_movements.c.movement_id)
Index("stock_movements_by_moment", stock_movements.c.moved_at, stock_movements.c.kind)
