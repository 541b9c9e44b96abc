"""What the shop needs from a store of refunds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.refund.refund import Refund
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.domain.values.tender import TenderKind


class RefundRepository(Protocol):
    """Refunds, and what of an order has come back already."""

    def by_id(self, refund_id: UUID) -> Refund | None:
        """Return the refund, or None."""

    def returned(self, order_id: UUID) -> Mapping[int, Quantity]:
        """Return how much of each line of an order came back, by the line's number."""

    def paid_back(self, order_id: UUID, currency: Currency) -> Mapping[TenderKind, Money]:
        """Return how much of an order was paid back, by the way it went."""

    def rounding(self, order_id: UUID, currency: Currency) -> Money:
        """Return by how much the cash paid back for an order was rounded, all in all."""

    def next_sequence(self, register_id: str) -> int:
        """Take the register's next number of returns, within the open transaction."""

    def add(self, refund: Refund) -> None:
        """Store a new refund."""
