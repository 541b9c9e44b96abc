"""What a product cost since it was created, as the log tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

from pos_app.application.queries import AuditEntry, AuditFilter, AuditQueries

_PRICES = {"ProductCreated": "price", "ProductRepriced": "new_price"}
_MOST = 200


@dataclass(frozen=True, slots=True)
class PricePoint:
    """From ``at`` (aware UTC) on the product cost ``price``; ``actor_id`` said so."""

    at: datetime
    price: Decimal
    actor_id: str


class PriceHistory:
    """Reads prices from the log, on a connection of its own for each answer."""

    def __init__(self, open_queries: Callable[[], AuditQueries]) -> None:
        """Read through ``open_queries``; any thread may ask."""
        self._open_queries = open_queries

    def of(self, product_id: UUID) -> tuple[PricePoint, ...]:
        """Return the prices of a product, the newest first, at most two hundred."""
        wanted = AuditFilter(aggregate_id=str(product_id), event_types=frozenset(_PRICES))
        queries = self._open_queries()
        try:
            entries = queries.page(wanted, None, _MOST)
        finally:
            queries.close()
        return tuple(point for point in map(_point, entries) if point is not None)


def _point(entry: AuditEntry) -> PricePoint | None:
    try:
        price = Decimal(str(entry.payload[_PRICES[entry.event_type]]))
    except (KeyError, InvalidOperation):
        return None  # an entry that was tampered with; the verifier says so
    return PricePoint(entry.occurred_at, price, entry.actor_id)
