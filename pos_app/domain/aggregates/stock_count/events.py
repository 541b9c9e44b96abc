"""What happens to a count; what was expected is told only once it is approved."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="StockCount", identified_by="count_id")
class StockCountStarted(DomainEvent):
    """Somebody began to count a department, or with an empty one the whole store."""

    count_id: UUID
    document: str
    department: str


@event_type(aggregate="StockCount", identified_by="count_id")
class ProductTallied(DomainEvent):
    """``quantity`` of a product was added to a sheet, taken off it where it is negative."""

    count_id: UUID
    document: str
    sheet: str
    product_id: UUID
    product_name: str
    quantity: Decimal
    on_sheet: Decimal


@event_type(aggregate="StockCount", identified_by="count_id")
class StockCountApproved(DomainEvent):
    """Somebody let the count correct the stock; each product's correction is an event of it.

    ``uncounted_as_none`` says that what nobody counted is taken to be gone.
    """

    count_id: UUID
    document: str
    product_count: int
    uncounted_as_none: bool


@event_type(aggregate="StockCount", identified_by="count_id")
class StockCountCancelled(DomainEvent):
    """The count corrects nothing."""

    count_id: UUID
    document: str
    reason: str
