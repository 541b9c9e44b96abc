"""What happens to a promotion; ``terms`` are its rule as a JSON object."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Promotion", identified_by="promotion_id")
class PromotionCreated(DomainEvent):
    """A promotion takes something off sales from now on, whenever its conditions hold."""

    promotion_id: UUID
    name: str
    kind: str
    terms: str


@event_type(aggregate="Promotion", identified_by="promotion_id")
class PromotionChanged(DomainEvent):
    """A promotion goes by another rule from now on; what was sold stays as it is."""

    promotion_id: UUID
    name: str
    kind: str
    terms: str
    old_terms: str


@event_type(aggregate="Promotion", identified_by="promotion_id")
class PromotionEnded(DomainEvent):
    """A promotion takes nothing off any more."""

    promotion_id: UUID
    name: str
