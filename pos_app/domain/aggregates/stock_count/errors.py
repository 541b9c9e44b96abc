"""What a count refuses."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class StockCountClosed(DomainError):
    """The count ``document`` is ``state`` and takes no more."""

    document: str
    state: str


@dataclass(eq=False)
class NotOnSheet(DomainError):
    """More was to be taken off a sheet than stands there; ``on_sheet`` does."""

    product_name: str
    on_sheet: Decimal
