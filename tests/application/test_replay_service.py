"""A basket is sold once, however often and after whatever crash it is rung up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.application.errors import UnknownCode
from pos_app.application.replay_service import Basket, InvalidBasket
from pos_app.bootstrap import Till
from pos_app.domain.errors import DomainError, InsufficientStock, InvalidAmount, InvalidQuantity
from pos_app.domain.values.quantity import ONE
from tests.application.ledger import available, last_seq, reconcile, types_logged
from tests.builders import pieces
from tests.stores import stocked

RECORD: dict[str, Any] = {
    "basket_id": "b-1",
    "lines": [
        {"sku": "MILK", "quantity": "2", "unit_price": "1.00", "discount": "0.20"},
        {"sku": "BREAD"},
    ],
    "tender": "cash",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def shop(till: Till) -> Till:
    stocked(till, "Milk", price="1.20")
    stocked(till, "Bread", price="2.00")
    return till


def test_a_basket_is_sold_at_its_own_prices_and_discounts(shop: Till) -> None:
    order = shop.replays.ring_up(Basket.of(RECORD))
    assert order.total == Decimal("3.80")
    assert not order.was_paid_before
    reconcile(shop)


def test_the_same_basket_again_sells_nothing(shop: Till) -> None:
    order = shop.replays.ring_up(Basket.of(RECORD))
    before = last_seq(shop)
    again = shop.replays.ring_up(Basket.of(RECORD))
    assert (again.number, again.was_paid_before) == (order.number, True)
    assert last_seq(shop) == before


def test_a_cart_that_a_crash_left_is_given_up_and_rung_up_anew(shop: Till) -> None:
    shop.carts.add(None, "MILK", pieces(1), reference="b-1")
    before = last_seq(shop)
    order = shop.replays.ring_up(Basket.of(RECORD))
    assert order.total == Decimal("3.80")
    assert types_logged(shop, before)[:3] == ["CartVoided", "StockReleased", "CartStarted"]
    assert available(shop, "MILK") == 98
    reconcile(shop)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ({"sku": "NOBODY"}, UnknownCode),
        ({"sku": "BREAD", "quantity": "101"}, InsufficientStock),
        ({"sku": "BREAD", "unit_price": "1.001"}, InvalidAmount),
        ({"sku": "BREAD", "discount": "-0.10"}, InvalidAmount),
        ({"sku": "BREAD", "quantity": "0"}, InvalidQuantity),
    ],
)
def test_a_basket_that_cannot_be_sold_leaves_nothing_reserved(
    shop: Till, line: dict[str, str], error: type[Exception]
) -> None:
    basket = Basket.of({"basket_id": "b-2", "lines": [{"sku": "MILK"}, line]})
    with pytest.raises(error):
        shop.replays.ring_up(basket)
    assert shop.order_queries.totals().reserved == 0
    assert shop.order_queries.totals().orders == 0
    assert shop.replays.ring_up(Basket.of(RECORD)).number == "1-00001"
    reconcile(shop)


def test_a_basket_that_another_program_is_ringing_up_is_left_to_it(shop: Till) -> None:
    cart = shop.carts.add(None, "MILK", ONE, reference="b-1")
    with pytest.raises(InvalidBasket) as refusal:
        shop.replays._rung_up(Basket.of(RECORD))  # it had looked for a cart just before
    assert refusal.value.reason == "another program is ringing it up"
    assert shop.carts.get(cart.cart_id).state == "open"
    reconcile(shop)


@pytest.mark.parametrize(
    "changes",
    [
        {"lines": []},
        {"lines": None},
        {"lines": "MILK"},
        {"lines": {"sku": "MILK"}},
        {"lines": ["MILK"]},
        {"lines": [[]]},
        {"lines": [{}]},
        {"lines": [{"sku": ""}]},
        {"lines": [{"sku": "\ud800"}]},
        {"lines": [{"sku": "MILK", "unit_price": "free"}]},
        {"lines": [{"sku": "MILK", "unit_price": "NaN"}]},
        {"lines": [{"sku": "MILK", "discount": "sNaN"}]},
        {"lines": [{"sku": "MILK", "discount": float("inf")}]},
        {"lines": [{"sku": "MILK", "unit_price": True}]},
        {"basket_id": ""},
        {"basket_id": 7},
        {"basket_id": None},
        {"basket_id": "\udfff"},
        {"tender": "cheque"},
        {"tender": None},
        {"tender": ["cash"]},
    ],
)
def test_what_is_no_basket_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InvalidBasket):
        Basket.of(RECORD | changes)


@pytest.mark.parametrize("missing", ["basket_id", "lines"])
def test_a_basket_needs_a_name_and_lines(missing: str) -> None:
    with pytest.raises(InvalidBasket):
        Basket.of({name: value for name, value in RECORD.items() if name != missing})


@given(st.dictionaries(st.sampled_from(["basket_id", "lines", "tender", "at"]), JSON))
def test_any_json_object_is_a_basket_or_refused(record: dict[str, Any]) -> None:
    try:
        Basket.of(record)
    except (InvalidBasket, DomainError):
        return


@given(st.dictionaries(st.sampled_from(["sku", "quantity", "unit_price", "discount"]), JSON))
def test_any_line_is_a_line_or_refused(line: dict[str, Any]) -> None:
    try:
        basket = Basket.of({"basket_id": "b", "lines": [line]})
    except (InvalidBasket, DomainError):
        return
    assert basket.lines[0].sku == str(line["sku"])
