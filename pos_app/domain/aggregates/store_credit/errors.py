"""What the rules of store credit forbid."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class CreditExceeded(DomainError):
    """More was asked for than the credit and the customer's limit allow together."""

    asked: Decimal
    available: Decimal


@dataclass(eq=False)
class InvalidCreditLimit(DomainError):
    """A customer cannot be allowed to owe less than nothing."""

    limit: Decimal
