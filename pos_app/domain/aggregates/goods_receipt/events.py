"""What happens to a delivery."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="GoodsReceipt", identified_by="receipt_id")
class GoodsReceived(DomainEvent):
    """A delivery of ``item_count`` products came in for ``total``, before tax.

    ``ordered_by`` is the number of the purchase order, empty without one; ``reference`` what
    the supplier's delivery note is called.
    """

    receipt_id: UUID
    document: str
    supplier_id: UUID | None
    ordered_by: str
    reference: str
    item_count: int
    total: Decimal
