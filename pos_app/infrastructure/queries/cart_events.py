"""Reads a sale from the log: the events of a cart, and of the order that it became."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, select

from pos_app.application.queries import AuditEntry
from pos_app.domain.aggregates.cart.events import CartSubmitted
from pos_app.domain.aggregates.order.events import OrderCreated
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, orders
from pos_app.infrastructure.queries.audit_entries import entry_of

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


def of_cart(reader: Connection, cart_id: str) -> tuple[AuditEntry, ...]:
    """Return the events of a cart and of the order it became, oldest first; bounded."""
    own = _of_subject(reader, cart_id)
    submitted = [entry.seq for entry in own if entry.event_type == CartSubmitted.__name__]
    if not submitted:
        return own
    following = map(entry_of, reader.all(AFTER, {"after": submitted[-1], "limit": FOLLOWING}))
    created = (
        entry.aggregate_id
        for entry in following
        if entry.event_type == OrderCreated.__name__ and entry.payload.get("cart_id") == cart_id
    )
    order_id = next(created, None)
    paid = () if order_id is None else _of_subject(reader, order_id)
    return tuple(sorted((*own, *paid), key=lambda entry: entry.seq))


def cart_of_order(reader: Connection, number: str) -> str | None:
    """Return the cart that became the order with this number, or None."""
    row = reader.one(CART_OF_ORDER, {"number": number})
    return None if row is None else str(row[0])


def _of_subject(reader: Connection, aggregate_id: str) -> tuple[AuditEntry, ...]:
    bound = {"aggregate_id": aggregate_id, "limit": MOST_EVENTS}
    return tuple(map(entry_of, reader.all(OF_SUBJECT, bound)))
