"""Which notes and coins a drawer may hold, by currency, so that a count knows what to ask for.

What is in circulation and still handed over, from the issuers' own lists; a currency that is not
here is counted by the usual steps of one, two and five.
"""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency

_LISTS = {
    "USD": ("100 50 20 10 5 1", "0.25 0.10 0.05 0.01"),
    "EUR": ("200 100 50 20 10 5", "2 1 0.50 0.20 0.10 0.05 0.02 0.01"),
    "GBP": ("50 20 10 5", "2 1 0.50 0.20 0.10 0.05 0.02 0.01"),
    "CHF": ("200 100 50 20 10", "5 2 1 0.50 0.20 0.10 0.05"),
    "CAD": ("100 50 20 10 5", "2 1 0.25 0.10 0.05"),
    "AUD": ("100 50 20 10 5", "2 1 0.50 0.20 0.10 0.05"),
    "NZD": ("100 50 20 10 5", "2 1 0.50 0.20 0.10"),
    "SEK": ("500 200 100 50 20", "10 5 2 1"),
    "NOK": ("500 200 100 50", "20 10 5 1"),
    "DKK": ("500 200 100 50", "20 10 5 2 1 0.50"),
    "PLN": ("200 100 50 20 10", "5 2 1 0.50 0.20 0.10 0.05 0.02 0.01"),
    "CZK": ("2000 1000 500 200 100", "50 20 10 5 2 1"),
    "JPY": ("10000 5000 2000 1000", "500 100 50 10 5 1"),
    "KWD": ("20 10 5 1 0.500 0.250", "0.100 0.050 0.020 0.010 0.005"),
    "BHD": ("20 10 5 1 0.500", "0.100 0.050 0.025 0.010 0.005"),
    "TND": ("50 20 10 5", "5 2 1 0.500 0.200 0.100 0.050 0.020 0.010"),
}
_USUAL_NOTES = (100, 50, 20, 10, 5, 2, 1)
_USUAL_COINS = (50, 20, 10, 5, 2, 1)


@dataclass(frozen=True, slots=True)
class Denominations:
    """What is counted, in whole units of the currency, the largest first."""

    notes: tuple[Decimal, ...]
    coins: tuple[Decimal, ...]


def denominations_of(currency: Currency) -> Denominations:
    """Return the notes and coins of a currency, each worth once."""
    exact = Decimal(1).scaleb(-currency.decimals)
    found = _LISTS.get(currency.code)
    if found is None:
        coins = _USUAL_COINS if currency.decimals else ()
        return Denominations(
            tuple(Decimal(note).quantize(exact) for note in _USUAL_NOTES),
            tuple(Decimal(coin).scaleb(-2).quantize(exact) for coin in coins),
        )
    notes, coins_text = found
    seen = tuple(Decimal(note).quantize(exact) for note in notes.split())
    told = (Decimal(coin).quantize(exact) for coin in coins_text.split())
    return Denominations(seen, tuple(coin for coin in told if coin not in seen))
