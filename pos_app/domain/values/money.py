"""Exact money: whole minor units with their currency, never a float.

Rounding is half up (commercial rounding), the rule printed on tills and price labels; it
happens in one place, :func:`rounded_half_up`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pos_app.domain.errors import CurrencyMismatch, InvalidAmount, InvalidCode
from pos_app.domain.records import dataclass
from pos_app.domain.values.exact import NotExact, whole_units

if TYPE_CHECKING:
    from pos_app.domain.values.quantity import Quantity

# ISO 4217, the currencies whose minor unit is not a hundredth.
_WITHOUT_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_WITH_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"
_DECIMALS = {
    **dict.fromkeys(_WITHOUT_DECIMALS.split(), 0),
    **dict.fromkeys(_WITH_THREE_DECIMALS.split(), 3),
}
_LARGEST_MINOR = 10**15
_AMOUNTS_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 currency: its three letters and how many decimals its amounts have."""

    code: str
    decimals: int

    @classmethod
    @cache
    def of(cls, code: str) -> Currency:
        """Return the currency with this ISO 4217 code.

        Raises:
            InvalidCode: the code is not three letters.
        """
        letters = code.strip().upper()
        if len(letters) != 3 or not letters.isascii() or not letters.isalpha():  # noqa: PLR2004 - ISO 4217
            raise InvalidCode(text=code, kind="currency")
        return cls(letters, _DECIMALS.get(letters, 2))


@dataclass(frozen=True, slots=True)
class Money:
    """``minor`` whole minor units (cents) of ``currency``; negative is money going out."""

    minor: int
    currency: Currency

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: Currency) -> Money:
        """Return the exact amount; nothing is rounded away.

        Raises:
            InvalidAmount: not a finite number, or more decimals than the currency has.
        """
        try:
            minor = whole_units(amount, currency.decimals, _LARGEST_MINOR)
        except NotExact:
            raise InvalidAmount(text=str(amount), decimals=currency.decimals) from None
        return cls(minor, currency)

    @classmethod
    def zero(cls, currency: Currency) -> Money:
        """Return no money at all."""
        return cls(0, currency)

    @classmethod
    def sum(cls, amounts: Iterable[Money], currency: Currency) -> Money:
        """Return the sum of any number of amounts, zero of ``currency`` for none."""
        total = 0
        for amount in amounts:
            if amount.currency != currency:
                raise CurrencyMismatch(left=currency.code, right=amount.currency.code)
            total += amount.minor
        return cls(total, currency)

    def times(self, quantity: Quantity) -> Money:
        """Return this unit price times ``quantity``, rounded half up to the minor unit."""
        return Money(rounded_half_up(self.minor * quantity.thousandths, 1000), self.currency)

    def percent(self, rate: Decimal) -> Money:
        """Return ``rate`` percent of this amount, rounded half up to the minor unit."""
        share = (Decimal(self.minor) * rate / 100).quantize(Decimal(1), ROUND_HALF_UP)
        return Money(int(share), self.currency)

    def split(self, weights: Sequence[int]) -> tuple[Money, ...]:
        """Return parts in proportion to ``weights`` that add up to this amount exactly.

        The minor units left over go to the largest remainders, the earlier part first.

        Raises:
            ValueError: no weight, a negative one, or all of them zero.
        """
        whole = sum(weights)
        if whole <= 0 or min(weights) < 0:
            raise ValueError(weights)
        sign = -1 if self.minor < 0 else 1
        amount = abs(self.minor)
        parts = [amount * weight // whole for weight in weights]
        by_remainder = sorted(
            range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i)
        )
        for index in by_remainder[: amount - sum(parts)]:
            parts[index] += 1
        return tuple(Money(sign * part, self.currency) for part in parts)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units, with the currency's decimals (``Decimal("2.40")``)."""
        return _amount(self.minor, self.currency.decimals)

    def __add__(self, other: Money) -> Money:
        self._require_same_currency(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._require_same_currency(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._require_same_currency(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._require_same_currency(other)
        return self.minor <= other.minor

    def __gt__(self, other: Money) -> bool:
        self._require_same_currency(other)
        return self.minor > other.minor

    def __ge__(self, other: Money) -> bool:
        self._require_same_currency(other)
        return self.minor >= other.minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        return f"{self.amount} {self.currency.code}"

    def _require_same_currency(self, other: Money) -> None:
        if self.currency is not other.currency and self.currency != other.currency:
            raise CurrencyMismatch(left=self.currency.code, right=other.currency.code)


@lru_cache(maxsize=_AMOUNTS_REMEMBERED)
def _amount(minor: int, decimals: int) -> Decimal:
    return Decimal(minor).scaleb(-decimals)


def rounded_half_up(numerator: int, denominator: int) -> int:
    """Return ``numerator / denominator`` as a whole number, halves away from zero."""
    magnitude = (abs(numerator) * 2 + denominator) // (2 * denominator)
    return -magnitude if numerator < 0 else magnitude
