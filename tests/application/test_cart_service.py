"""Each command on a cart is one transaction: stock, cart and events, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.errors import CartNotFound, StoreNotSetUp, UnknownCode
from pos_app.bootstrap import Till, open_till
from pos_app.domain import errors
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import ONE, Quantity, Unit
from tests.application.ledger import available, last_seq, logged, reconcile, types_logged
from tests.builders import a_gtin, pieces
from tests.stores import a_till, sell, stocked


def test_the_first_scan_opens_a_cart(till: Till) -> None:
    stocked(till, "Milk", price="1.20", gtins=(a_gtin(1),))
    before = last_seq(till)
    cart = till.carts.scan(None, a_gtin(1))
    assert (cart.state, cart.total, cart.item_count, cart.touched) == (
        "open",
        Decimal("1.20"),
        1,
        1,
    )
    assert types_logged(till, before) == ["CartStarted", "CartItemAdded", "StockReserved"]
    assert available(till, "MILK") == 99


def test_the_next_scan_goes_into_the_same_cart(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    stocked(till, "Bread", price="2.00")
    cart = till.carts.scan(None, "MILK")
    cart = till.carts.scan(cart.cart_id, "BREAD")
    cart = till.carts.scan(cart.cart_id, "MILK")
    assert [(line.name, line.quantity) for line in cart.lines] == [
        ("Milk", Decimal(2)),
        ("Bread", Decimal(1)),
    ]
    assert cart.total == Decimal("4.40")
    assert cart.touched == 1


def test_a_price_and_a_discount_may_be_stated(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    cart = till.carts.add(
        None, "MILK", pieces(2), unit_price=Decimal("1.00"), discount=Decimal("0.30")
    )
    cart = till.carts.add(
        cart.cart_id, "MILK", pieces(1), unit_price=Decimal("1.00"), discount=Decimal("0.20")
    )
    assert (cart.subtotal, cart.discount, cart.total) == (
        Decimal("3.00"),
        Decimal("0.50"),
        Decimal("2.50"),
    )


def test_a_further_discount_is_not_negative(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    cart = till.carts.add(None, "MILK", pieces(1), discount=Decimal("0.50"))
    with pytest.raises(errors.InvalidAmount):
        till.carts.add(cart.cart_id, "MILK", pieces(1), discount=Decimal("-0.10"))
    assert till.carts.get(cart.cart_id).discount == Decimal("0.50")


def test_more_of_a_line_reserves_and_less_releases(till: Till) -> None:
    stocked(till, "Milk")
    cart = till.carts.scan(None, "MILK")
    before = last_seq(till)
    till.carts.change_quantity(cart.cart_id, 1, pieces(5))
    assert available(till, "MILK") == 95
    till.carts.change_quantity(cart.cart_id, 1, pieces(2))
    assert available(till, "MILK") == 98
    assert types_logged(till, before) == [
        "CartItemQuantityUpdated",
        "StockReserved",
        "CartItemQuantityUpdated",
        "StockReleased",
    ]


def test_the_quantity_that_is_already_there_is_no_event(till: Till) -> None:
    stocked(till, "Milk")
    cart = till.carts.scan(None, "MILK")
    before = last_seq(till)
    assert till.carts.change_quantity(cart.cart_id, 1, ONE).lines == cart.lines
    assert last_seq(till) == before


def test_a_removed_line_gives_its_stock_back(till: Till) -> None:
    stocked(till, "Milk")
    cart = till.carts.scan(None, "MILK", pieces(3))
    before = last_seq(till)
    assert till.carts.remove_line(cart.cart_id, 1).lines == ()
    assert available(till, "MILK") == 100
    assert types_logged(till, before) == ["CartItemRemoved", "StockReleased"]


def test_a_discount_is_set_and_taken_away(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    cart = till.carts.scan(None, "MILK")
    assert till.carts.discount_line(cart.cart_id, 1, Decimal("0.20")).total == Decimal("1.00")
    assert till.carts.discount_line(cart.cart_id, 1, Decimal(0)).total == Decimal("1.20")


def test_a_voided_cart_gives_all_its_stock_back(till: Till) -> None:
    stocked(till, "Milk")
    stocked(till, "Plums", unit=Unit.KILOGRAM, stock="10")
    cart = till.carts.scan(None, "MILK", pieces(3))
    till.carts.add(cart.cart_id, "MILK", ONE, unit_price=Decimal("0.50"))
    till.carts.add(cart.cart_id, "PLUMS", Quantity.of("1.250"))
    before = last_seq(till)
    till.carts.void(cart.cart_id)
    assert available(till, "MILK") == 100
    assert available(till, "PLUMS") == 10
    assert types_logged(till, before)[0] == "CartVoided"
    assert types_logged(till, before).count("StockReleased") == 3
    reconcile(till)


Command = Callable[[Till, UUID], object]
REFUSALS: list[tuple[Command, type[Exception]]] = [
    (lambda till, cart: till.carts.scan(cart, "NOBODY"), UnknownCode),
    (lambda till, cart: till.carts.scan(cart, "MILK", pieces(100)), errors.InsufficientStock),
    (lambda till, cart: till.carts.scan(cart, "MILK", pieces(0)), errors.InvalidQuantity),
    (lambda till, cart: till.carts.scan(cart, "MILK", pieces(-1)), errors.InvalidQuantity),
    (
        lambda till, cart: till.carts.scan(cart, "MILK", Quantity.of("0.5")),
        errors.InvalidQuantity,
    ),
    (
        lambda till, cart: till.carts.add(cart, "MILK", ONE, unit_price=Decimal("1.001")),
        errors.InvalidAmount,
    ),
    (
        lambda till, cart: till.carts.add(cart, "MILK", ONE, unit_price=Decimal("NaN")),
        errors.InvalidAmount,
    ),
    (
        lambda till, cart: till.carts.add(cart, "MILK", ONE, discount=Decimal("9.00")),
        errors.DiscountTooLarge,
    ),
    (
        lambda till, cart: till.carts.change_quantity(cart, 1, pieces(101)),
        errors.InsufficientStock,
    ),
    (
        lambda till, cart: till.carts.change_quantity(cart, 1, pieces(0)),
        errors.InvalidQuantity,
    ),
    (lambda till, cart: till.carts.change_quantity(cart, 9, ONE), errors.LineNotInCart),
    (lambda till, cart: till.carts.remove_line(cart, 9), errors.LineNotInCart),
    (
        lambda till, cart: till.carts.discount_line(cart, 1, Decimal("-0.01")),
        errors.InvalidAmount,
    ),
    (
        lambda till, cart: till.carts.discount_line(cart, 1, Decimal("1.21")),
        errors.DiscountTooLarge,
    ),
    (lambda till, _: till.carts.scan(new_id(), "MILK"), CartNotFound),
    (lambda till, _: till.carts.void(new_id()), CartNotFound),
    (lambda till, _: till.orders.pay_cash(new_id()), CartNotFound),
    (lambda till, cart: till.orders.pay_cash(cart, Decimal("1.19")), errors.TenderTooSmall),
    (lambda till, cart: till.orders.pay_cash(cart, Decimal("2.001")), errors.InvalidAmount),
]


@pytest.mark.parametrize(("command", "error"), REFUSALS)
def test_a_refused_command_changes_nothing(
    till: Till, command: Command, error: type[Exception]
) -> None:
    stocked(till, "Milk", price="1.20")
    cart = till.carts.scan(None, "MILK")
    before = last_seq(till)
    with pytest.raises(error):
        command(till, cart.cart_id)
    assert till.carts.get(cart.cart_id).lines == cart.lines
    assert available(till, "MILK") == 99
    assert last_seq(till) == before
    assert sell(till, "MILK").number == "1-00001"


def test_a_closed_cart_is_not_scanned_into(till: Till) -> None:
    stocked(till, "Milk")
    paid = till.carts.scan(None, "MILK").cart_id
    till.orders.pay_cash(paid)
    gone = till.carts.scan(None, "MILK").cart_id
    till.carts.void(gone)
    for cart_id in (paid, gone):
        with pytest.raises(errors.CartClosed):
            till.carts.scan(cart_id, "MILK")
    reconcile(till)


def test_a_retired_product_is_not_scanned(till: Till) -> None:
    milk = stocked(till, "Milk")
    till.products.retire(milk.product_id)
    with pytest.raises(errors.ProductRetired):
        till.carts.scan(None, "MILK")


def test_carts_left_open_are_offered_the_newest_first(till: Till) -> None:
    stocked(till, "Milk")
    first = till.carts.scan(None, "MILK")
    emptied = till.carts.scan(None, "MILK")
    till.carts.remove_line(emptied.cart_id, 1)
    second = till.carts.scan(None, "MILK")
    assert [cart.cart_id for cart in till.carts.left_open()] == [second.cart_id, first.cart_id]


def test_an_open_cart_outlives_the_program(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        stocked(till, "Milk")
        cart = till.carts.scan(None, "MILK", pieces(2))
    with a_till(tmp_path / "store") as till:
        (left,) = till.carts.left_open()
        assert left.lines == cart.lines
        assert till.orders.pay_cash(left.cart_id).total == cart.total


def test_who_acts_where_is_in_the_log(till: Till) -> None:
    stocked(till, "Milk")
    till._workplace.actor_id = "ana"
    before = last_seq(till)
    till.carts.scan(None, "MILK")
    queries = till.audit_queries()
    entry = queries.entry(before + 1)
    queries.close()
    assert entry is not None
    assert (entry.actor_id, entry.register_id, entry.aggregate_type) == ("ana", "1", "Cart")


def test_amounts_and_quantities_in_the_log_are_text(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    before = last_seq(till)
    till.carts.scan(None, "MILK", pieces(2))
    added = dict(logged(till, before))["CartItemAdded"]
    assert (added["quantity"], added["unit_price"]) == ("2", "1.20")


def test_nothing_is_sold_before_a_store_is_set_up(tmp_path: Path) -> None:
    till = open_till(tmp_path / "new")
    with pytest.raises(UnknownCode):
        till.carts.scan(None, "MILK")
    with pytest.raises(StoreNotSetUp):
        till.start()
    till.close()
