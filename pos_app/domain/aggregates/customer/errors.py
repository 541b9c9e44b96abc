"""What the rules of customers and their points forbid."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class CustomerUnknown(DomainError):
    """Nobody has this id, or their personal data was erased."""

    customer_id: UUID


@dataclass(eq=False)
class TextTooLong(DomainError):
    """A ``field`` of a customer has more than ``longest`` characters."""

    field: str
    longest: int


@dataclass(eq=False)
class InsufficientPoints(DomainError):
    """More points were to be redeemed than the customer has."""

    asked: int
    available: int


@dataclass(eq=False)
class InvalidPoints(DomainError):
    """Points are whole and more than zero, and so is what one is worth or costs."""

    points: int
