"""A cart keeps the price of the scan, merges what is the same, and closes once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pos_app.domain import errors
from pos_app.domain.aggregates.cart import events
from pos_app.domain.aggregates.cart.cart import Cart, CartState
from pos_app.domain.values.quantity import ONE, Quantity, Unit
from tests.builders import EUR, USD, a_cart, a_product, events_of, money, pieces


def test_a_cart_starts_open_and_empty() -> None:
    cart = Cart.start("1", USD, "basket-7")
    (event,) = events_of(cart)
    assert isinstance(event, events.CartStarted)
    assert (event.cart_id, event.reference) == (cart.cart_id, "basket-7")
    assert (cart.state, cart.lines, cart.total) == (CartState.OPEN, (), money("0.00"))


def test_an_item_is_added_at_the_price_of_the_product() -> None:
    cart, milk = a_cart(), a_product("Milk", price="1.20")
    line = cart.add_item(milk, pieces(2))
    (event,) = events_of(cart)
    assert isinstance(event, events.CartItemAdded)
    assert event.payload() == {
        "cart_id": cart.cart_id,
        "product_id": milk.product_id,
        "product_name": "Milk",
        "quantity": pieces(2).value,
        "unit_price": money("1.20").amount,
        "line_number": 1,
        "taxes": (),
    }
    assert (line.number, line.sku, line.amount) == (1, "MILK", money("2.40"))
    assert cart.total == money("2.40")


def test_the_cart_keeps_the_price_of_the_scan() -> None:
    milk = a_product(price="1.20")
    cart = a_cart([milk])
    milk.reprice(money("9.99"))
    assert cart.total == money("1.20")


def test_the_same_product_at_the_same_price_merges() -> None:
    milk = a_product(price="1.20")
    cart = a_cart([milk])
    cart.add_item(milk, pieces(2))
    (line,) = cart.lines
    assert line.quantity == pieces(3)
    (event,) = events_of(cart)
    assert isinstance(event, events.CartItemAdded)
    assert event.quantity == 2


def test_the_same_product_at_another_price_is_a_line_of_its_own() -> None:
    milk = a_product(price="1.20")
    cart = a_cart([milk])
    milk.reprice(money("1.35"))
    cart.add_item(milk, ONE)
    cart.add_item(milk, ONE, money("1.20"))
    assert [(line.quantity, line.unit_price) for line in cart.lines] == [
        (pieces(2), money("1.20")),
        (pieces(1), money("1.35")),
    ]


def test_a_price_below_zero_is_refused() -> None:
    cart = a_cart()
    with pytest.raises(errors.InvalidAmount):
        cart.add_item(a_product(), ONE, money("-0.01"))
    assert (cart.lines, events_of(cart)) == ((), [])


def test_a_price_in_another_currency_is_refused() -> None:
    cart = a_cart()
    with pytest.raises(errors.CurrencyMismatch):
        cart.add_item(a_product(), ONE, money("1.00", EUR))
    with pytest.raises(errors.CurrencyMismatch):
        cart.add_item(a_product(currency=EUR), ONE)
    assert (cart.lines, events_of(cart)) == ((), [])


@pytest.mark.parametrize("quantity", ["0", "-1", "0.5"])
def test_only_a_positive_number_of_pieces_is_added_or_set(quantity: str) -> None:
    cart = a_cart([a_product()])
    with pytest.raises(errors.InvalidQuantity):
        cart.add_item(a_product("Bread"), Quantity.of(quantity))
    with pytest.raises(errors.InvalidQuantity):
        cart.change_quantity(1, Quantity.of(quantity))
    assert events_of(cart) == []


def test_a_weighed_line_is_rounded_half_up_once() -> None:
    cart = a_cart([(a_product("Plums", price="1.99", unit=Unit.KILOGRAM), "0.125")])
    assert cart.total == money("0.25")


def test_a_new_quantity_says_the_old_one() -> None:
    milk = a_product(price="1.20")
    cart = a_cart([milk])
    cart.change_quantity(1, pieces(4))
    (event,) = events_of(cart)
    assert isinstance(event, events.CartItemQuantityUpdated)
    assert event.payload() == {
        "cart_id": cart.cart_id,
        "product_id": milk.product_id,
        "product_name": "Milk",
        "unit_price": money("1.20").amount,
        "old_quantity": pieces(1).value,
        "new_quantity": pieces(4).value,
        "line_number": 1,
    }
    assert cart.total == money("4.80")


def test_the_quantity_that_is_already_there_raises_nothing() -> None:
    cart = a_cart([(a_product(), "2")])
    cart.change_quantity(1, Quantity.of("2.000"))
    assert events_of(cart) == []


def test_a_removed_line_says_how_much_it_was() -> None:
    milk = a_product(price="1.20")
    cart = a_cart([(milk, "3"), a_product("Bread", price="2.00")])
    cart.remove_item(1)
    (event,) = events_of(cart)
    assert isinstance(event, events.CartItemRemoved)
    assert event.payload() == {
        "cart_id": cart.cart_id,
        "product_id": milk.product_id,
        "product_name": "Milk",
        "unit_price": money("1.20").amount,
        "quantity_removed": pieces(3).value,
        "line_number": 1,
    }
    assert cart.total == money("2.00")


def test_a_line_number_is_never_given_twice() -> None:
    milk, bread = a_product("Milk"), a_product("Bread")
    cart = a_cart([milk, bread])
    cart.remove_item(2)
    cart.add_item(bread, ONE)
    assert [line.number for line in cart.lines] == [1, 3]


@pytest.mark.parametrize(
    "command",
    [
        lambda cart: cart.change_quantity(2, ONE),
        lambda cart: cart.remove_item(2),
        lambda cart: cart.discount_line(2, money("0.10")),
        lambda cart: cart.line(0),
    ],
)
def test_a_line_that_is_gone_cannot_be_changed(command: Callable[[Cart], object]) -> None:
    cart = a_cart([a_product()])
    with pytest.raises(errors.LineNotInCart):
        command(cart)


def test_a_discount_is_taken_off_the_line() -> None:
    cart = a_cart([(a_product(price="1.20"), "2")])
    cart.discount_line(1, money("0.40"))
    (event,) = events_of(cart)
    assert isinstance(event, events.CartLineDiscounted)
    assert (str(event.old_discount), str(event.new_discount)) == ("0.00", "0.40")
    assert (cart.line(1).gross, cart.total) == (money("2.40"), money("2.00"))


def test_the_discount_that_is_already_there_raises_nothing() -> None:
    cart = a_cart([a_product()])
    cart.discount_line(1, money("0.00"))
    assert events_of(cart) == []


def test_a_discount_is_neither_negative_nor_more_than_the_line() -> None:
    cart = a_cart([a_product(price="1.20")])
    with pytest.raises(errors.InvalidAmount):
        cart.discount_line(1, money("-0.01"))
    with pytest.raises(errors.DiscountTooLarge) as refusal:
        cart.discount_line(1, money("1.21"))
    assert str(refusal.value.gross) == "1.20"
    assert events_of(cart) == []
    cart.discount_line(1, money("1.20"))
    assert cart.total == money("0.00")


def test_a_discount_shrinks_with_its_line() -> None:
    cart = a_cart([(a_product(price="1.00"), "3")])
    cart.discount_line(1, money("2.50"))
    events_of(cart)
    cart.change_quantity(1, pieces(2))
    discounted, changed = events_of(cart)
    assert isinstance(discounted, events.CartLineDiscounted)
    assert (str(discounted.old_discount), str(discounted.new_discount)) == ("2.50", "2.00")
    assert isinstance(changed, events.CartItemQuantityUpdated)
    assert (cart.line(1).quantity, cart.total) == (pieces(2), money("0.00"))


def test_a_discount_that_still_fits_stays() -> None:
    cart = a_cart([(a_product(price="1.00"), "3")])
    cart.discount_line(1, money("0.50"))
    events_of(cart)
    cart.change_quantity(1, pieces(2))
    assert [type(event) for event in events_of(cart)] == [events.CartItemQuantityUpdated]
    assert cart.total == money("1.50")


def test_pieces_count_one_by_one_and_a_weighed_line_counts_as_one() -> None:
    plums = a_product("Plums", unit=Unit.KILOGRAM)
    assert a_cart([(a_product(), "3"), (plums, "2.5")]).item_count == 4


def test_submitting_says_what_is_to_pay() -> None:
    cart = a_cart([(a_product(price="1.20"), "2")])
    cart.submit()
    (event,) = events_of(cart)
    assert isinstance(event, events.CartSubmitted)
    assert event.payload() == {
        "cart_id": cart.cart_id,
        "total": money("2.40").amount,
        "item_count": 2,
    }
    assert cart.state is CartState.SUBMITTED


def test_an_empty_cart_is_not_submitted() -> None:
    cart = a_cart([a_product()])
    cart.remove_item(1)
    events_of(cart)
    with pytest.raises(errors.EmptyCart):
        cart.submit()
    assert (cart.state, events_of(cart)) == (CartState.OPEN, [])


def test_a_voided_cart_keeps_its_lines_readable() -> None:
    cart = a_cart([(a_product(price="1.20"), "2")])
    cart.void()
    (event,) = events_of(cart)
    assert isinstance(event, events.CartVoided)
    assert (str(event.total), event.item_count) == ("2.40", 2)
    assert len(cart.lines) == 1


@pytest.mark.parametrize("close", [Cart.submit, Cart.void])
@pytest.mark.parametrize(
    "command",
    [
        lambda cart: cart.add_item(a_product(), ONE),
        lambda cart: cart.change_quantity(1, pieces(2)),
        lambda cart: cart.remove_item(1),
        lambda cart: cart.discount_line(1, money("0.10")),
        lambda cart: cart.submit(),
        lambda cart: cart.void(),
    ],
)
def test_a_closed_cart_takes_no_change(
    close: Callable[[Cart], None], command: Callable[[Cart], object]
) -> None:
    cart = a_cart([a_product()])
    close(cart)
    events_of(cart)
    before = cart.lines
    with pytest.raises(errors.CartClosed) as refusal:
        command(cart)
    assert refusal.value.state == cart.state.value
    assert (cart.lines, events_of(cart)) == (before, [])
