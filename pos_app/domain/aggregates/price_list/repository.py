"""What the shop needs to keep price lists, and to ask them at each scan."""

from __future__ import annotations

from datetime import date
from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.price_list.price_list import PriceList
from pos_app.domain.services.pricing_lists import ListedPrice


class PriceListRepository(Protocol):
    """The price lists of the store."""

    def by_id(self, price_list_id: UUID) -> PriceList | None:
        """Return the list with its prices, or None."""

    def all(self) -> tuple[PriceList, ...]:
        """Return every list in the order they were made."""

    def add(self, price_list: PriceList) -> None:
        """Keep a new list."""

    def save(self, price_list: PriceList) -> None:
        """Keep what was changed."""

    def count_active(self) -> int:
        """Return how many lists were not ended; with none, no scan needs to ask for prices."""

    def prices_of(self, product_id: UUID, day: date) -> tuple[ListedPrice, ...]:
        """Return a product's prices of every list that is valid on a day, in one statement."""
