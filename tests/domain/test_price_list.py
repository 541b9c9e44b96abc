"""Price lists: which price counts, and what happens to a list."""

from __future__ import annotations

from datetime import date

import pytest

from pos_app.domain.aggregates.price_list.errors import InvalidPeriod, PriceListOver
from pos_app.domain.aggregates.price_list.price_list import PriceList
from pos_app.domain.errors import InvalidAmount, InvalidQuantity
from pos_app.domain.services.pricing_lists import ListedPrice, unit_price_of
from pos_app.domain.values.codes import Sku
from pos_app.domain.values.quantity import ONE, ZERO, Quantity
from tests.builders import money

TODAY = date(2026, 11, 23)
TEN = Quantity.of(10)


def listed(
    price: str,
    *,
    name: str = "List",
    group: str = "",
    least: Quantity = ONE,
    first: date | None = None,
    last: date | None = None,
) -> ListedPrice:
    return ListedPrice(name, group, first, last, least, money(price))


def test_without_a_list_the_usual_price_counts() -> None:
    assert unit_price_of(money("2.00"), [], ONE, "", TODAY) == (money("2.00"), "")


def test_the_lowest_price_counts_with_the_name_of_its_list() -> None:
    entries = [listed("1.80", name="A"), listed("1.50", name="B")]
    assert unit_price_of(money("2.00"), entries, ONE, "", TODAY) == (money("1.50"), "B")


def test_a_list_never_makes_anything_dearer() -> None:
    assert unit_price_of(money("2.00"), [listed("2.50")], ONE, "", TODAY)[1] == ""


def test_of_equal_lists_the_first_by_name_counts() -> None:
    entries = [listed("1.50", name="B"), listed("1.50", name="A")]
    assert unit_price_of(money("2.00"), entries, ONE, "", TODAY)[1] == "A"


@pytest.mark.parametrize(("quantity", "price"), [("9.999", "2.00"), ("10", "1.00")])
def test_a_quantity_break_counts_from_its_quantity_on(quantity: str, price: str) -> None:
    entries = [listed("1.00", least=TEN)]
    found = unit_price_of(money("2.00"), entries, Quantity.of(quantity), "", TODAY)
    assert found[0] == money(price)


@pytest.mark.parametrize(
    "entry",
    [
        listed("1.00", group="Trade"),
        listed("1.00", first=date(2026, 11, 24)),
        listed("1.00", last=date(2026, 11, 22)),
    ],
)
def test_prices_of_other_groups_and_days_do_not_count(entry: ListedPrice) -> None:
    assert unit_price_of(money("2.00"), [entry], ONE, "Staff", TODAY)[1] == ""


def test_a_price_is_set_replaced_and_removed() -> None:
    trade = PriceList.create("Trade", customer_group="Trade")
    trade.set_price(Sku.of("MILK"), TEN, money("1.00"))
    trade.set_price(Sku.of("MILK"), TEN, money("1.00"))
    trade.set_price(Sku.of("MILK"), TEN, money("0.90"))
    assert dict(trade.prices) == {("MILK", TEN): money("0.90")}
    trade.remove_price("MILK", TEN)
    trade.remove_price("MILK", TEN)
    assert [event.get_event_type() for event in trade.get_domain_events()] == [
        "PriceListCreated",
        "PriceListPriceSet",
        "PriceListPriceSet",
        "PriceListPriceRemoved",
    ]


def test_a_list_that_has_ended_takes_no_price() -> None:
    trade = PriceList.create("Trade")
    trade.end()
    with pytest.raises(PriceListOver):
        trade.set_price(Sku.of("MILK"), ONE, money("1.00"))


def test_prices_and_periods_that_cannot_be_are_refused() -> None:
    trade = PriceList.create("Trade")
    with pytest.raises(InvalidAmount):
        trade.set_price(Sku.of("MILK"), ONE, money("-1.00"))
    with pytest.raises(InvalidQuantity):
        trade.set_price(Sku.of("MILK"), ZERO, money("1.00"))
    with pytest.raises(InvalidPeriod):
        PriceList.create("x", valid_from=TODAY, valid_until=date(2026, 11, 22))
