"""What happens to a customer. Nothing here says who it is: the log outlives personal data."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Customer", identified_by="customer_id")
class CustomerAdded(DomainEvent):
    """The shop knows a new customer."""

    customer_id: UUID


@event_type(aggregate="Customer", identified_by="customer_id")
class CustomerChanged(DomainEvent):
    """The named fields are different now; what they say is in no log."""

    customer_id: UUID
    changed_fields: tuple[str, ...]


@event_type(aggregate="Customer", identified_by="customer_id")
class CustomerGroupChanged(DomainEvent):
    """The customer belongs to another group of customers, or to none."""

    customer_id: UUID
    old_group: str
    new_group: str


@event_type(aggregate="Customer", identified_by="customer_id")
class CustomerErased(DomainEvent):
    """The personal data was erased on request."""

    customer_id: UUID


@event_type(aggregate="Customer", identified_by="customer_id")
class PointsEarned(DomainEvent):
    """An order earned points; ``balance`` counts them in."""

    customer_id: UUID
    order_id: UUID
    points: int
    balance: int


@event_type(aggregate="Customer", identified_by="customer_id")
class PointsRedeemed(DomainEvent):
    """Points paid a part of an order; ``balance`` is what is left."""

    customer_id: UUID
    order_id: UUID
    points: int
    balance: int


@event_type(aggregate="Customer", identified_by="customer_id")
class PointsTakenBack(DomainEvent):
    """Goods came back that had earned points; a ``balance`` below zero was spent already."""

    customer_id: UUID
    order_id: UUID
    refund_id: UUID
    points: int
    balance: int


@event_type(aggregate="Customer", identified_by="customer_id")
class PointsGivenBack(DomainEvent):
    """Goods came back that points had paid for; ``balance`` counts them in."""

    customer_id: UUID
    order_id: UUID
    refund_id: UUID
    points: int
    balance: int


@event_type(aggregate="PointsRule", identified_by="rule_id")
class PointsRuleChanged(DomainEvent):
    """A point is earned for each full ``spend_per_point`` and pays ``point_value`` from now on."""

    rule_id: str
    is_on: bool
    spend_per_point: Decimal
    point_value: Decimal
