"""A shift of a cashier who does anything there is to do, in any order, by chance."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from uuid import UUID

from pos_app.bootstrap import Till
from pos_app.domain.errors import DomainError
from pos_app.domain.values.quantity import Quantity, Unit
from tests.stores import stocked

_PIECE, _WEIGHED = ("MILK", "1.20", Unit.PIECE), ("PLUMS", "3.99", Unit.KILOGRAM)
_SHELVES = (_PIECE, ("BREAD", "2.35", Unit.PIECE), _WEIGHED)


class Shift:
    """Works at a till; what the shop's rules refuse is left alone."""

    def __init__(self, till: Till, seed: int) -> None:
        self._till = till
        self._chance = random.Random(seed)
        self._ids = {
            sku: stocked(till, sku.title(), price=price, stock="400", unit=unit).product_id
            for sku, price, unit in _SHELVES
        }
        self._last_jar = stocked(till, "Last jar", price="4.00", stock="3")
        self._carts: list[UUID] = []

    def work(self, commands: int) -> None:
        """Do so many things, and go away with a cart that is still open."""
        often = [self._scan] * 10 + [self._change, self._discount, self._remove] * 2
        choices: list[Callable[[], None]] = [*often, self._pay, self._void, self._reprice]
        for number in range(commands):
            if number == commands // 2:
                self._till.products.retire(self._last_jar.product_id)
            with suppress(DomainError, IndexError):
                self._chance.choice(choices)()
        self._carts.clear()
        self._till.carts.add(None, "MILK", Quantity.of(1))

    def _scan(self) -> None:
        chance = self._chance
        sku = chance.choice([*self._ids, "LAST-JAR"])
        weight = Decimal(chance.randrange(1, 3000)) / 1000
        quantity = Quantity.of(weight if sku == "PLUMS" else chance.randrange(1, 4))
        price = self._amount(500) if chance.random() < 0.2 else None
        off = self._amount(60) if chance.random() < 0.2 else None
        known = chance.choice(self._carts) if self._carts and chance.random() < 0.8 else None
        cart = self._till.carts.add(known, sku, quantity, unit_price=price, discount=off)
        if known is None:
            self._carts.append(cart.cart_id)

    def _change(self) -> None:
        cart, line = self._any_line()
        self._till.carts.change_quantity(cart, line, Quantity.of(self._chance.randrange(1, 6)))

    def _discount(self) -> None:
        self._till.carts.discount_line(*self._any_line(), self._amount(300))

    def _remove(self) -> None:
        self._till.carts.remove_line(*self._any_line())

    def _pay(self) -> None:
        cart = self._till.carts.get(self._chance.choice(self._carts))
        self._till.orders.pay_cash(cart.cart_id, cart.total + self._amount(500))
        self._carts.remove(cart.cart_id)

    def _void(self) -> None:
        cart = self._chance.choice(self._carts)
        self._till.carts.void(cart)
        self._carts.remove(cart)

    def _reprice(self) -> None:
        product = self._ids[self._chance.choice(list(self._ids))]
        self._till.products.reprice(product, self._amount(900))

    def _any_line(self) -> tuple[UUID, int]:
        cart = self._till.carts.get(self._chance.choice(self._carts))
        return cart.cart_id, self._chance.choice(cart.lines).number

    def _amount(self, most: int) -> Decimal:
        return Decimal(self._chance.randrange(0, most)) / 100
