"""A committed count held against what the documents come to, and what the log is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from pos_app.domain.aggregates.shift.cash_count import CashCount
from pos_app.domain.aggregates.shift.events import CashDifferenceFound, DrawerCounted
from pos_app.domain.events import DomainEvent
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class CurrencyCount:
    """One currency of the drawer: what the documents come to, and what was found."""

    expected: Money
    counted: Money

    @property
    def difference(self) -> Money:
        """Below zero cash is missing."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class DrawerCount:
    """A committed count, the store's currency first; ``counted_at`` is aware UTC."""

    attempt: int
    counted_at: datetime
    is_blind: bool
    pieces: str
    currencies: tuple[CurrencyCount, ...]

    @property
    def difference(self) -> Money:
        """The difference in the store's currency."""
        return self.currencies[0].difference


def count_events(shift_id: UUID, found: DrawerCount, count: CashCount) -> Iterator[DomainEvent]:
    """Yield what is told of a count: first all that was counted, then what differs."""
    own = found.currencies[0].counted.currency
    for each in found.currencies:
        currency = each.counted.currency
        yield DrawerCounted(
            of_shift=shift_id,
            attempt=found.attempt,
            currency=currency.code,
            counted=each.counted.amount,
            pieces=count.text() if currency == own else "",
            is_blind=found.is_blind,
        )
    for each in found.currencies:
        if each.difference:
            yield CashDifferenceFound(
                of_shift=shift_id,
                attempt=found.attempt,
                currency=each.counted.currency.code,
                expected=each.expected.amount,
                counted=each.counted.amount,
                difference=each.difference.amount,
            )
