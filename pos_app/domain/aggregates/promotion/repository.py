"""What the shop needs to keep promotions."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.promotion.promotion import Promotion


class PromotionRepository(Protocol):
    """The promotions of the store."""

    def by_id(self, promotion_id: UUID) -> Promotion | None:
        """Return the promotion, or None."""

    def all(self, *, is_active: bool | None = None) -> tuple[Promotion, ...]:
        """Return the promotions in the order they were made, of one state or of both."""

    def add(self, promotion: Promotion) -> None:
        """Keep a new promotion."""

    def save(self, promotion: Promotion) -> None:
        """Keep what was changed."""
