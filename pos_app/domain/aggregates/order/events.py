"""What happens to an order."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Order", identified_by="order_id")
class OrderCreated(DomainEvent):
    """A submitted cart became a completed sale with a number of its own."""

    order_id: UUID
    cart_id: UUID
    order_number: str
    total: Decimal
    item_count: int


@event_type(aggregate="Order", identified_by="order_id")
class CashTendered(DomainEvent):
    """The customer handed over ``amount_tendered`` in cash and got ``change_given`` back."""

    order_id: UUID
    order_number: str
    amount_tendered: Decimal
    change_given: Decimal
