"""What happens to a purchase order."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="PurchaseOrder", identified_by="purchase_order_id")
class PurchaseOrderDrafted(DomainEvent):
    """Somebody began to write an order."""

    purchase_order_id: UUID
    document: str
    supplier_id: UUID | None


@event_type(aggregate="PurchaseOrder", identified_by="purchase_order_id")
class PurchaseOrderLineSet(DomainEvent):
    """How much of a product is ordered, and what one is to cost; zero takes the line out."""

    purchase_order_id: UUID
    document: str
    product_id: UUID
    product_name: str
    old_quantity: Decimal
    new_quantity: Decimal
    unit_cost: Decimal


@event_type(aggregate="PurchaseOrder", identified_by="purchase_order_id")
class PurchaseOrderSent(DomainEvent):
    """The order went out; ``total`` is what it is to cost."""

    purchase_order_id: UUID
    document: str
    supplier_id: UUID
    item_count: int
    total: Decimal


@event_type(aggregate="PurchaseOrder", identified_by="purchase_order_id")
class PurchaseOrderReceived(DomainEvent):
    """Something of the order came with the delivery ``receipt``; ``is_complete`` when all has."""

    purchase_order_id: UUID
    document: str
    receipt: str
    is_complete: bool


@event_type(aggregate="PurchaseOrder", identified_by="purchase_order_id")
class PurchaseOrderCancelled(DomainEvent):
    """What has not come is not expected any more."""

    purchase_order_id: UUID
    document: str
    reason: str
