"""What the shop's rules forbid about price lists."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class InvalidPeriod(DomainError):
    """The period would end before it begins; both days are ISO 8601 text."""

    valid_from: str
    valid_until: str


@dataclass(eq=False)
class PriceListOver(DomainError):
    """The price list was ended before and takes no change."""

    price_list_id: UUID


@dataclass(eq=False)
class PriceListNotFound(DomainError):
    """The store has no price list with this id."""

    price_list_id: UUID
