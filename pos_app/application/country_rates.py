"""What the shop asks of a table of the tax rates of countries."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.records import dataclass
from pos_app.domain.values.tax import TaxRates


@dataclass(frozen=True, slots=True)
class CountryCategory:
    """A tax category as a country has it; the first one is for what has none of its own."""

    category_id: str
    name: str
    rates: TaxRates


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose rates are known; ``code`` is ISO 3166-1, ``currency`` ISO 4217."""

    code: str
    name: str
    currency: str


class CountryRates(Protocol):
    """The tax rates of countries."""

    def countries(self) -> tuple[Country, ...]:
        """Return every country that is known, by name."""

    def categories_of(self, code: str) -> tuple[CountryCategory, ...]:
        """Return the categories of a country, its standard one first.

        Raises:
            UnknownCountry: its rates are not known.
        """
