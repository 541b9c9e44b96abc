"""Whose tax rates a new store can begin with, and whose are likely here."""

from __future__ import annotations

from pos_app.application.country_rates import Country
from pos_app.ui.first_start.currencies import territory_of


def country_label(country: Country) -> str:
    """Return what lists and the field show; the code comes first so that typing it finds it."""
    return f"{country.code}  {country.name}"


def find_country(text: str, countries: tuple[Country, ...]) -> Country | None:
    """Return the one country that the typed text means: its code, its name or its label."""
    wanted = " ".join(text.split()).casefold()
    for country in countries:
        label = " ".join(country_label(country).split())
        if wanted in (each.casefold() for each in (country.code, country.name, label)):
            return country
    close = [each for each in countries if wanted and wanted in country_label(each).casefold()]
    return close[0] if len(close) == 1 else None


def likely_country(locale_name: str, countries: tuple[Country, ...]) -> Country | None:
    """Return the country of a name like ``de_CH``, None where its rates are not known."""
    code = territory_of(locale_name)
    return next((each for each in countries if each.code == code), None)
