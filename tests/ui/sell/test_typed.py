"""What the cashier typed: a number, an amount, a share, or words to search."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.domain.values.money import Currency
from pos_app.ui.sell import typed

USD = Currency.of("USD")


@pytest.mark.parametrize("text", ["3", "0.5", "12,40", "1204", "10 %", "7%"])
def test_numbers_do_not_search(text: str) -> None:
    assert not typed.is_search(text)
    assert typed.is_number(text)


@pytest.mark.parametrize("text", ["m", "milk 2", "818980", "0400100000014", "x-1"])
def test_words_and_long_codes_search(text: str) -> None:
    assert typed.is_search(text)


@pytest.mark.parametrize("text", ["", "  ", "-", "%"])
def test_nothing_does_not_search(text: str) -> None:
    assert not typed.is_search(text)


@pytest.mark.parametrize(
    ("text", "off"),
    [("0.50", "0.50"), ("10%", "0.49"), ("10 %", "0.49"), ("100%", "4.90"), ("0", "0.00")],
)
def test_a_discount_is_an_amount_or_a_share_of_the_line(text: str, off: str) -> None:
    assert typed.discount(text, Decimal("4.90"), USD) == Decimal(off)


@pytest.mark.parametrize("text", ["ten", "", "101%", "%"])
def test_what_is_no_discount_is_refused(text: str) -> None:
    with pytest.raises(typed.NotANumber):
        typed.discount(text, Decimal("4.90"), USD)


def test_a_share_is_no_quantity() -> None:
    with pytest.raises(typed.NotANumber):
        typed.number("10%")
