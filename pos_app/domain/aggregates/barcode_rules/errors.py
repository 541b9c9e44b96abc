"""What the rules of barcodes forbid."""

from __future__ import annotations

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class InvalidBarcodeRule(DomainError):
    """``value`` cannot be a ``prefix``, ``item_digits``, ``answer`` or ``lot``."""

    name: str
    value: str


@dataclass(eq=False)
class GoodsExpired(DomainError):
    """The code says that the goods were to be sold until ``last_day`` (as 2026-11-30)."""

    product_name: str
    last_day: str


@dataclass(eq=False)
class LotRecalled(DomainError):
    """The goods are of the ``lot`` that the store does not sell any more."""

    product_name: str
    lot: str
