"""The VAT rates of 45 countries, from the package ``eu_vat_rates_data``.

The package reads its whole table when it is imported, so it is imported when somebody asks.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pos_app.application.country_rates import Country, CountryCategory
from pos_app.application.errors import UnknownCountry
from pos_app.domain.aggregates.tax_category.tax_category import slug_of
from pos_app.domain.values.tax import TaxRate

_ONE_OF_A_KIND = ("Standard", "Zero")


class PackagedCountryRates:
    """Fulfils ``CountryRates`` without a network."""

    def countries(self) -> tuple[Country, ...]:
        """Return every country that is known, by name."""
        found = (
            Country(code, entry["country"], entry["currency"]) for code, entry in _table().items()
        )
        return tuple(sorted(found, key=lambda country: country.name))

    def categories_of(self, code: str) -> tuple[CountryCategory, ...]:
        """Return standard, reduced, super-reduced, parking and zero, as far as there are such.

        Raises:
            UnknownCountry: its rates are not known.
        """
        entry = _table().get(code.strip().upper())
        if entry is None:
            raise UnknownCountry(code=code)
        reduced = sorted({percent for percent in entry["reduced"] if percent}, reverse=True)
        named = [
            ("Standard", entry["standard"]),
            *(("Reduced", percent) for percent in reduced),
            ("Super-reduced", entry["super_reduced"]),
            ("Parking", entry["parking"]),
            ("Zero", 0),
        ]
        abbreviation = entry["vat_abbr"]
        return tuple(
            _category(word, percent, abbreviation) for word, percent in named if percent is not None
        )


def _category(word: str, percent: float, abbreviation: str) -> CountryCategory:
    # The shortest text of the float is what the table's author wrote.
    rate = TaxRate.of(abbreviation, Decimal(str(percent)))
    name = f"{word} {rate.percent}%"
    # There is one standard and one zero rate everywhere; of the others there may be several.
    return CountryCategory(slug_of(word if word in _ONE_OF_A_KIND else name), name, (rate,))


def _table() -> dict[str, Any]:
    import eu_vat_rates_data  # noqa: PLC0415 - see the module's first lines

    return dict(eu_vat_rates_data.get_all_rates())
