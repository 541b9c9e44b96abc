"""Deliveries, corrections and transfers move stock with a reason, a document and its worth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.purchasing_service import Wanted
from pos_app.application.snapshots import ProductSnapshot
from pos_app.application.stock_snapshots import Reckoning
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.goods_receipt.errors import NothingReceived
from pos_app.domain.aggregates.product.stock import StockPolicy
from pos_app.domain.aggregates.product.stock_keeping import AdjustmentReason
from pos_app.domain.aggregates.purchase_order.errors import (
    PurchaseOrderClosed,
    PurchaseOrderEmpty,
)
from pos_app.domain.errors import ConfirmBeyondStock, InsufficientStock, InvalidReason
from pos_app.domain.values.quantity import Quantity
from tests.builders import pieces
from tests.stores import a_store, a_till, sell, stocked

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def told(*values: object) -> tuple[object, ...]:
    """Return the values, to be compared with numbers of any kind."""
    return values


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(a_store(tmp_path / "store")) as till:
        yield till
        assert till.stock.prover.prove().problems == ()


@pytest.fixture
def milk(till: Till) -> ProductSnapshot:
    return stocked(till, "Milk", stock="10")


def worth(till: Till, product: ProductSnapshot) -> tuple[object, ...]:
    level = till.stock.queries.level(product.product_id)
    assert level is not None
    return level.on_hand, level.value


def card(till: Till, product: ProductSnapshot) -> list[tuple[str, str, str]]:
    """The stock card, oldest first: kind, quantity and what was there then."""
    rows = till.stock.queries.movements(product.product_id)
    return [(row.kind, str(row.quantity), str(row.on_hand)) for row in reversed(rows)]


def came(product: ProductSnapshot, count: int, cost: str) -> Wanted:
    return Wanted(product.product_id, pieces(count), Decimal(cost))


@pytest.mark.parametrize(
    ("reason", "on_hand"),
    [(AdjustmentReason.DAMAGE, 8), (AdjustmentReason.OWN_USE, 8), (AdjustmentReason.FOUND, 12)],
)
def test_a_correction_goes_the_way_of_its_reason(
    till: Till, milk: ProductSnapshot, reason: AdjustmentReason, on_hand: int
) -> None:
    level = till.stock.keeping.adjust(milk.product_id, pieces(2), reason, "Fell down")
    assert level.on_hand == on_hand
    row = till.stock.queries.movements(milk.product_id)[0]
    assert (row.kind, row.reason) == ("adjustment", reason.value)


def test_no_more_is_written_off_than_is_there(till: Till, milk: ProductSnapshot) -> None:
    with pytest.raises(InsufficientStock):
        till.stock.keeping.adjust(milk.product_id, pieces(11), AdjustmentReason.THEFT)
    assert card(till, milk) == [("opening", "10", "10")]


def test_what_goes_to_another_store_comes_back_from_it(till: Till, milk: ProductSnapshot) -> None:
    till.stock.keeping.transfer(milk.product_id, pieces(4), "Kiosk")
    till.stock.keeping.transfer(milk.product_id, pieces(1), "Kiosk", is_incoming=True)
    assert card(till, milk)[1:] == [("transfer", "-4", "6"), ("transfer", "1", "7")]
    with pytest.raises(InvalidReason):
        till.stock.keeping.transfer(milk.product_id, pieces(1), " ")


def test_a_delivery_raises_stock_and_worth(till: Till) -> None:
    milk = stocked(till, "Milk", stock="0")
    receipt = till.stock.purchasing.receive([came(milk, 24, "1.30")], reference="LS 4711")
    assert (receipt.number, receipt.total) == ("G-1", Decimal("31.20"))
    assert worth(till, milk) == (24, Decimal("31.20"))


def test_what_is_sold_takes_its_share_and_the_last_piece_the_rest(till: Till) -> None:
    milk = stocked(till, "Milk", stock="0")
    till.stock.purchasing.receive([Wanted(milk.product_id, pieces(2), Decimal("1.00"))])
    till.stock.purchasing.receive([Wanted(milk.product_id, pieces(1), Decimal("0.50"))])
    left: list[object] = []
    for _ in range(3):
        sell(till, "MILK")
        left.append(worth(till, milk)[1])
    assert left == [Decimal("1.67"), Decimal("0.83"), Decimal("0.00")]


def test_the_average_is_weighted_by_quantity(till: Till) -> None:
    milk = stocked(till, "Milk", stock="0")
    till.stock.purchasing.receive([came(milk, 10, "1.00"), came(milk, 30, "2.00")])
    level = till.stock.queries.level(milk.product_id)
    assert level is not None
    assert level.unit_cost == Decimal("1.75")


def test_a_cost_written_down_is_a_movement_of_worth(till: Till, milk: ProductSnapshot) -> None:
    till.stock.keeping.set_unit_cost(milk.product_id, Decimal("0.80"))
    assert worth(till, milk) == (10, Decimal("8.00"))
    assert card(till, milk)[-1] == ("cost", "0", "10")


def test_an_empty_delivery_is_refused(till: Till) -> None:
    with pytest.raises(NothingReceived):
        till.stock.purchasing.receive([])


def test_an_order_comes_in_two_deliveries(till: Till, milk: ProductSnapshot) -> None:
    buying = till.stock.purchasing
    supplier = buying.add_supplier("Dairy Ltd", "C-100", "orders@dairy.example")
    order = buying.draft_order([came(milk, 12, "0.90")])
    with pytest.raises(PurchaseOrderClosed):
        buying.receive([came(milk, 1, "0.90")], purchase_order_id=order.purchase_order_id)
    buying.send_order(order.purchase_order_id, supplier.supplier_id)
    with pytest.raises(PurchaseOrderClosed):
        buying.set_line(order.purchase_order_id, came(milk, 24, "0.90"))

    some = Wanted(milk.product_id, pieces(5))
    buying.receive([some], purchase_order_id=order.purchase_order_id)
    partly = buying.order(order.purchase_order_id)
    assert told(partly.state, partly.lines[0].outstanding) == ("partly received", 7)
    assert worth(till, milk) == (15, Decimal("4.50"))

    buying.receive([came(milk, 7, "0.95")], purchase_order_id=order.purchase_order_id)
    assert buying.order(order.purchase_order_id).state == "received"


def test_an_order_without_lines_does_not_go_out(till: Till) -> None:
    supplier = till.stock.purchasing.add_supplier("Dairy Ltd")
    order = till.stock.purchasing.draft_order()
    with pytest.raises(PurchaseOrderEmpty):
        till.stock.purchasing.send_order(order.purchase_order_id, supplier.supplier_id)


def test_a_cancelled_order_expects_nothing(till: Till, milk: ProductSnapshot) -> None:
    order = till.stock.purchasing.draft_order([came(milk, 1, "1.00")])
    cancelled = till.stock.purchasing.cancel_order(order.purchase_order_id, "Out of season")
    assert cancelled.state == "cancelled"
    with pytest.raises(PurchaseOrderClosed):
        till.stock.purchasing.cancel_order(order.purchase_order_id, "Again")


def test_a_changed_supplier_is_found_under_the_new_name(till: Till) -> None:
    supplier = till.stock.purchasing.add_supplier("Dairy")
    till.stock.purchasing.change_supplier(supplier.supplier_id, "Dairy Ltd", "C-1", "")
    assert [each.name for each in till.stock.purchasing.suppliers()] == ["Dairy Ltd"]


def test_what_goes_back_to_a_supplier_leaves_at_its_average(
    till: Till, milk: ProductSnapshot
) -> None:
    till.stock.keeping.set_unit_cost(milk.product_id, Decimal("0.80"))
    till.stock.purchasing.send_back(milk.product_id, pieces(3), "Sour")
    assert worth(till, milk) == (7, Decimal("5.60"))


def test_a_product_that_warns_is_sold_beyond_what_is_known(
    till: Till, milk: ProductSnapshot
) -> None:
    till.stock.keeping.change_policy(milk.product_id, StockPolicy.WARN)
    cart = till.carts.scan(None, "MILK", pieces(12))
    till.orders.pay_cash(cart.cart_id)
    assert worth(till, milk)[0] == -2


def test_a_product_that_asks_is_sold_once_somebody_says_so(
    till: Till, milk: ProductSnapshot
) -> None:
    till.stock.keeping.change_policy(milk.product_id, StockPolicy.ASK)
    with pytest.raises(ConfirmBeyondStock):
        till.carts.scan(None, "MILK", pieces(12))
    cart = till.carts.scan(None, "MILK", pieces(12), is_beyond_stock=True)
    assert cart.lines[0].quantity == 12


def test_a_delivery_after_selling_too_much_is_worth_what_is_left_of_it(
    till: Till, milk: ProductSnapshot
) -> None:
    till.stock.keeping.change_policy(milk.product_id, StockPolicy.WARN)
    till.orders.pay_cash(till.carts.scan(None, "MILK", pieces(14)).cart_id)
    till.stock.purchasing.receive([came(milk, 10, "1.10")])
    assert worth(till, milk) == (6, Decimal("6.60"))


def test_what_was_there_at_any_moment_can_be_asked(till: Till, milk: ProductSnapshot) -> None:
    before = till.stock.queries.movements(milk.product_id)[0].moved_at
    sell(till, "MILK", "MILK")
    queries, first = till.stock.queries, before - timedelta(seconds=1)
    sold = queries.movements(milk.product_id)[0].moved_at
    assert queries.reckoning(milk.product_id, first) == Reckoning(Decimal(0), Decimal(0), 0)
    assert queries.reckoning(milk.product_id, before) == Reckoning(Decimal(10), Decimal(0), 0)
    after = queries.reckoning(milk.product_id, sold)
    assert (after, after.on_hand) == (Reckoning(Decimal(10), Decimal(-2), 1), Decimal(8))


def test_the_reports_say_what_runs_low_what_it_is_worth_and_what_nobody_buys(till: Till) -> None:
    milk = stocked(till, "Milk", stock="6", low_stock_level="5")
    bread = stocked(till, "Bread", stock="8", price="2.00")
    till.stock.keeping.set_unit_cost(bread.product_id, Decimal("0.75"))
    sell(till, "MILK")
    till.stock.keeping.adjust(bread.product_id, pieces(2), AdjustmentReason.THEFT)
    since = till.stock.queries.movements(milk.product_id)[-1].moved_at
    until = till.stock.queries.movements(bread.product_id)[0].moved_at.replace(year=2099)

    (low,) = till.stock.reports.low(since, 28)
    assert told(low.name, low.available, low.sold, low.suggested) == ("Milk", 5, 1, 1)
    (dairy,) = till.stock.reports.worth()
    assert (dairy.products, dairy.cost, dairy.price) == (2, Decimal("4.50"), Decimal("18.00"))
    (dead,) = till.stock.reports.dead(since)
    assert (dead.name, dead.last_sold) == ("Bread", None)
    (lost,) = till.stock.reports.shrinkage(since, until)
    assert told(lost.reason, lost.quantity, lost.value) == ("theft", -2, Decimal("-1.50"))


def test_what_lasts_no_two_weeks_runs_low_whatever_its_level(till: Till) -> None:
    fast = stocked(till, "Milk", stock="12", low_stock_level="0")
    stocked(till, "Bread", stock="12", low_stock_level="0")
    sell(till, *[fast.sku] * 8, "BREAD")
    (low,) = till.stock.reports.low(LONG_AGO, 28)
    assert told(low.name, low.available, low.sold, low.suggested) == ("Milk", 4, 8, 0)
    sell(till, fast.sku)
    (low,) = till.stock.reports.low(LONG_AGO, 28)
    assert told(low.name, low.available, low.sold, low.suggested) == ("Milk", 3, 9, 2)


def test_an_order_that_is_under_way_lowers_what_is_suggested(till: Till) -> None:
    milk = stocked(till, "Milk", stock="0", low_stock_level="5")
    buying = till.stock.purchasing
    supplier = buying.add_supplier("Dairy Ltd")
    order = buying.draft_order([Wanted(milk.product_id, Quantity.of(3), Decimal(1))])
    buying.send_order(order.purchase_order_id, supplier.supplier_id)
    (low,) = till.stock.reports.low(LONG_AGO, 28)
    assert told(low.on_order, low.suggested) == (3, 2)
