"""A return that is asked for twice pays once; what it does to points and exemptions adds up."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos_app.application.errors import OrderNotFound
from pos_app.application.evidence import ReceiptCode
from pos_app.application.order_service import TenderRequest
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.application.refunding import Cause
from pos_app.application.sale_search import SaleSearch
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.aggregates.customer.errors import InsufficientPoints
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.tax import TaxRate
from pos_app.domain.values.tender import TenderKind
from tests.builders import money, pieces
from tests.stores import sell, stocked


@pytest.fixture
def sale(till: Till) -> OrderSnapshot:
    """Four loaves at 2.50, paid in cash."""
    stocked(till, "Loaf", price="2.50")
    cart = till.carts.scan(None, "LOAF", pieces(4))
    return till.orders.pay_cash(cart.cart_id)


def test_an_attempt_that_is_repeated_pays_nothing_again(till: Till, sale: OrderSnapshot) -> None:
    attempt = new_id()
    first, second = (
        till.returns.refund(sale.number, {1: pieces(1)}, reason="Other", attempt_id=attempt)
        for _ in range(2)
    )
    assert (first.was_made_before, second.was_made_before) == (False, True)
    assert second.number == first.number
    assert second.payout == first.payout == (("cash", Decimal("2.50")),)
    assert till.returns.returnable(sale.number).lines[0].returned == 1


def test_an_undone_sale_and_a_return_without_receipt_are_made_once_each(
    till: Till, sale: OrderSnapshot
) -> None:
    attempt, other = new_id(), new_id()
    undone = [till.returns.void(sale.number, "Other", attempt_id=attempt) for _ in range(2)]
    assert undone[1].was_made_before
    loose = [
        till.returns.without_receipt(
            "LOAF", pieces(1), Decimal(2), reason="Other", is_restocked=True, attempt_id=other
        )
        for _ in range(2)
    ]
    assert {each.number for each in (*undone, *loose)} == {"1-R00001", "1-R00002"}


def test_an_exchange_completes_with_its_return_or_not_at_all(
    till: Till, sale: OrderSnapshot
) -> None:
    stocked(till, "Cake", price="2.50")
    cart_id = till.carts.scan(None, "CAKE").cart_id
    attempt = new_id()
    first, second = (
        till.returns.exchange(
            sale.number, {1: pieces(1)}, cart_id, reason="Other", attempt_id=attempt
        )
        for _ in range(2)
    )
    assert first.order is not None
    assert second.order is not None
    assert second.order.was_paid_before
    assert second.order.number == first.order.number == "1-00002"


def test_each_line_has_its_own_reason_and_its_own_place(till: Till) -> None:
    stocked(till, "Loaf", price="2.50")
    stocked(till, "Milk", price="1.00")
    sale = sell(till, "LOAF", "MILK")
    till.returns.refund(
        sale.number,
        {1: pieces(1), 2: pieces(1)},
        reason="Wrong item",
        causes={2: Cause("Damaged", is_restocked=False)},
    )
    left = {sku: till.product_queries.by_code(sku) for sku in ("LOAF", "MILK")}
    assert {sku: found and found.available for sku, found in left.items()} == {
        "LOAF": 100,
        "MILK": 99,
    }
    reasons = [each.payload["reason"] for each in entries(till, "RefundLineReturned")]
    assert sorted(reasons) == ["Damaged", "Wrong item"]


def entries(till: Till, event_type: str) -> list[AuditEntry]:
    """Return what the log holds of a type."""
    log = till.audit_queries()
    found = [each for each in log.page(AuditFilter(), None, 100) if each.event_type == event_type]
    log.close()
    return found


def member(till: Till, points_per: str = "1.00", worth: str = "0.10") -> UUID:
    till.customers.set_points_rule(money(points_per), money(worth), is_on=True)
    return till.customers.add(PersonalData("Ines")).customer_id


def points_of(till: Till, customer_id: UUID) -> int:
    found = till.customer_queries.by_id(customer_id)
    assert found is not None
    return found.points


def sold_to(till: Till, customer_id: UUID, count: int, *, by_points: str = "") -> OrderSnapshot:
    cart = till.carts.scan(None, "LOAF", pieces(count))
    till.cart_terms.choose_customer(cart.cart_id, customer_id)
    if by_points:
        till.orders.take(
            cart.cart_id,
            TenderRequest(new_id(), TenderKind.POINTS, Decimal(by_points), account_id=customer_id),
        )
    return till.orders.pay_cash(cart.cart_id)


def test_what_goods_earned_goes_with_them(till: Till) -> None:
    stocked(till, "Loaf", price="2.50")
    customer_id = member(till)
    sale = sold_to(till, customer_id, 4)
    assert points_of(till, customer_id) == 10
    seen = []
    for _ in range(4):
        till.returns.refund(sale.number, {1: pieces(1)}, reason="Other")
        seen.append(points_of(till, customer_id))
    assert seen == [7, 5, 2, 0]


def test_points_that_paid_come_back_as_points(till: Till) -> None:
    stocked(till, "Loaf", price="2.50")
    customer_id = member(till)
    sold_to(till, customer_id, 4)
    sale = sold_to(till, customer_id, 2, by_points="0.70")
    assert points_of(till, customer_id) == 10 - 7 + 4
    first = till.returns.refund(sale.number, {1: pieces(1)}, reason="Other")
    assert first.payout == (("points", Decimal("0.70")), ("cash", Decimal("1.80")))
    till.returns.refund(sale.number, {1: pieces(1)}, reason="Other")
    assert points_of(till, customer_id) == 10


def test_points_that_were_spent_meanwhile_are_owed(till: Till) -> None:
    stocked(till, "Loaf", price="2.50")
    customer_id = member(till)
    sale = sold_to(till, customer_id, 4)
    sold_to(till, customer_id, 1, by_points="1.00")
    till.returns.void(sale.number, "Other")
    assert points_of(till, customer_id) == -9
    assert till.customers.points_worth(customer_id, at_most=money("5.00")) == money("0")


def test_two_parts_paid_with_points_cost_what_both_are_worth(till: Till) -> None:
    stocked(till, "Loaf", price="2.50")
    customer_id = member(till)
    sold_to(till, customer_id, 4)
    cart = till.carts.scan(None, "LOAF")
    till.cart_terms.choose_customer(cart.cart_id, customer_id)

    def pay(amount: str) -> None:
        request = TenderRequest(
            new_id(), TenderKind.POINTS, Decimal(amount), account_id=customer_id
        )
        till.orders.take(cart.cart_id, request)

    pay("0.60")
    with pytest.raises(InsufficientPoints):
        pay("0.50")
    pay("0.40")
    till.orders.pay_cash(cart.cart_id)
    assert points_of(till, customer_id) == 1


def test_the_tax_an_exemption_left_out_is_given_up_with_the_goods(till: Till) -> None:
    till.taxes.create("Standard", [TaxRate.of("VAT", 20)])
    stocked(till, "Loaf", price="2.50")
    cart = till.carts.scan(None, "LOAF", pieces(3))
    till.cart_terms.exempt_from_tax(cart.cart_id, "Diplomat")
    sale = till.orders.pay_cash(cart.cart_id)
    assert till.tax_reports.tax_report(None, None).exempted == sale.exempted == Decimal("1.25")
    for _ in range(3):
        till.returns.refund(sale.number, {1: pieces(1)}, reason="Other")
    assert till.tax_reports.tax_report(None, None).exempted == 0


def test_a_sale_goes_back_in_the_coins_it_was_paid_in(till: Till) -> None:
    till.stores.set_cash_rounding(Decimal("0.05"))
    stocked(till, "Gum", price="0.98")
    sale = till.orders.pay_cash(till.carts.scan(None, "GUM").cart_id)
    till.stores.set_cash_rounding(Decimal("1.00"))
    assert till.returns.void(sale.number, "Other").payout == (("cash", Decimal("1.00")),)
    till.stores.set_cash_rounding(Decimal("0.00"))
    exact = till.orders.pay_cash(till.carts.scan(None, "GUM").cart_id)
    till.stores.set_cash_rounding(Decimal("1.00"))
    assert till.returns.void(exact.number, "Other").payout == (("cash", Decimal("0.98")),)


def test_the_code_on_a_receipt_leads_to_its_sale(till: Till, sale: OrderSnapshot) -> None:
    till.start(with_receipts=False)
    (entry,) = entries(till, "OrderCreated")
    mark = till.evidence.mark_of(str(entry.event_id))
    assert mark is not None
    for text in (mark.code, mark.code.lower(), mark.qr_text):
        if text:
            assert till.returns.returnable(text).order.number == sale.number
    with pytest.raises(OrderNotFound):
        till.returns.returnable(ReceiptCode.of(entry.seq, "00" * 32).code)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("loaf", ["1-00003", "1-00001"]),
        ("LOAF milk", ["1-00003"]),
        ("2.50", ["1-00001"]),
        ("3,70", ["1-00003"]),
        ("ines", ["1-00002"]),
        ("milk ines 1.20", ["1-00002"]),
        ("", ["1-00003", "1-00002", "1-00001"]),
        ("caviar", []),
        ("2001-01-01", []),
        (datetime.now(UTC).astimezone().date().isoformat(), ["1-00003", "1-00002", "1-00001"]),
    ],
)
def test_a_sale_is_found_without_its_receipt(till: Till, text: str, numbers: list[str]) -> None:
    stocked(till, "Loaf", price="2.50")
    stocked(till, "Milk", price="1.20")
    customer_id = till.customers.add(PersonalData("Inés Duarte")).customer_id
    sell(till, "LOAF")
    cart = till.carts.scan(None, "MILK")
    till.cart_terms.choose_customer(cart.cart_id, customer_id)
    till.orders.pay_cash(cart.cart_id)
    sell(till, "LOAF", "MILK")
    found = till.sale_finder.find(SaleSearch.read(text), 10)
    assert [each.number for each in found] == numbers


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_something_to_search_by(text: str) -> None:
    search = SaleSearch.read(text)
    assert len(search.words) <= len(text.split())


def test_a_fraction_of_a_weighed_line_comes_back_for_its_part(till: Till) -> None:
    stocked(till, "Apples", price="3.00", unit=Unit.KILOGRAM)
    cart = till.carts.scan(None, "APPLES", Quantity.of("1.240"))
    sale = till.orders.pay_cash(cart.cart_id)
    refund = till.returns.refund(sale.number, {1: Quantity.of("0.240")}, reason="Other")
    assert refund.total == Decimal("0.72")
