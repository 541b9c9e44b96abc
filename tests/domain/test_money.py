"""Money is exact: nothing is lost, doubled or rounded where nobody asked for it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.errors import CurrencyMismatch, InvalidAmount, InvalidCode
from pos_app.domain.values.money import Currency, Money, rounded_half_up
from pos_app.domain.values.quantity import Quantity
from tests.builders import EUR, USD, money

YEN = Currency.of("JPY")
DINAR = Currency.of("KWD")
MINOR = st.integers(-(10**12), 10**12)
CURRENCIES = st.sampled_from([USD, YEN, DINAR])


@given(MINOR, CURRENCIES)
def test_an_amount_survives_its_text(minor: int, currency: Currency) -> None:
    amount = Money(minor, currency)
    assert Money.of(str(amount.amount), currency) == amount
    assert -amount.amount.as_tuple().exponent == currency.decimals  # type: ignore[operator]  # finite


@given(st.lists(MINOR), CURRENCIES)
def test_a_sum_is_the_sum_of_its_minor_units(minors: list[int], currency: Currency) -> None:
    assert Money.sum((Money(minor, currency) for minor in minors), currency).minor == sum(minors)


@given(MINOR, MINOR)
def test_taking_off_what_was_added_changes_nothing(first: int, second: int) -> None:
    assert Money(first, USD) + Money(second, USD) - Money(second, USD) == Money(first, USD)


@given(MINOR, st.lists(st.integers(0, 10**6), min_size=1).filter(any))
def test_the_parts_of_a_split_add_up_to_the_whole(minor: int, weights: list[int]) -> None:
    parts = Money(minor, USD).split(weights)
    assert sum(part.minor for part in parts) == minor
    assert all(
        abs(Decimal(part.minor) - Decimal(minor) * weight / sum(weights)) < 1
        for part, weight in zip(parts, weights, strict=True)
    )


@given(MINOR, st.integers(1, 50))
def test_equal_parts_differ_by_one_minor_unit_at_most(minor: int, count: int) -> None:
    parts = [part.minor for part in Money(minor, USD).split([1] * count)]
    assert max(parts) - min(parts) <= 1


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [2, -1]])
def test_a_split_needs_weights_that_can_share(weights: list[int]) -> None:
    with pytest.raises(ValueError, match=r"."):
        money("1.00").split(weights)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_halves_go_away_from_zero(numerator: int, denominator: int) -> None:
    with localcontext(prec=60):
        expected = (Decimal(numerator) / denominator).quantize(Decimal(1), ROUND_HALF_UP)
    assert rounded_half_up(numerator, denominator) == expected


@given(MINOR, st.integers(0, 10**9))
def test_a_price_times_a_weight_is_rounded_half_up_once(minor: int, thousandths: int) -> None:
    with localcontext(prec=60):
        expected = (Decimal(minor) * thousandths / 1000).quantize(Decimal(1), ROUND_HALF_UP)
    assert Money(minor, USD).times(Quantity(thousandths)).minor == expected


@given(MINOR, st.decimals(0, 100, places=3))
def test_a_percentage_is_rounded_half_up_once(minor: int, rate: Decimal) -> None:
    with localcontext(prec=60):
        expected = (Decimal(minor) * rate / 100).quantize(Decimal(1), ROUND_HALF_UP)
    assert Money(minor, USD).percent(rate).minor == expected


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("2.40", USD, 240),
        ("-0.01", USD, -1),
        ("1200", YEN, 1200),
        ("1.234", DINAR, 1234),
        ("2.4", USD, 240),
        ("2.400", USD, 240),
        ("1E+2", USD, 10000),
        ("-0", USD, 0),
    ],
)
def test_amounts_are_read_in_the_decimals_of_their_currency(
    text: str, currency: Currency, minor: int
) -> None:
    assert Money.of(text, currency) == Money(minor, currency)


@pytest.mark.parametrize("currency", [USD, YEN, DINAR])
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "two",
        "NaN",
        "-NaN",
        "sNaN",
        "Infinity",
        "-Infinity",
        "1.2345",
        "0.0001",
        "1E-9",
        "1.00000000000000000000000000000001",
        "1E+16",
        "1E+999999",
        "1E+9999999999999999999",
        "1E-999999",
        "9" * 40,
        "1,20",
        "1_000",
        "1.2.3",
    ],
)
def test_what_is_no_exact_amount_is_refused(text: str, currency: Currency) -> None:
    with pytest.raises(InvalidAmount):
        Money.of(text, currency)


def test_a_currency_without_cents_takes_none() -> None:
    with pytest.raises(InvalidAmount):
        Money.of("1.5", YEN)


@given(st.text(max_size=30))
def test_any_text_is_an_exact_amount_or_refused(text: str) -> None:
    try:
        amount = Money.of(text, USD)
    except InvalidAmount:
        return
    assert amount.amount == Decimal(text)


def test_two_currencies_do_not_mix() -> None:
    with pytest.raises(CurrencyMismatch):
        money("1.00") + money("1.00", EUR)
    with pytest.raises(CurrencyMismatch):
        money("1.00") - money("1.00", EUR)
    with pytest.raises(CurrencyMismatch):
        Money.sum([money("1.00", EUR)], USD)


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_two_currencies_are_not_compared(compare: str) -> None:
    with pytest.raises(CurrencyMismatch):
        getattr(money("1.00"), compare)(money("1.00", EUR))


def test_amounts_compare_by_their_size() -> None:
    assert money("1.00") < money("1.01") <= money("1.01") < money("2.00")
    assert money("2.00") > money("1.99") >= money("1.99")
    assert not money("0.00")
    assert money("0.01")


def test_the_same_currency_read_twice_is_one_currency() -> None:
    assert money("1.00") + Money.of("1.00", Currency.of("usd ")) == money("2.00")


def test_an_amount_reads_as_a_person_writes_it() -> None:
    assert str(money("-2.40")) == "-2.40 USD"
    assert str(Money.of("5", YEN)) == "5 JPY"


@pytest.mark.parametrize("code", ["", "US", "EURO", "12A", "ÄÖÜ"])
def test_what_is_no_currency_is_refused(code: str) -> None:
    with pytest.raises(InvalidCode) as refusal:
        Currency.of(code)
    assert refusal.value.kind == "currency"
