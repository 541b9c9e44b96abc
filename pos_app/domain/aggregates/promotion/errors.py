"""What the shop's rules forbid about promotions."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class InvalidPromotion(DomainError):
    """``field`` of the rule cannot be as asked for.

    Fields: ``buy``, ``get``, ``count``, ``percent``, ``amount``, ``price``, ``dates``, ``hours``,
    ``weekdays``, ``coupon``.
    """

    field: str


@dataclass(eq=False)
class PromotionOver(DomainError):
    """The promotion was ended before and takes no change."""

    promotion_id: UUID


@dataclass(eq=False)
class PromotionNotFound(DomainError):
    """The store has no promotion with this id."""

    promotion_id: UUID
