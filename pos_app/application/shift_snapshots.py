"""What shift commands hand out; amounts are decimals in whole units, moments aware UTC."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from pos_app.domain.aggregates.shift.drawer_count import DrawerCount
from pos_app.domain.aggregates.shift.rules import ShiftTerms
from pos_app.domain.aggregates.shift.shift import RECOUNTS, Shift
from pos_app.domain.records import dataclass
from pos_app.domain.values.denominations import Denominations


@dataclass(frozen=True, slots=True)
class CountedCash:
    """One currency of a committed count; ``difference`` below zero is missing cash."""

    currency: str
    expected: Decimal
    counted: Decimal
    difference: Decimal


@dataclass(frozen=True, slots=True)
class CountSnapshot:
    """A committed count, the store's currency first."""

    attempt: int
    counted_at: datetime
    is_blind: bool
    cash: tuple[CountedCash, ...]

    @classmethod
    def of(cls, count: DrawerCount) -> CountSnapshot:
        """Return the picture of the count."""
        return cls(
            count.attempt,
            count.counted_at,
            count.is_blind,
            tuple(
                CountedCash(
                    each.counted.currency.code,
                    each.expected.amount,
                    each.counted.amount,
                    each.difference.amount,
                )
                for each in count.currencies
            ),
        )


@dataclass(frozen=True, slots=True)
class ShiftSnapshot:
    """A shift as it was when it was read; ``count`` stands until it is withdrawn."""

    shift_id: UUID
    number: int
    register_id: str
    business_date: date
    opened_at: datetime
    holder_id: str
    state: str
    opening_float: Decimal
    is_float_counted: bool
    recounts_left: int
    count: CountSnapshot | None
    is_mine: bool

    @classmethod
    def of(cls, shift: Shift, actor_id: str) -> ShiftSnapshot:
        """Return the picture of the shift; ``is_mine`` for whoever has the drawer."""
        return cls(
            shift_id=shift.shift_id,
            number=shift.number,
            register_id=shift.register_id,
            business_date=shift.business_date,
            opened_at=shift.opened_at,
            holder_id=shift.holder_id,
            state=shift.state.value,
            opening_float=shift.opening_float.amount,
            is_float_counted=shift.is_float_counted,
            recounts_left=RECOUNTS - shift.recounts,
            count=None if shift.count is None else CountSnapshot.of(shift.count),
            is_mine=shift.holder_id == actor_id,
        )


@dataclass(frozen=True, slots=True)
class CountSheet:
    """What is asked for when a drawer is counted.

    ``others`` are the other currencies that may be in it. ``expected`` is None where the count
    is blind.
    """

    shift: ShiftSnapshot
    currency: str
    denominations: Denominations
    others: tuple[str, ...]
    limit: Decimal
    is_blind: bool
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class RulesSnapshot:
    """How a register keeps shifts."""

    uses_shifts: bool
    is_blind: bool
    limit: Decimal
    day_end_hour: int

    @classmethod
    def of(cls, terms: ShiftTerms) -> RulesSnapshot:
        """Return the picture of the rules."""
        return cls(terms.uses_shifts, terms.is_blind, terms.limit.amount, terms.day_end_hour)


@dataclass(frozen=True, slots=True)
class ZReportRow:
    """A Z report in the list of them; ``copies`` were printed again."""

    number: int
    register_id: str
    business_date: date
    closed_at: datetime
    sales: Decimal
    refunds: Decimal
    difference: Decimal | None
    copies: int
