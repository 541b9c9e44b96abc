"""Reads a sale from the log: the events of a cart, and of the order that it became."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, select

from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, orders

# A cart of a thousand lines is a test of patience, not a sale; the reader stays bounded.
MOST_EVENTS = 3_000
# The order is created in the transaction that submits the cart, so its first event is among the
# next ones in the log, behind what else the cart and its payment tell there.
FOLLOWING = 100

_log = audit_log.c
_LIMIT = bindparam("limit", type_=Integer)
OF_SUBJECT = Statement(
    select(audit_log)
    .where(_log.aggregate_id == bindparam("aggregate_id"))
    .order_by(_log.seq)
    .limit(_LIMIT)
)
AFTER = Statement(
    select(audit_log).where(_log.seq > bindparam("after")).order_by(_log.seq).limit(_LIMIT)
)
CART_OF_ORDER = Statement(select(orders.c.cart_id).where(orders.c.number == bindparam("number")))
