"""A blind count in several hands corrects the stock while the till goes on selling."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.count_service import CountSnapshot
from pos_app.application.errors import UnknownCode
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.stock_count.errors import NotOnSheet, StockCountClosed
from pos_app.domain.errors import InvalidQuantity
from pos_app.domain.values.quantity import Quantity, Unit
from tests.builders import pieces
from tests.stores import a_store, a_till, sell, stocked


def told(*values: object) -> tuple[object, ...]:
    """Return the values, to be compared with numbers of any kind."""
    return values


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(a_store(tmp_path / "store")) as till:
        stocked(till, "Milk", stock="10")
        stocked(till, "Bread", stock="4")
        yield till
        assert till.stock.prover.prove().problems == ()


@pytest.fixture
def count(till: Till) -> CountSnapshot:
    return till.stock.counting.start()


def on_hand(till: Till, sku: str) -> Decimal:
    ((stock,),) = till._database.writer.command(f"SELECT stock FROM products WHERE sku = '{sku}'")
    return Quantity(stock).value


def scan(till: Till, count: CountSnapshot, sheet: str, sku: str, quantity: int = 1) -> None:
    till.stock.counting.scan(count.count_id, sheet, sku, pieces(quantity))


def test_the_sheets_of_several_hands_add_up(till: Till, count: CountSnapshot) -> None:
    scan(till, count, "Shelf", "MILK", 6)
    scan(till, count, "Store room", "MILK", 3)
    (milk,) = till.stock.queries.variances(count.count_id)
    assert told(milk.expected, milk.counted, milk.difference) == (10, 9, -1)


def test_the_first_look_at_a_sheet_tells_nothing_of_what_is_expected(
    till: Till, count: CountSnapshot
) -> None:
    line = till.stock.counting.scan(count.count_id, "Shelf", "MILK")
    assert told(line.name, line.on_sheet) == ("Milk", 1)
    assert not hasattr(line, "expected")


def test_an_approved_count_corrects_the_stock(till: Till, count: CountSnapshot) -> None:
    scan(till, count, "Shelf", "MILK", 12)
    scan(till, count, "Shelf", "BREAD", 4)
    assert till.stock.counting.approve(count.count_id).state == "approved"
    assert told(on_hand(till, "MILK"), on_hand(till, "BREAD")) == (12, 4)


def test_what_is_sold_after_it_was_counted_stays_sold(till: Till, count: CountSnapshot) -> None:
    scan(till, count, "Shelf", "MILK", 9)
    sell(till, "MILK", "MILK")
    till.stock.counting.approve(count.count_id)
    assert on_hand(till, "MILK") == 7


def test_what_stands_in_a_cart_is_not_looked_for_on_the_shelf(
    till: Till, count: CountSnapshot
) -> None:
    cart = till.carts.scan(None, "MILK", pieces(3))
    scan(till, count, "Shelf", "MILK", 7)
    assert till.stock.queries.variances(count.count_id) == ()
    till.orders.pay_cash(cart.cart_id)
    till.stock.counting.approve(count.count_id)
    assert on_hand(till, "MILK") == 7


def test_what_nobody_counted_is_left_alone_or_taken_as_gone(till: Till) -> None:
    for as_none, left in ((False, 4), (True, 0)):
        count = till.stock.counting.start()
        scan(till, count, "Shelf", "MILK", 10)
        (bread,) = till.stock.queries.uncounted(count.count_id, "")
        assert bread.difference == -4
        till.stock.counting.approve(count.count_id, uncounted_as_none=as_none)
        assert on_hand(till, "BREAD") == left


def test_a_wrong_number_on_a_sheet_is_put_right(till: Till, count: CountSnapshot) -> None:
    scan(till, count, "Shelf", "MILK", 12)
    milk = till.stock.queries.sheet(count.count_id, "Shelf")[0]
    till.stock.counting.correct(count.count_id, "Shelf", milk.product_id, pieces(10))
    assert till.stock.queries.sheet(count.count_id, "Shelf")[0].on_sheet == 10
    with pytest.raises(NotOnSheet):
        till.stock.counting.scan(count.count_id, "Shelf", "MILK", pieces(-11))


@pytest.mark.parametrize("quantity", ["0", "0.5"])
def test_half_a_piece_is_not_counted(till: Till, count: CountSnapshot, quantity: str) -> None:
    with pytest.raises(InvalidQuantity):
        till.stock.counting.scan(count.count_id, "Shelf", "MILK", Quantity.of(quantity))


def test_an_unknown_code_is_said(till: Till, count: CountSnapshot) -> None:
    with pytest.raises(UnknownCode):
        till.stock.counting.scan(count.count_id, "Shelf", "333931")


def test_a_count_that_is_over_takes_no_more(till: Till, count: CountSnapshot) -> None:
    till.stock.counting.cancel(count.count_id, "Wrong shelf")
    with pytest.raises(StockCountClosed):
        scan(till, count, "Shelf", "MILK")
    with pytest.raises(StockCountClosed):
        till.stock.counting.approve(count.count_id)
    assert on_hand(till, "MILK") == 10


def test_what_is_weighed_is_counted_by_weight(till: Till, count: CountSnapshot) -> None:
    stocked(till, "Apples", stock="2.5", unit=Unit.KILOGRAM)
    till.stock.counting.scan(count.count_id, "Shelf", "APPLES", Quantity.of("2.75"))
    till.stock.counting.approve(count.count_id)
    assert on_hand(till, "APPLES") == Decimal("2.75")


def test_a_program_killed_while_a_count_is_taken_over_does_the_rest_at_the_next_start(
    till: Till, count: CountSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(till, count, "Shelf", "MILK", 9)
    with monkeypatch.context() as killed:
        killed.setattr(till.stock.counting, "_settle", lambda _count_id: None)
        till.stock.counting.approve(count.count_id)
    assert on_hand(till, "MILK") == 10
    till.stock.counting.settle_due()
    till.stock.counting.settle_due()
    assert on_hand(till, "MILK") == 9
