"""What a product cost since it was created, as the log tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from operator import attrgetter
from typing import Protocol
from uuid import UUID

from pos_app.application.queries import AuditEntry, AuditFilter, AuditQueries
from pos_app.domain.records import dataclass

_PRICES = {"ProductCreated": "price", "ProductRepriced": "new_price"}
_MOST = 200


@dataclass(frozen=True, slots=True)
class PricePoint:
    """From ``at`` (aware UTC) on the product cost ``price``; ``actor_id`` said so."""

    at: datetime
    price: Decimal
    actor_id: str


@dataclass(frozen=True, slots=True)
class ImportedPrice:
    """The price that a file gave a product, which the log tells with the file's other rows.

    A product that came with the file has no price ``before``, and what it cost at first follows
    from what came after: None, with the price of ``now``.
    """

    import_id: UUID
    at: datetime
    before: Decimal | None
    price: Decimal | None
    now: Decimal


class ImportedPrices(Protocol):
    """What files did to the price of a product."""

    def of(self, product_id: UUID) -> tuple[ImportedPrice, ...]:
        """Return the prices that files gave the product; any thread may ask."""


class PriceHistory:
    """Reads prices from the log, on a connection of its own for each answer."""

    def __init__(self, open_queries: Callable[[], AuditQueries], imported: ImportedPrices) -> None:
        """Read through ``open_queries``; any thread may ask."""
        self._open_queries = open_queries
        self._imported = imported

    def of(self, product_id: UUID) -> tuple[PricePoint, ...]:
        """Return the prices of a product, the newest first, at most two hundred."""
        wanted = AuditFilter(aggregate_id=str(product_id), event_types=frozenset(_PRICES))
        queries = self._open_queries()
        try:
            entries = queries.page(wanted, None, _MOST)
            points = [point for point in map(_point, entries) if point is not None]
            changes = [(_before(entry), entry.occurred_at) for entry in entries]
            imported = self._imported.of(product_id)
            changes += [(each.before, each.at) for each in imported]
            points += [_of_file(each, changes, queries) for each in imported]
        finally:
            queries.close()
        return tuple(sorted(points, key=attrgetter("at"), reverse=True)[:_MOST])


def _of_file(
    imported: ImportedPrice,
    changes: Sequence[tuple[Decimal | None, datetime]],
    queries: AuditQueries,
) -> PricePoint:
    price = imported.price
    if price is None:
        later = [(at, before) for before, at in changes if before is not None and at > imported.at]
        price = min(later)[1] if later else imported.now
    told = queries.page(AuditFilter(aggregate_id=str(imported.import_id)), None, 1)
    return PricePoint(imported.at, price, told[0].actor_id if told else "")


def _before(entry: AuditEntry) -> Decimal | None:
    try:
        return Decimal(str(entry.payload["old_price"]))
    except (KeyError, InvalidOperation):
        return None


def _point(entry: AuditEntry) -> PricePoint | None:
    try:
        price = Decimal(str(entry.payload[_PRICES[entry.event_type]]))
    except (KeyError, InvalidOperation):
        return None  # an entry that was tampered with; the verifier says so
    return PricePoint(entry.occurred_at, price, entry.actor_id)
