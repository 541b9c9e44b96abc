"""What cash looks like in a currency: the notes a customer hands over, the coins of the change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pos_app.domain.records import dataclass

_HUNDREDTHS = "100 50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01"
_WITH_QUARTERS = "100 50 20 10 5 1 0.25 0.10 0.05 0.01"
_PIECES = {
    "USD": _WITH_QUARTERS,
    "CAD": "100 50 20 10 5 2 1 0.25 0.10 0.05",
    "EUR": _HUNDREDTHS,
    "GBP": "50 20 10 5 2 1 0.50 0.20 0.10 0.05 0.02 0.01",
    "CHF": "200 100 50 20 10 5 2 1 0.50 0.20 0.10 0.05",
    "SEK": "1000 500 200 100 50 20 10 5 2 1",
    "JPY": "10000 5000 1000 500 100 50 10 5 1",
    "KRW": "50000 10000 5000 1000 500 100 50 10",
}
"""Notes and coins in use, from the central banks' lists; elsewhere a 1-2-5 series stands in."""

_LARGEST_USUAL_NOTE = 100
_DIGITS_OF_MONEY = 6
_TIMES_THE_TOTAL = 10
_FEWEST_STEPS_FOR_MULTIPLES = 3


@dataclass(frozen=True, slots=True)
class ChangePiece:
    """``count`` notes or coins worth ``value`` each."""

    count: int
    value: Decimal


def pieces_of(currency: str, decimals: int) -> tuple[Decimal, ...]:
    """Return the values of notes and coins of an ISO 4217 currency, the largest first."""
    listed = _PIECES.get(currency)
    if listed is not None:
        return tuple(Decimal(text) for text in listed.split())
    if decimals == 0:
        return tuple(Decimal(d * 10**e) for e in (4, 3, 2, 1, 0) for d in (5, 2, 1))
    smallest = Decimal(1).scaleb(-decimals)
    series = (Decimal(d).scaleb(e) for e in range(2, -decimals - 1, -1) for d in (5, 2, 1))
    return tuple(piece for piece in series if smallest <= piece <= _LARGEST_USUAL_NOTE)


def next_notes(total: Decimal, currency: str, decimals: int, count: int) -> tuple[Decimal, ...]:
    """Return the ``count`` amounts above ``total`` that customers most likely hand over.

    Each is the total rounded up to a note or a few of them: 24.66 gives 25, 30, 40 and 50.
    """
    steps = [piece for piece in pieces_of(currency, decimals) if piece >= _smallest_note(decimals)]
    amounts: set[Decimal] = {_above(total, step) for step in steps}
    large = sorted(steps)[_FEWEST_STEPS_FOR_MULTIPLES:] or steps
    while len(amounts) < count:
        amounts |= {_above(max(amounts), step) for step in large}
    return tuple(sorted(amounts)[:count])


def change_pieces(change: Decimal, currency: str, decimals: int) -> tuple[ChangePiece, ...]:
    """Return the fewest notes and coins that make up ``change``, the largest first.

    What is smaller than the smallest coin is left out.
    """
    return tuple(_counted(change, pieces_of(currency, decimals)))


def is_rather_a_code(typed: str, amount: Decimal, total: Decimal, notes: Sequence[Decimal]) -> bool:
    """Return whether a typed amount looks like a scanned code instead of money.

    More than six digits, or above ten times the total; an amount that the screen itself offers
    as a note is money however small the total is.
    """
    if sum(character.isdigit() for character in typed) > _DIGITS_OF_MONEY:
        return True
    return amount > total * _TIMES_THE_TOTAL and amount not in notes


def _smallest_note(decimals: int) -> Decimal:
    return Decimal(100) if decimals == 0 else Decimal(1)


def _above(total: Decimal, step: Decimal) -> Decimal:
    return (total // step + 1) * step


def _counted(change: Decimal, pieces: Sequence[Decimal]) -> Iterator[ChangePiece]:
    left = change
    for piece in pieces:
        count = int(left // piece)
        if count:
            yield ChangePiece(count, piece)
            left -= count * piece
