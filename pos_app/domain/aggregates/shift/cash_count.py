"""What somebody counted in a drawer: notes and coins by their worth, and other currencies."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

from pos_app.domain.aggregates.shift.errors import InvalidCount
from pos_app.domain.errors import InvalidAmount
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency, Money

_MOST_PIECES = 1_000_000


@dataclass(frozen=True, slots=True)
class CashCount:
    """``pieces`` are worth and number, the largest first; ``loose`` was told as one amount.

    ``others`` are amounts of other currencies, in the order they were told.
    """

    pieces: tuple[tuple[Money, int], ...]
    loose: Money
    others: tuple[Money, ...] = ()

    @classmethod
    def of(
        cls,
        currency: Currency,
        pieces: Mapping[Decimal, int],
        loose: Decimal = Decimal(0),
        others: Mapping[str, Decimal] | None = None,
    ) -> Self:
        """Return the count of numbers by worth, in whole units of ``currency``.

        Raises:
            InvalidCount: a number or an amount below zero, or one that the currency has not.
        """
        try:
            found = cls(
                tuple(
                    (Money.of(worth, currency), number)
                    for worth, number in sorted(pieces.items(), reverse=True)
                    if number
                ),
                Money.of(loose, currency),
                tuple(
                    Money.of(amount, Currency.of(code)) for code, amount in (others or {}).items()
                ),
            )
        except InvalidAmount as error:
            raise InvalidCount(text=error.text) from error
        for worth, number in found.pieces:
            if worth.minor <= 0 or not 0 <= number <= _MOST_PIECES:
                raise InvalidCount(text=f"{number} x {worth.amount}")
        for amount in (found.loose, *found.others):
            if amount.minor < 0:
                raise InvalidCount(text=str(amount.amount))
        return found

    @property
    def total(self) -> Money:
        """What the notes and coins of the store's currency come to."""
        counted = sum(worth.minor * number for worth, number in self.pieces)
        return self.loose + Money(counted, self.loose.currency)

    def counted(self, currency: Currency) -> Money:
        """Return what was counted of any currency; zero where nobody told."""
        if currency == self.loose.currency:
            return self.total
        return Money.sum((each for each in self.others if each.currency == currency), currency)

    def text(self) -> str:
        """Return the pieces for the log: "100.00x1 50.00x2"; loose money is "+3.10"."""
        parts = [f"{worth.amount}x{number}" for worth, number in self.pieces]
        if self.loose:
            parts.append(f"+{self.loose.amount}")
        return " ".join(parts)
