"""A product reserves before it sells, and never more than there is."""

from __future__ import annotations

import pytest

from pos_app.domain import errors
from pos_app.domain.aggregates.product import events
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.values.codes import Gtin, Sku
from pos_app.domain.values.quantity import Quantity, Unit
from tests.builders import a_gtin, a_product, events_of, money, pieces

BAD_QUANTITIES = ["0", "-1", "1.5"]


def create(**changes: object) -> Product:
    fields: dict[str, object] = {"sku": Sku("A"), "name": "Milk", "price": money("1.20")}
    return Product.create(**(fields | changes))  # type: ignore[arg-type]  # a test says one field


def test_a_new_product_says_what_it_is() -> None:
    product = create(department=" Dairy ", stock=pieces(3))
    (event,) = events_of(product)
    assert isinstance(event, events.ProductCreated)
    assert event.to_dict() | {"event_id": "", "occurred_at": ""} == {
        "event_id": "",
        "occurred_at": "",
        "actor_id": "anonymous",
        "approver_id": None,
        "register_id": "",
        "shift_id": None,
        "product_id": str(product.product_id),
        "product_name": "Milk",
        "sku": "A",
        "department": "Dairy",
        "price": "1.20",
        "stock": "3",
        "gtins": (),
        "packs": (),
        "plu": "",
        "unit": "piece",
        "low_stock_level": "0",
        "tax_category": "",
        "is_open_price": False,
        "family": "",
        "variant": "",
    }


@pytest.mark.parametrize("name", ["", "   ", "\n", "x" * 201])
def test_a_name_has_1_to_200_characters(name: str) -> None:
    with pytest.raises(errors.InvalidName):
        create(name=name)


def test_a_name_of_200_characters_is_kept_and_spaces_are_single() -> None:
    assert create(name="x" * 200).name == "x" * 200
    assert create(name="  Whole \t milk ").name == "Whole milk"


def test_a_name_commands_no_printer() -> None:
    assert create(name="Milk\x1b@\x1bi\x00\x9b1m").name == "Milk @ i 1m"
    with pytest.raises(errors.InvalidName):
        create(name="\x00\x1b\x7f")


def test_a_price_may_be_zero_but_not_less() -> None:
    assert create(price=money("0.00")).price == money("0.00")
    with pytest.raises(errors.InvalidAmount):
        create(price=money("-0.01"))


@pytest.mark.parametrize("stock", ["-1", "0.5"])
def test_stock_begins_at_a_whole_number_of_pieces(stock: str) -> None:
    with pytest.raises(errors.InvalidQuantity):
        create(stock=Quantity.of(stock))


def test_the_low_stock_level_is_not_below_zero() -> None:
    with pytest.raises(errors.InvalidQuantity):
        create(low_stock_level=Quantity.of("-1"))


def test_a_barcode_given_twice_is_kept_once() -> None:
    code = Gtin.of(a_gtin(1))
    assert create(gtins=[code, code]).gtins == (code,)


def test_reserving_sets_stock_aside_for_a_cart() -> None:
    product = a_product(stock="10")
    product.reserve_stock(pieces(3))
    assert (product.stock, product.reserved, product.available) == (
        pieces(10),
        pieces(3),
        pieces(7),
    )
    (event,) = events_of(product)
    assert isinstance(event, events.StockReserved)
    assert (event.product_id, event.product_name) == (product.product_id, "Milk")
    assert (str(event.quantity_reserved), str(event.remaining_stock)) == ("3", "7")


@pytest.mark.parametrize("quantity", BAD_QUANTITIES)
@pytest.mark.parametrize("command", ["reserve_stock", "release_stock", "sell_reserved"])
def test_only_a_positive_number_of_pieces_moves(command: str, quantity: str) -> None:
    product = a_product(stock="10")
    product.reserve_stock(pieces(5))
    events_of(product)
    with pytest.raises(errors.InvalidQuantity):
        getattr(product, command)(Quantity.of(quantity))
    assert product.reserved == pieces(5)
    assert events_of(product) == []


def test_more_than_is_available_is_not_reserved() -> None:
    product = a_product(stock="2")
    product.reserve_stock(pieces(1))
    events_of(product)
    with pytest.raises(errors.InsufficientStock) as refusal:
        product.reserve_stock(pieces(2))
    assert (str(refusal.value.requested), str(refusal.value.available)) == ("2", "1")
    assert product.reserved == pieces(1)
    assert events_of(product) == []


def test_a_retired_product_reserves_nothing_more_but_sells_what_is_reserved() -> None:
    product = a_product()
    product.reserve_stock(pieces(2))
    product.retire()
    with pytest.raises(errors.ProductRetired):
        product.reserve_stock(pieces(1))
    product.sell_reserved(pieces(1))
    product.release_stock(pieces(1))
    assert product.stock == pieces(99)


def test_releasing_gives_the_stock_back() -> None:
    product = a_product(stock="10")
    product.reserve_stock(pieces(3))
    events_of(product)
    product.release_stock(pieces(2))
    (event,) = events_of(product)
    assert isinstance(event, events.StockReleased)
    assert (str(event.quantity_released), str(event.new_stock)) == ("2", "9")
    assert product.reserved == pieces(1)


def test_selling_takes_reserved_stock_out_of_the_store() -> None:
    product = a_product(stock="10")
    product.reserve_stock(pieces(3))
    events_of(product)
    product.sell_reserved(pieces(3))
    (event,) = events_of(product)
    assert isinstance(event, events.StockSold)
    assert (str(event.quantity_sold), str(event.stock_on_hand)) == ("3", "7")
    assert (product.stock, product.reserved) == (pieces(7), pieces(0))


@pytest.mark.parametrize("command", ["release_stock", "sell_reserved"])
def test_what_is_not_reserved_is_neither_released_nor_sold(command: str) -> None:
    product = a_product(stock="10")
    product.reserve_stock(pieces(1))
    events_of(product)
    with pytest.raises(errors.NotReserved):
        getattr(product, command)(pieces(2))
    assert product.reserved == pieces(1)
    assert events_of(product) == []


def test_stock_runs_low_once_when_it_falls_to_the_level() -> None:
    product = a_product(stock="10", low_stock_level="5")
    product.reserve_stock(pieces(4))
    assert [type(event) for event in events_of(product)] == [events.StockReserved]
    product.reserve_stock(pieces(1))
    low = events_of(product)[1]
    assert isinstance(low, events.StockRanLow)
    assert (str(low.remaining_stock), str(low.low_stock_level)) == ("5", "5")
    product.reserve_stock(pieces(1))
    assert [type(event) for event in events_of(product)] == [events.StockReserved]


def test_weights_are_reserved_to_the_gram() -> None:
    product = a_product(unit=Unit.KILOGRAM, stock="1.5")
    product.reserve_stock(Quantity.of("0.125"))
    assert str(product.available) == "1.375"


def test_a_new_price_says_the_old_one() -> None:
    product = a_product(price="1.20")
    product.reprice(money("1.35"))
    (event,) = events_of(product)
    assert isinstance(event, events.ProductRepriced)
    assert (str(event.old_price), str(event.new_price)) == ("1.20", "1.35")


def test_the_price_it_already_has_raises_nothing() -> None:
    product = a_product(price="1.20")
    product.reprice(money("1.2"))
    assert events_of(product) == []


def test_a_price_is_not_changed_to_less_than_zero() -> None:
    product = a_product(price="1.20")
    with pytest.raises(errors.InvalidAmount):
        product.reprice(money("-1.00"))
    assert product.price == money("1.20")


def test_a_new_description_says_the_old_one() -> None:
    product = a_product("Milk", gtins=[a_gtin(1)])
    product.describe(name="Whole milk", department="Dairy", gtins=[Gtin.of(a_gtin(2))])
    (event,) = events_of(product)
    assert isinstance(event, events.ProductDescribed)
    assert (event.old_name, event.product_name) == ("Milk", "Whole milk")
    assert (event.old_gtins, event.gtins) == ((a_gtin(1),), (a_gtin(2),))


def test_the_description_it_already_has_raises_nothing() -> None:
    product = a_product("Milk")
    product.describe(name=" Milk ", department="Dairy", gtins=[])
    assert events_of(product) == []


def test_retiring_twice_is_told_once() -> None:
    product = a_product()
    product.retire()
    product.retire()
    assert [type(event) for event in events_of(product)] == [events.ProductRetired]
