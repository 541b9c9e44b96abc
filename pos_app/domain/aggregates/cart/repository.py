"""What the shop needs from a store of carts."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.cart.cart import Cart


class CartRepository(Protocol):
    """Carts by their identifier, and the ones a register has left open."""

    def by_id(self, cart_id: UUID) -> Cart | None:
        """Return the cart, or None."""

    def by_reference(self, reference: str) -> Cart | None:
        """Return the cart rung up for a basket from elsewhere, or None."""

    def open_at(self, register_id: str) -> tuple[Cart, ...]:
        """Return the register's open carts, the oldest first."""

    def held(self) -> tuple[Cart, ...]:
        """Return the store's held carts, the latest first."""

    def add(self, cart: Cart) -> None:
        """Store a new cart."""

    def save(self, cart: Cart) -> None:
        """Store what has changed since the cart was read."""
