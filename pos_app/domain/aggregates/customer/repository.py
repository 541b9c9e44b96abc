"""What the shop needs to keep customers."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.customer.customer import Customer, PointsOfOrder
from pos_app.domain.aggregates.customer.points_rule import PointsRule
from pos_app.domain.values.money import Currency


class CustomerRepository(Protocol):
    """The customers of the store, erased ones included."""

    def by_id(self, customer_id: UUID) -> Customer | None:
        """Return the customer, or None."""

    def add(self, customer: Customer) -> None:
        """Keep a new customer."""

    def save(self, customer: Customer) -> None:
        """Keep what has changed, with the movements of points."""

    def points_of(self, customer_id: UUID, order_id: UUID) -> PointsOfOrder:
        """Return what an order moved of the customer's points, and what returns undid of it."""


class PointsRuleRepository(Protocol):
    """The one rule of points."""

    def get(self, currency: Currency) -> PointsRule:
        """Return the rule; the one that is off, in ``currency``, while none was kept."""

    def save(self, rule: PointsRule) -> None:
        """Keep the rule."""
