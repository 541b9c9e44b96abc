"""Which currencies a store can be opened in, and which one is likely here."""

from __future__ import annotations

from babel.core import Locale, UnknownLocaleError, get_global

from pos_app.domain.records import dataclass

_FALLBACK = "USD"
# Sales tax is added at the till in these two countries; elsewhere a price tag includes tax.
_TAX_ADDED = frozenset({"US", "CA"})


@dataclass(frozen=True, slots=True)
class CurrencyChoice:
    """An ISO 4217 code that is money somewhere today, with its name in the user's language."""

    code: str
    name: str

    @property
    def label(self) -> str:
        """What lists and the field show; the code comes first so that typing it finds it."""
        return f"{self.code}  {self.name}"


def currency_choices(language: str = "en") -> tuple[CurrencyChoice, ...]:
    """Return every currency that is legal tender somewhere today, by its code.

    Source: the Unicode CLDR's supplemental data, as Babel carries it.
    """
    names = _locale(language).currencies
    return tuple(CurrencyChoice(code, names.get(code, code)) for code in sorted(_in_use()))


def find_currency(text: str, choices: tuple[CurrencyChoice, ...]) -> CurrencyChoice | None:
    """Return the one currency that the typed text means: its code, its name or its label."""
    wanted = " ".join(text.split()).casefold()
    for choice in choices:
        spellings = (choice.code, choice.name, " ".join(choice.label.split()))
        if wanted in (spelling.casefold() for spelling in spellings):
            return choice
    close = [choice for choice in choices if wanted and wanted in choice.label.casefold()]
    return close[0] if len(close) == 1 else None


def likely_currency(locale_name: str) -> str:
    """Return the currency of the territory in a name like ``de_CH``, US dollars for none."""
    tenders = _tenders_of(territory_of(locale_name))
    return tenders[-1] if tenders else _FALLBACK


def prices_usually_include_tax(locale_name: str) -> bool:
    """Return whether price tags in the locale's territory include tax."""
    return territory_of(locale_name) not in _TAX_ADDED


def _in_use() -> frozenset[str]:
    territories = get_global("territory_currencies")
    return frozenset(code for territory in territories for code in _tenders_of(territory))


def _tenders_of(territory: str) -> list[str]:
    """Return the legal tenders of today, the oldest first."""
    spans = get_global("territory_currencies").get(territory, ())
    return [code for code, _since, until, is_tender in spans if until is None and is_tender]


def territory_of(locale_name: str) -> str:
    """Return the territory in a name like ``de_CH``, the United States for none."""
    return _locale(locale_name).territory or "US"


def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")
