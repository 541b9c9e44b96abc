"""What screens ask about customers."""

from __future__ import annotations

from typing import Protocol, Self
from uuid import UUID

from pos_app.domain.aggregates.customer.customer import Customer, PersonalData
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class CustomerSnapshot:
    """A customer as it was when it was read; an erased one has no personal data."""

    customer_id: UUID
    personal: PersonalData
    group: str
    points: int
    is_erased: bool = False

    @classmethod
    def of(cls, customer: Customer) -> Self:
        """Return what the customer is now."""
        return cls(
            customer.customer_id,
            customer.personal,
            customer.group,
            customer.points,
            customer.is_erased,
        )


@dataclass(frozen=True, slots=True)
class CustomerKey:
    """Where a page of found customers ended; the next one goes on behind it."""

    rank: int
    name: str
    customer_id: str


@dataclass(frozen=True, slots=True)
class FoundCustomers:
    """A page of customers, best first; ``next_key`` is None behind the last one."""

    customers: tuple[CustomerSnapshot, ...]
    next_key: CustomerKey | None


class CustomerQueries(Protocol):
    """Reads customers; any thread may call."""

    def find(self, text: str, limit: int, after: CustomerKey | None = None) -> FoundCustomers:
        """Return who is meant by the beginning of a name, an e-mail or parts of a number.

        Names come first, then telephone numbers, e-mail addresses, and parts of names; nothing
        finds nobody.
        """

    def by_id(self, customer_id: UUID) -> CustomerSnapshot | None:
        """Return the customer, or None."""
