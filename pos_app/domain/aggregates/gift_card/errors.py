"""What the rules of gift cards forbid."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class InvalidCardCode(DomainError):
    """A code has ``shortest`` to ``longest`` letters and digits; the code itself is not told."""

    shortest: int
    longest: int


@dataclass(eq=False)
class InsufficientBalance(DomainError):
    """The card holds less than was asked for."""

    asked: Decimal
    available: Decimal


@dataclass(eq=False)
class CardBlocked(DomainError):
    """Nothing is taken from or put on a blocked card."""

    card_id: UUID


class CardUnknown(DomainError):
    """No card has this code."""


class CardCodeTaken(DomainError):
    """A card with this code was issued before."""
