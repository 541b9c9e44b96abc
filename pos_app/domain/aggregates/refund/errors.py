"""What the rules of returns forbid."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class NotReturnable(DomainError):
    """``asked`` of ``product_name`` was to go back; only ``left`` of it still can."""

    product_name: str
    asked: Decimal
    left: Decimal


@dataclass(eq=False)
class NothingToReturn(DomainError):
    """No quantity was given for any line."""


@dataclass(eq=False)
class PayoutMismatch(DomainError):
    """``paid`` out is not the ``total`` of what goes back."""

    paid: Decimal
    total: Decimal
