"""What a store owes its tax office for a period: what was sold under each rate, and the tax.

Days are business days. Amounts are decimals in whole currency units; what was returned counts
against what was sold.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class TaxReportRow:
    """One rate (its name and percentage): the net price of what was sold under it, and its tax."""

    rate: str
    net: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class TaxReport:
    """A period's sales: their ``total`` is what customers paid before cash was rounded.

    ``untaxed`` is what was sold under no rate at all, ``exempted`` the tax that exemptions left
    out. Net amounts, ``untaxed`` and the taxes add up to ``total`` where no line carries two
    rates.
    """

    since: date | None
    until: date | None
    currency: str
    count: int
    total: Decimal
    rows: tuple[TaxReportRow, ...]
    untaxed: Decimal
    exempted: Decimal
    rounding: Decimal

    @property
    def tax(self) -> Decimal:
        """The tax of all rates."""
        return sum((row.tax for row in self.rows), self.total - self.total)


class TaxReports(Protocol):
    """Adds a period's sales up."""

    def tax_report(self, since: date | None, until: date | None) -> TaxReport:
        """Return the report from ``since`` to ``until``, both included; None is open."""
