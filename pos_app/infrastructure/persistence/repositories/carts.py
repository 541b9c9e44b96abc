"""Carts: rows of ``carts`` and ``cart_lines`` to aggregates and back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update

from pos_app.domain.aggregates.cart.cart import Cart, CartState
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import cart_lines, carts

_BY_ID = Statement(select(carts).where(carts.c.cart_id == bindparam("cart_id")))
_BY_REFERENCE = Statement(
    select(carts).where(
        carts.c.reference == bindparam("reference"), carts.c.state != CartState.VOIDED.value
    )
)
_OPEN_AT = Statement(
    select(carts)
    .where(carts.c.register_id == bindparam("register_id"), carts.c.state == CartState.OPEN.value)
    .order_by(carts.c.cart_id)
)
_LINES = Statement(
    select(cart_lines)
    .where(cart_lines.c.cart_id == bindparam("cart_id"))
    .order_by(cart_lines.c.number)
)
_INSERT = Statement(insert(carts))
_UPDATE = Statement(
    update(carts)
    .where(carts.c.cart_id == bindparam("key"))
    .values(state=bindparam("state"), next_number=bindparam("next_number"))
)
_INSERT_LINE = Statement(insert(cart_lines))
_UPDATE_LINE = Statement(
    update(cart_lines)
    .where(cart_lines.c.cart_id == bindparam("key"), cart_lines.c.number == bindparam("line"))
    .values(quantity=bindparam("quantity"), discount=bindparam("discount"))
)
_DELETE_LINE = Statement(
    delete(cart_lines).where(
        cart_lines.c.cart_id == bindparam("key"), cart_lines.c.number == bindparam("line")
    )
)
_LINES_REMEMBERED = 1_024


@dataclass(frozen=True, slots=True)
class _Row:
    state: CartState
    next_number: int
    lines: dict[int, CartLine]


class SqlCartRepository(IdentityMap[Cart, _Row]):
    """Carts within one transaction; fulfils ``CartRepository``."""

    def by_id(self, cart_id: UUID) -> Cart | None:
        """Return the cart, or None."""
        known = self.known(cart_id)
        if known is not None:
            return known
        row = self.connection.one(_BY_ID, {"cart_id": str(cart_id)})
        return None if row is None else self._restored(row)

    def by_reference(self, reference: str) -> Cart | None:
        """Return the cart of a basket from elsewhere that was not given up, or None."""
        row = self.connection.one(_BY_REFERENCE, {"reference": reference})
        return None if row is None else self._restored(row)

    def open_at(self, register_id: str) -> tuple[Cart, ...]:
        """Return the register's open carts, the oldest first."""
        rows = self.connection.all(_OPEN_AT, {"register_id": register_id})
        return tuple(self._restored(row) for row in rows)

    def add(self, cart: Cart) -> None:
        """Store a new cart with its lines."""
        self.connection.run(
            _INSERT,
            {
                "cart_id": str(cart.cart_id),
                "register_id": cart.register_id,
                "state": cart.state.value,
                "currency": cart.currency.code,
                "reference": cart.reference,
                "next_number": cart.next_number,
            },
        )
        for line in cart.lines:
            self.connection.run(_INSERT_LINE, line_row("cart_id", cart.cart_id, line))
        self.hold(cart.cart_id, cart)
        self.stored[cart.cart_id] = _row(cart)

    def save(self, cart: Cart) -> None:
        """Store what has changed since the cart was read."""
        key = str(cart.cart_id)
        before, now = self.stored[cart.cart_id], _row(cart)
        if (now.state, now.next_number) != (before.state, before.next_number):
            self.connection.run(
                _UPDATE,
                {"key": key, "state": now.state.value, "next_number": now.next_number},
            )
        for number, line in now.lines.items():
            old = before.lines.get(number)
            if old is None:
                self.connection.run(_INSERT_LINE, line_row("cart_id", cart.cart_id, line))
            elif old is not line:
                self.connection.run(
                    _UPDATE_LINE,
                    {
                        "key": key,
                        "line": number,
                        "quantity": line.quantity.thousandths,
                        "discount": line.discount.minor,
                    },
                )
        for number in before.lines.keys() - now.lines.keys():
            self.connection.run(_DELETE_LINE, {"key": key, "line": number})
        self.stored[cart.cart_id] = now

    def _restored(self, row: tuple[Any, ...]) -> Cart:
        cart_id = UUID(row[0])
        known = self.known(cart_id)
        if known is not None:
            return known
        currency = Currency.of(row[3])
        lines = self.connection.all(_LINES, {"cart_id": row[0]})
        cart = Cart(
            cart_id=cart_id,
            register_id=row[1],
            currency=currency,
            state=CartState(row[2]),
            reference=row[4],
            lines=[restored_line(line, currency) for line in lines],
            next_number=row[5],
        )
        self.stored[cart_id] = _row(cart)
        return self.hold(cart_id, cart)


def line_row(owner_column: str, owner: UUID, line: CartLine) -> dict[str, object]:
    """Return the columns of a cart's or an order's line."""
    return {
        owner_column: str(owner),
        "number": line.number,
        "product_id": str(line.product_id),
        "sku": line.sku,
        "name": line.name,
        "unit": line.unit.value,
        "quantity": line.quantity.thousandths,
        "unit_price": line.unit_price.minor,
        "discount": line.discount.minor,
    }


@lru_cache(maxsize=_LINES_REMEMBERED)
def restored_line(row: tuple[Any, ...], currency: Currency) -> CartLine:
    """Return the line that :func:`line_row` wrote, from all its columns in order.

    Each scan reads the whole cart again; the lines it read before are the same objects.
    """
    return CartLine(
        number=row[1],
        product_id=UUID(row[2]),
        sku=row[3],
        name=row[4],
        unit=Unit(row[5]),
        quantity=Quantity(row[6]),
        unit_price=Money(row[7], currency),
        discount=Money(row[8], currency),
    )


def _row(cart: Cart) -> _Row:
    return _Row(cart.state, cart.next_number, {line.number: line for line in cart.lines})
