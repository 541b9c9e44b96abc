"""Quantities are exact thousandths; only what can be sold is sold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.errors import InvalidQuantity
from pos_app.domain.values.quantity import ONE, ZERO, Quantity, Unit

THOUSANDTHS = st.integers(-(10**12), 10**12)


@given(THOUSANDTHS)
def test_a_quantity_survives_its_text(thousandths: int) -> None:
    quantity = Quantity(thousandths)
    assert Quantity.of(str(quantity)) == quantity
    assert Quantity.of(quantity.value) == quantity


@given(THOUSANDTHS, THOUSANDTHS)
def test_taking_away_what_was_added_changes_nothing(first: int, second: int) -> None:
    assert Quantity(first) + Quantity(second) - Quantity(second) == Quantity(first)


@given(THOUSANDTHS)
def test_a_quantity_is_written_without_an_exponent_or_idle_zeros(thousandths: int) -> None:
    text = str(Quantity(thousandths))
    assert "E" not in text
    assert "." not in text or not text.endswith("0")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not a number"),
        ("some", "not a number"),
        ("NaN", "not a number"),
        ("sNaN", "not a number"),
        ("Infinity", "not a number"),
        ("-Infinity", "not a number"),
        ("1_0", "not a number"),
        ("0.0001", "too precise"),
        ("1.0000000000000000000000000000001", "too precise"),
        ("1E-999999", "too precise"),
        ("1E+10", "too large"),
        ("1E+999999", "too large"),
        ("-1E+10", "too large"),
    ],
)
def test_what_is_no_quantity_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidQuantity) as refusal:
        Quantity.of(text)
    assert refusal.value.reason == reason


@given(st.text(max_size=30))
def test_any_text_is_an_exact_quantity_or_refused(text: str) -> None:
    try:
        quantity = Quantity.of(text)
    except InvalidQuantity:
        return
    assert quantity.value == Decimal(text)


@pytest.mark.parametrize("text", ["0", "-1", "-0.001"])
@pytest.mark.parametrize("unit", list(Unit))
def test_only_more_than_nothing_is_sold(text: str, unit: Unit) -> None:
    with pytest.raises(InvalidQuantity) as refusal:
        Quantity.of(text).require_sellable(unit)
    assert refusal.value.reason == "not positive"


def test_a_piece_is_sold_whole() -> None:
    ONE.require_sellable(Unit.PIECE)
    with pytest.raises(InvalidQuantity) as refusal:
        Quantity.of("1.5").require_sellable(Unit.PIECE)
    assert refusal.value.reason == "fraction of a piece"


@pytest.mark.parametrize("unit", [Unit.KILOGRAM, Unit.LITRE, Unit.METRE])
def test_what_is_measured_is_sold_to_the_thousandth(unit: Unit) -> None:
    Quantity.of("0.001").require_sellable(unit)


def test_nothing_is_false_and_less_than_one() -> None:
    assert not ZERO
    assert ONE
    assert ZERO < ONE
    assert -ONE < ZERO
