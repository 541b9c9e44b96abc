"""The figures of a shift: what its documents, its drawer and its log come to.

Amounts are decimals in whole units of the store's currency unless a field says which one.
"""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """How many, and what they come to; ``name`` is a key (a tender kind, a department, an id)."""

    name: str
    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class TaxSum:
    """One rate (its name and percentage): what was sold under it less what came back."""

    rate: str
    net: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class TradeFigures:
    """What was sold, taken back and done in a shift.

    ``sales`` is what customers were to pay and ``refunds`` what goods that came back were worth,
    both before cash was rounded. ``tenders`` were handed over for sales, ``change`` given from
    them in cash, ``payouts`` paid for returns: tenders less change are sales plus ``rounding``,
    payouts are refunds plus ``refund_rounding``. ``departments`` and ``cashiers`` are sales less
    returns. ``exceptions`` count what a manager wants to know of: lines removed, sales given up,
    price changes, drawers opened. ``outside`` was sold, and ``outside_refunds`` taken back, at
    this register after the Z report before and within no shift at all.
    """

    first_number: str
    last_number: str
    sales: Sum
    refunds: Sum
    discounts: Sum
    rounding: Decimal
    refund_rounding: Decimal
    tips: Decimal
    change: Decimal
    tenders: tuple[Sum, ...]
    payouts: tuple[Sum, ...]
    taxes: tuple[TaxSum, ...]
    departments: tuple[Sum, ...]
    cashiers: tuple[Sum, ...]
    exceptions: tuple[Sum, ...]
    outside: Sum
    outside_refunds: Sum

    @property
    def tax(self) -> Decimal:
        """The tax of all rates, less what came back."""
        return sum((row.tax for row in self.taxes), Decimal(0))


@dataclass(frozen=True, slots=True)
class CashFigures:
    """One currency of the drawer, in whole units of it.

    Expected is the float, plus ``sales`` less change, less ``refunds``, plus paid in, less paid
    out and drops, plus what ``unfinished`` sales brought since the shift began. ``counted`` is
    None where nobody counted.
    """

    currency: str
    opening: Decimal
    sales: Decimal
    refunds: Decimal
    paid_in: Decimal
    paid_out: Decimal
    dropped: Decimal
    unfinished: Decimal
    counted: Decimal | None

    @property
    def expected(self) -> Decimal:
        """What should be in the drawer."""
        gained = self.opening + self.sales + self.paid_in + self.unfinished
        return gained - self.refunds - self.paid_out - self.dropped

    @property
    def difference(self) -> Decimal | None:
        """Below zero cash is missing; None where nobody counted."""
        return None if self.counted is None else self.counted - self.expected


@dataclass(frozen=True, slots=True)
class ShiftFacts:
    """Which shift a report is about; moments are aware UTC as ISO text, people are ids."""

    shift_id: str
    shift_number: int
    register_id: str
    currency: str
    business_date: str
    opened_at: str
    closed_at: str
    opened_float_counted: bool
    holder_id: str
    is_blind: bool
    attempts: int
    reason: str
    first_event: int
    last_event: int


@dataclass(frozen=True, slots=True)
class GrandTotals:
    """What the register sold and took back since its first day; they only ever grow."""

    sales: Decimal
    refunds: Decimal


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything an X or Z report says; an X report has the number 0."""

    z_number: int
    shift: ShiftFacts
    trade: TradeFigures
    cash: tuple[CashFigures, ...]
    grand: GrandTotals
