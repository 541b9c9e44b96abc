"""Completed sales for screens and receipts, on the calling thread's own connection."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, func, select

from pos_app.application.queries import Totals
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.payment_tables import order_tenders
from pos_app.infrastructure.persistence.repositories.orders import restored_order
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import (
    audit_log,
    carts,
    orders,
    outbox,
    products,
    stores,
)

_BY_ID = Statement(select(orders).where(orders.c.order_id == bindparam("order_id")))
# Identifiers sort by the time they were made.
_LATEST = Statement(select(orders).order_by(orders.c.order_id.desc()).limit(bindparam("count")))
_OF_CUSTOMER = Statement(
    select(orders)
    .where(orders.c.customer_id == bindparam("customer_id"))
    .order_by(orders.c.completed_at.desc(), orders.c.order_id.desc())
    .limit(bindparam("count"))
)
_LAST_AT = Statement(
    select(orders)
    .where(orders.c.register_id == bindparam("register_id"))
    .order_by(orders.c.sequence.desc())
    .limit(1)
)
_LAST_RATE = Statement(
    select(order_tenders.c.foreign_rate)
    .join(orders, orders.c.order_id == order_tenders.c.order_id)
    .where(order_tenders.c.foreign_currency == bindparam("currency"))
    .order_by(orders.c.completed_at.desc())
    .limit(1)
)
_ORDERS = Statement(select(func.count(), func.coalesce(func.sum(orders.c.total), 0)))
_RESERVED = Statement(select(func.coalesce(func.sum(products.c.reserved), 0)))
_OPEN_CARTS = Statement(select(func.count()).where(carts.c.state == "open"))
_LOGGED = Statement(select(func.coalesce(func.max(audit_log.c.seq), 0)))
_PENDING = Statement(select(func.count()).select_from(outbox))
_CURRENCY = Statement(select(stores.c.currency))


class SqlOrderQueries:
    """Fulfils ``OrderQueries``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def by_id(self, order_id: str) -> OrderSnapshot | None:
        """Return the order, or None."""
        return self._order(_BY_ID, {"order_id": order_id})

    def latest(self, count: int) -> tuple[OrderSnapshot, ...]:
        """Return the store's latest orders, newest first."""
        reader = self._database.reader()
        found = reader.all(_LATEST, {"count": count})
        return tuple(OrderSnapshot.of(restored_order(reader, row)) for row in found)

    def of_customer(self, customer_id: UUID, limit: int) -> tuple[OrderSnapshot, ...]:
        """Return the latest orders of a customer, newest first."""
        reader = self._database.reader()
        found = reader.all(_OF_CUSTOMER, {"customer_id": str(customer_id), "count": limit})
        return tuple(OrderSnapshot.of(restored_order(reader, row)) for row in found)

    def last_at(self, register_id: str) -> OrderSnapshot | None:
        """Return the register's latest order, or None."""
        return self._order(_LAST_AT, {"register_id": register_id})

    def last_rate(self, currency: str) -> Decimal | None:
        """Return the rate at which notes of a currency were last taken, or None."""
        row = self._database.reader().one(_LAST_RATE, {"currency": currency})
        return None if row is None else Decimal(row[0])

    def totals(self) -> Totals:
        """Return the sums that a reconciliation compares."""
        reader = self._database.reader()
        currency = Currency.of(str(_value(reader, _CURRENCY)))
        count, sales = reader.one(_ORDERS) or (0, 0)
        return Totals(
            orders=count,
            sales=Money(sales, currency).amount,
            reserved=Quantity(int(str(_value(reader, _RESERVED)))).value,
            open_carts=int(str(_value(reader, _OPEN_CARTS))),
            audit_entries=int(str(_value(reader, _LOGGED))),
            pending=int(str(_value(reader, _PENDING))),
        )

    def _order(self, statement: Statement, parameters: dict[str, object]) -> OrderSnapshot | None:
        reader = self._database.reader()
        row = reader.one(statement, parameters)
        return None if row is None else OrderSnapshot.of(restored_order(reader, row))


def _value(reader: Connection, statement: Statement) -> object:
    row = reader.one(statement)
    return "XXX" if row is None else row[0]
