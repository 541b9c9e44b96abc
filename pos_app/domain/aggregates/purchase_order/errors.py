"""What a purchase order refuses."""

from __future__ import annotations

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class PurchaseOrderClosed(DomainError):
    """The order ``document`` is ``state``, which allows no such change."""

    document: str
    state: str


@dataclass(eq=False)
class PurchaseOrderEmpty(DomainError):
    """The order has no line, or nobody it goes to."""

    document: str
