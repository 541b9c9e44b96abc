"""Orders: rows of ``orders`` and ``order_lines`` to aggregates and back; written once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from pos_app.domain.aggregates.order.order import CashTender, Order
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.repositories.carts import line_row, restored_line
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import order_lines, orders, registers

_BY_CART = Statement(select(orders).where(orders.c.cart_id == bindparam("cart_id")))
_LINES = Statement(
    select(order_lines)
    .where(order_lines.c.order_id == bindparam("order_id"))
    .order_by(order_lines.c.number)
)
_NEXT_SEQUENCE = Statement(
    update(registers)
    .where(registers.c.register_id == bindparam("key"))
    .values(last_order_sequence=registers.c.last_order_sequence + 1)
    .returning(registers.c.last_order_sequence)
)
_INSERT = Statement(insert(orders))
_INSERT_LINE = Statement(insert(order_lines))


class SqlOrderRepository(IdentityMap[Order, None]):
    """Orders within one transaction; fulfils ``OrderRepository``."""

    def by_cart(self, cart_id: UUID) -> Order | None:
        """Return the order made of this cart, or None."""
        row = self.connection.one(_BY_CART, {"cart_id": str(cart_id)})
        return None if row is None else restored_order(self.connection, row)

    def next_sequence(self, register_id: str) -> int:
        """Take the register's next order number; a rollback gives it back."""
        row = self.connection.one(_NEXT_SEQUENCE, {"key": register_id})
        if row is None:
            raise LookupError(register_id)
        sequence: int = row[0]
        return sequence

    def add(self, order: Order) -> None:
        """Store a new order with its lines and its tender."""
        register, _, sequence = order.number.rpartition("-")
        self.connection.run(
            _INSERT,
            {
                "order_id": str(order.order_id),
                "cart_id": str(order.cart_id),
                "register_id": register,
                "sequence": int(sequence),
                "number": order.number,
                "currency": order.total.currency.code,
                "total": order.total.minor,
                "item_count": order.item_count,
                "tendered": order.tender.tendered.minor,
                "change": order.tender.change.minor,
                "completed_at": to_text(order.completed_at),
                "business_date": order.completed_at.astimezone().date().isoformat(),
            },
        )
        self.connection.run_many(
            _INSERT_LINE, [line_row("order_id", order.order_id, line) for line in order.lines]
        )
        self.hold(order.order_id, order)


def restored_order(connection: Connection, row: tuple[Any, ...]) -> Order:
    """Return the order of a whole row of ``orders``, reading its lines."""
    currency = Currency.of(row[5])
    lines = connection.all(_LINES, {"order_id": row[0]})
    return Order(
        order_id=UUID(row[0]),
        cart_id=UUID(row[1]),
        register_id=row[2],
        number=row[4],
        lines=tuple(restored_line(line, currency) for line in lines),
        total=Money(row[6], currency),
        item_count=row[7],
        tender=CashTender(tendered=Money(row[8], currency), change=Money(row[9], currency)),
        completed_at=from_text(row[10]),
    )
