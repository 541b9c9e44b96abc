"""What happens to labels."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="LabelSheet", identified_by="sheet_id")
class LabelsPrinted(DomainEvent):
    """``label_count`` labels of ``product_count`` products were written for a printer."""

    sheet_id: UUID
    product_count: int
    label_count: int
    sheet_format: str
