"""What happens to a supplier; what may be personal (people, addresses) is never in it."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Supplier", identified_by="supplier_id")
class SupplierAdded(DomainEvent):
    """The store began to buy from a supplier."""

    supplier_id: UUID
    supplier_name: str


@event_type(aggregate="Supplier", identified_by="supplier_id")
class SupplierChanged(DomainEvent):
    """The name, the store's number there or how to reach them changed; the new name is told."""

    supplier_id: UUID
    supplier_name: str
    old_name: str
