"""What the rules of card payments forbid."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class CardPaymentOpen(DomainError):
    """Nobody knows yet whether a card paid ``amount`` of the sale; that comes first."""

    cart_id: UUID
    amount: Decimal


@dataclass(eq=False)
class CardPaymentSettled(DomainError):
    """The payment ended before, ``state`` says how, and it does not end another way."""

    payment_id: UUID
    state: str


@dataclass(eq=False)
class InvalidTerminal(DomainError):
    """``text`` is no network address of a card terminal."""

    text: str
