"""What the shop needs from a store of orders."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.aggregates.order.receipt_copies import ReceiptCopies


class OrderRepository(Protocol):
    """Orders by the cart they were made of, and the numbers they get."""

    def by_cart(self, cart_id: UUID) -> Order | None:
        """Return the order made of this cart, or None."""

    def by_number(self, number: str) -> Order | None:
        """Return the order with this number, or None."""

    def next_sequence(self, register_id: str) -> int:
        """Take the register's next order number, within the open transaction."""

    def add(self, order: Order) -> None:
        """Store a new order with its lines and its tender."""

    def receipts_of(self, number: str) -> ReceiptCopies | None:
        """Return how often the receipt of a sale was given out again; None without the sale."""

    def save_receipts(self, receipts: ReceiptCopies) -> None:
        """Keep how often it was."""
