"""What the shop needs from a store of purchase orders."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.purchase_order.purchase_order import PurchaseOrder


class PurchaseOrderRepository(Protocol):
    """Purchase orders with their lines."""

    def by_id(self, purchase_order_id: UUID) -> PurchaseOrder | None:
        """Return the order, or None."""

    def latest(self, limit: int) -> tuple[PurchaseOrder, ...]:
        """Return the newest orders, the newest first."""

    def next_sequence(self) -> int:
        """Return the number for the next order."""

    def add(self, order: PurchaseOrder) -> None:
        """Keep a new order."""

    def save(self, order: PurchaseOrder) -> None:
        """Keep what has changed."""
