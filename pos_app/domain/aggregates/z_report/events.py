"""What happens to a Z report."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="ZReport", identified_by="z_id")
class ZReportMade(DomainEvent):
    """A shift was added up under ``z_number``.

    ``sales`` and ``refunds`` are the shift's, ``grand_sales`` and ``grand_refunds`` those of the
    register since its first day. ``digest`` is the SHA-256 of the whole report as it is stored,
    so that the log proves every figure of it.
    """

    z_id: UUID
    of_shift: UUID
    z_number: int
    business_date: str
    sale_count: int
    sales: Decimal
    refunds: Decimal
    tax: Decimal
    grand_sales: Decimal
    grand_refunds: Decimal
    digest: str


@event_type(aggregate="ZReport", identified_by="z_id")
class ZReportReprinted(DomainEvent):
    """A Z report was printed again; ``copy`` counts the copies after the first print."""

    z_id: UUID
    z_number: int
    copy: int
