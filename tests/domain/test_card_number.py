"""A card's number that was typed beside a payment is cut to its last four digits."""

from __future__ import annotations

import pytest

from pos_app.domain.values.card_number import without_card_number


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4556737586899855", "**9855"),
        ("4556 7375 8689 9855", "**9855"),
        ("slip 4556-7375-8689-9855, Ann", "slip **9855, Ann"),
        ("371449635398431", "**8431"),
    ],
)
def test_a_number_of_a_card_is_cut(typed: str, kept: str) -> None:
    assert without_card_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "slip 4711", "4556737586899856", "2026-11-30 21:50"])
def test_other_numbers_stay(typed: str) -> None:
    assert without_card_number(typed) == typed
