"""Tax rates as a line carries them: names and percentages, taken at the moment of its scan."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from enum import StrEnum

from pos_app.domain.errors import InvalidTaxRate
from pos_app.domain.records import dataclass

LONGEST_NAME = 40
_HIGHEST_PERCENT = Decimal(100)
_DECIMALS = 4


class TaxRounding(StrEnum):
    """Where a tax is rounded to the minor unit: on every line, or once for each rate."""

    LINE = "line"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class TaxRate:
    """``percent`` of the net price, under the ``name`` that receipts and reports show.

    A line may carry several; each is taken from the net price, none from another's tax.
    """

    name: str
    percent: Decimal

    @classmethod
    def of(cls, name: str, percent: str | int | Decimal) -> TaxRate:
        """Return the rate with its shortest spelling of the percentage.

        Raises:
            InvalidTaxRate: no name or one over 40 characters, a percentage below 0, above 100
                or with more than four decimals.
        """
        cleaned = " ".join(name.split())
        try:
            rate = Decimal(percent)
        except (InvalidOperation, ValueError):
            raise InvalidTaxRate(name=name, percent=str(percent)) from None
        if (
            not 1 <= len(cleaned) <= LONGEST_NAME
            or not rate.is_finite()
            or not 0 <= rate <= _HIGHEST_PERCENT
            or rate != round(rate, _DECIMALS)
        ):
            raise InvalidTaxRate(name=name, percent=str(percent))
        return cls(cleaned, _plain(rate))

    @classmethod
    def parse(cls, text: str) -> TaxRate:
        """Return the rate that :meth:`__str__` wrote (``VAT 20``).

        Raises:
            InvalidTaxRate: it wrote something else.
        """
        name, _, percent = text.rpartition(" ")
        return cls.of(name, percent)

    def __str__(self) -> str:
        return f"{self.name} {self.percent}"


TaxRates = tuple[TaxRate, ...]


def _plain(rate: Decimal) -> Decimal:
    whole = rate.normalize()
    return whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole
