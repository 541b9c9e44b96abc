"""Notes that customers hand over, and the coins of the change."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.ui.sell.cash import change_pieces, is_rather_a_code, next_notes, pieces_of


@pytest.mark.parametrize(
    ("total", "currency", "decimals", "notes"),
    [
        ("24.66", "USD", 2, [25, 30, 40, 50]),
        ("0.89", "USD", 2, [1, 5, 10, 20]),
        ("25.00", "EUR", 2, [26, 30, 40, 50]),
        ("99.99", "USD", 2, [100, 120, 150, 200]),
        ("2466", "JPY", 0, [2500, 3000, 5000, 10000]),
        ("1.250", "KWD", 3, [2, 5, 10, 20]),
    ],
)
def test_the_notes_offered_are_the_next_ones_above_the_total(
    total: str, currency: str, decimals: int, notes: list[int]
) -> None:
    offered = next_notes(Decimal(total), currency, decimals, 4)
    assert offered == tuple(Decimal(note) for note in notes)


@given(cents=st.integers(0, 10**9), currency=st.sampled_from(["USD", "EUR", "GBP", "XXX"]))
def test_four_notes_rise_and_all_cover_the_total(cents: int, currency: str) -> None:
    total = Decimal(cents).scaleb(-2)
    offered = next_notes(total, currency, 2, 4)
    assert len(set(offered)) == 4
    assert offered == tuple(sorted(offered))
    assert all(note > total for note in offered)


@given(cents=st.integers(0, 10**7), currency=st.sampled_from(["USD", "EUR", "GBP", "XXX"]))
def test_the_pieces_add_up_to_the_change(cents: int, currency: str) -> None:
    change = Decimal(cents).scaleb(-2)
    pieces = change_pieces(change, currency, 2)
    assert sum((piece.count * piece.value for piece in pieces), Decimal(0)) == change


def test_change_without_a_smallest_coin_leaves_the_rest_out() -> None:
    pieces = change_pieces(Decimal("0.07"), "CHF", 2)
    assert [(piece.count, piece.value) for piece in pieces] == [(1, Decimal("0.05"))]


def test_a_currency_nobody_listed_has_a_series_of_its_decimals() -> None:
    assert min(pieces_of("KWD", 3)) == Decimal("0.001")
    assert min(pieces_of("ISK", 0)) == Decimal(1)


@pytest.mark.parametrize(
    ("typed", "total", "is_code"),
    [
        ("30", "24.66", False),
        ("246.60", "24.66", False),
        ("246.61", "24.66", True),
        ("333931", "24.66", True),
        ("1234567", "200000.00", True),
        ("20", "0.89", False),
        ("21", "0.89", True),
    ],
)
def test_a_code_is_told_from_money(typed: str, total: str, is_code: bool) -> None:
    notes = next_notes(Decimal(total), "USD", 2, 4)
    assert is_rather_a_code(typed, Decimal(typed), Decimal(total), notes) is is_code
