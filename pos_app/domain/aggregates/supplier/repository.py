"""What the shop needs from a store of suppliers."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.supplier.supplier import Supplier


class SupplierRepository(Protocol):
    """Suppliers, of which a store has a few dozen."""

    def by_id(self, supplier_id: UUID) -> Supplier | None:
        """Return the supplier, or None."""

    def all(self) -> tuple[Supplier, ...]:
        """Return every supplier, by name."""

    def add(self, supplier: Supplier) -> None:
        """Keep a new supplier."""

    def save(self, supplier: Supplier) -> None:
        """Keep what has changed."""
