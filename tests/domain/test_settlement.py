"""How tenders pay a total: rounding of the cash part, change, and what is too much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.errors import TenderTooLarge, TenderTooSmall
from pos_app.domain.services.settlement import cash_due, left_to_pay, rounded_to, settle
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import Tender, TenderKind

USD = Currency.of("USD")


def usd(amount: str) -> Money:
    return Money.of(amount, USD)


def a_tender(amount: str, kind: TenderKind = TenderKind.CASH) -> Tender:
    return Tender(new_id(), kind, usd(amount))


def test_change_is_what_was_handed_over_too_much() -> None:
    # A till of the field gave 20 instead of 21.
    found = settle(usd("29.00"), [a_tender("50.00")], usd("0"))
    assert (found.change, found.rounding) == (usd("21.00"), usd("0"))


@pytest.mark.parametrize(
    ("total", "step", "rounding"),
    [
        ("9.97", "0.05", "-0.02"),
        ("9.98", "0.05", "0.02"),
        ("9.95", "0.05", "0.00"),
        ("9.94", "0.10", "-0.04"),
        ("9.95", "0.10", "0.05"),
        ("9.50", "1.00", "0.50"),
        ("9.99", "0", "0.00"),
        ("0.02", "0.05", "-0.02"),
    ],
)
def test_cash_is_rounded_to_the_step_of_the_store(total: str, step: str, rounding: str) -> None:
    found = settle(usd(total), [a_tender("20.00")], usd(step))
    assert found.rounding == usd(rounding)
    assert found.change == usd("20.00") - usd(total) - usd(rounding)


def test_a_card_pays_the_exact_total() -> None:
    found = settle(usd("9.97"), [a_tender("9.97", TenderKind.CARD)], usd("0.05"))
    assert (found.rounding, found.change) == (usd("0"), usd("0"))


def test_only_the_part_that_is_paid_in_cash_is_rounded() -> None:
    tenders = [a_tender("5.00", TenderKind.CARD), a_tender("5.00")]
    assert settle(usd("9.98"), tenders, usd("0.05")).rounding == usd("0.02")
    assert cash_due(usd("9.98"), tenders[:1], usd("0.05")) == usd("5.00")
    assert left_to_pay(usd("9.98"), tenders[:1]) == usd("4.98")


def test_a_card_gives_no_change() -> None:
    with pytest.raises(TenderTooLarge):
        settle(usd("9.97"), [a_tender("10.00", TenderKind.CARD)], usd("0"))


def test_less_than_the_total_pays_nothing() -> None:
    with pytest.raises(TenderTooSmall):
        settle(usd("10.00"), [a_tender("9.00", TenderKind.CARD), a_tender("0.99")], usd("0"))


def test_nothing_to_pay_needs_no_money() -> None:
    assert settle(usd("0"), [], usd("0.05")).change == usd("0")


def test_a_total_below_half_a_step_is_paid_with_no_cash_at_all() -> None:
    assert settle(usd("0.02"), [a_tender("0")], usd("0.05")).rounding == usd("-0.02")


@given(
    st.integers(0, 10**6),
    st.lists(st.tuples(st.sampled_from(TenderKind), st.integers(0, 10**6)), max_size=5),
    st.sampled_from([0, 5, 10, 100]),
)
def test_tenders_less_change_are_the_total_and_its_rounding(
    total: int, handed: list[tuple[TenderKind, int]], step: int
) -> None:
    tenders = [Tender(new_id(), kind, Money(minor, USD)) for kind, minor in handed]
    try:
        found = settle(Money(total, USD), tenders, Money(step, USD))
    except (TenderTooLarge, TenderTooSmall):
        return
    assert found.tendered - found.change == Money(total, USD) + found.rounding
    assert found.change.minor >= 0
    assert abs(found.rounding.minor) * 2 <= step


@given(st.integers(-(10**6), 10**6), st.sampled_from([1, 5, 10, 50, 100]))
def test_a_rounded_amount_is_the_nearest_one_that_can_be_paid(minor: int, step: int) -> None:
    rounded = rounded_to(Money(minor, USD), Money(step, USD)).minor
    assert rounded % step == 0
    assert abs(rounded - minor) * 2 <= step
