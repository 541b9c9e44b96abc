"""Goods come back against a receipt, without one, in exchange; the sale itself never changes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.errors import OrderNotFound, UnknownCode
from pos_app.application.order_service import TenderRequest
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.aggregates.refund.errors import NothingToReturn, NotReturnable
from pos_app.domain.errors import InvalidReason, TenderFinal, TenderUnknown
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity
from pos_app.domain.values.tax import TaxRate
from pos_app.domain.values.tender import TenderKind
from tests.builders import USD, pieces
from tests.stores import a_till, sell, stocked


@pytest.fixture
def sale(till: Till) -> OrderSnapshot:
    """Three loaves at 3.33 and a milk at 1.20, with 20 % tax inside, ten percent off it all."""
    till.taxes.create("Standard", [TaxRate.of("VAT", 20)])
    stocked(till, "Loaf", price="3.33")
    stocked(till, "Milk", price="1.20")
    cart = till.carts.scan(None, "LOAF", pieces(3))
    cart = till.carts.scan(cart.cart_id, "MILK")
    till.cart_terms.discount_sale(cart.cart_id, percent=Decimal(10), reason="Opening day")
    return till.orders.pay_cash(cart.cart_id)


def stock_of(till: Till, sku: str) -> Decimal:
    product = till.product_queries.by_code(sku)
    assert product is not None
    return product.available


def test_one_piece_brings_back_its_part_of_what_was_paid(till: Till, sale: OrderSnapshot) -> None:
    before = stock_of(till, "LOAF")
    refund = till.returns.refund(sale.number, {1: pieces(1)}, reason="Wrong item")
    assert refund.number == "1-R00001"
    assert refund.payout == (("cash", refund.total),)
    assert refund.total == Decimal("3.00")
    assert stock_of(till, "LOAF") == before + 1
    left = till.returns.returnable(sale.number)
    found = [(line.bought, line.returned, line.left) for line in left.lines]
    assert found == [(Decimal(3), Decimal(1), Decimal(2)), (Decimal(1), Decimal(0), Decimal(1))]
    assert till.order_queries.by_id(str(sale.order_id)) == sale


def test_whatever_the_parts_a_whole_sale_brings_back_its_total(
    till: Till, sale: OrderSnapshot
) -> None:
    parts = [{1: pieces(1)}, {1: pieces(1), 2: pieces(1)}, {1: pieces(1)}]
    paid = [till.returns.refund(sale.number, part, reason="Wrong item").total for part in parts]
    assert sum(paid) == sale.total
    report = till.tax_reports.tax_report(None, None)
    assert (report.total, report.tax, report.untaxed) == (Decimal(0),) * 3
    assert till.returns.returnable(sale.number).is_all_returned


def test_no_more_comes_back_than_was_bought(till: Till, sale: OrderSnapshot) -> None:
    till.returns.refund(sale.number, {1: pieces(2)}, reason="Wrong item")
    with pytest.raises(NotReturnable) as refusal:
        till.returns.refund(sale.number, {1: pieces(2)}, reason="Wrong item")
    assert refusal.value.left == 1
    with pytest.raises(NotReturnable):
        till.returns.refund(sale.number, {9: pieces(1)}, reason="Wrong item")


def test_damaged_goods_do_not_go_back_on_the_shelf(till: Till, sale: OrderSnapshot) -> None:
    before = stock_of(till, "MILK")
    till.returns.refund(sale.number, {2: pieces(1)}, reason="Damaged", is_restocked=False)
    assert stock_of(till, "MILK") == before


@pytest.mark.parametrize(
    ("number", "asked", "reason", "error"),
    [
        ("9-99999", {1: pieces(1)}, "Wrong item", OrderNotFound),
        ("1-00001", {}, "Wrong item", NothingToReturn),
        ("1-00001", {1: Quantity(0)}, "Wrong item", NothingToReturn),
        ("1-00001", {1: pieces(1)}, " ", InvalidReason),
    ],
)
@pytest.mark.usefixtures("sale")
def test_a_return_that_cannot_be_changes_nothing(
    till: Till, number: str, asked: dict[int, Quantity], reason: str, error: type[Exception]
) -> None:
    entries = till.order_queries.totals().audit_entries
    with pytest.raises(error):
        till.returns.refund(number, asked, reason=reason)
    assert till.order_queries.totals().audit_entries == entries


def test_a_whole_sale_is_undone_once(till: Till, sale: OrderSnapshot) -> None:
    refund = till.returns.void(sale.number, "Rung up twice")
    assert (refund.kind, refund.total) == ("void", sale.total)
    with pytest.raises(NothingToReturn):
        till.returns.void(sale.number, "Rung up twice")


def paid_in_parts(till: Till) -> OrderSnapshot:
    stocked(till, "Loaf", price="5.00")
    cart = till.carts.scan(None, "LOAF", pieces(2))
    till.gift_cards.issue("GIFT-4417", Money.of("4.00", USD))
    card = till.gift_cards.by_code("GIFT-4417")
    till.orders.take(
        cart.cart_id,
        TenderRequest(
            new_id(), TenderKind.GIFT_CARD, Decimal(4), card.ending, account_id=card.card_id
        ),
    )
    till.orders.take(cart.cart_id, TenderRequest(new_id(), TenderKind.CARD, Decimal(1), "8812"))
    return till.orders.pay_cash(cart.cart_id)


def test_money_goes_back_the_way_it_came_cash_last(till: Till) -> None:
    sale = paid_in_parts(till)
    first = till.returns.refund(sale.number, {1: pieces(1)}, reason="Wrong item")
    assert first.payout == (("gift card", Decimal("4.00")), ("card", Decimal("1.00")))
    assert till.gift_cards.by_code("GIFT-4417").balance.amount == 4
    second = till.returns.refund(sale.number, {1: pieces(1)}, reason="Wrong item")
    assert second.payout == (("cash", Decimal("5.00")),)


def test_store_credit_instead_is_told_as_an_override(till: Till) -> None:
    stocked(till, "Loaf", price="5.00")
    customer = till.customers.add(PersonalData(name="Ines"))
    cart = till.carts.scan(None, "LOAF")
    till.cart_terms.choose_customer(cart.cart_id, customer.customer_id)
    sale = till.orders.pay_cash(cart.cart_id)
    till.returns.refund(
        sale.number, {1: pieces(1)}, reason="Wrong item", pay_by=TenderKind.STORE_CREDIT
    )
    assert till.store_credits.of_customer(customer.customer_id).balance.amount == 5


def an_open_cart(till: Till, price: str) -> UUID:
    stocked(till, "Cake", price=price)
    return till.carts.scan(None, "CAKE").cart_id


def test_an_exchange_pays_towards_the_next_sale_and_the_customer_the_difference(
    till: Till, sale: OrderSnapshot
) -> None:
    cart_id = an_open_cart(till, "5.00")
    exchange = till.returns.exchange(sale.number, {1: pieces(1)}, cart_id, reason="Wrong item")
    cart = exchange.cart
    assert exchange.refund.payout == (("return", Decimal("3.00")),)
    assert cart is not None
    assert cart.left == Decimal("2.00")
    with pytest.raises(TenderFinal):
        till.orders.give_back(cart_id, cart.tenders[0].tender_id)
    assert till.orders.pay_cash(cart_id).tendered == Decimal("5.00")


def test_what_the_next_sale_does_not_need_is_paid_out(till: Till, sale: OrderSnapshot) -> None:
    cart_id = an_open_cart(till, "1.00")
    exchange = till.returns.exchange(sale.number, {1: pieces(1)}, cart_id, reason="Wrong item")
    assert exchange.refund.payout == (("return", Decimal("1.00")), ("cash", Decimal("2.00")))
    assert exchange.order is not None
    assert exchange.order.total == Decimal("1.00")


def test_goods_without_a_receipt_come_back_as_a_kind_of_their_own(till: Till) -> None:
    stocked(till, "Loaf", price="5.00")
    refund = till.returns.without_receipt(
        "LOAF", pieces(2), Decimal("4.00"), reason="Past date", is_restocked=False
    )
    assert (refund.kind, refund.order_number, refund.total) == ("without receipt", "", Decimal(8))
    with pytest.raises(UnknownCode):
        till.returns.without_receipt(
            "NOTHING", pieces(1), Decimal(1), reason="Past date", is_restocked=True
        )


def test_a_refund_in_cash_is_rounded_as_the_store_rounds(till: Till) -> None:
    till.stores.set_cash_rounding(Decimal("0.05"))
    stocked(till, "Gum", price="0.98")
    cart = till.carts.scan(None, "GUM")
    sale = till.orders.pay_cash(cart.cart_id)
    assert till.returns.void(sale.number, "Rung up twice").total == Decimal("1.00")
    report = till.tax_reports.tax_report(None, None)
    assert (report.total, report.rounding) == (Decimal(0), Decimal(0))


def test_a_return_has_a_receipt_of_its_own(tmp_path: Path) -> None:
    with a_till(tmp_path, started=True, with_receipts=True) as till:
        till.taxes.create("Standard", [TaxRate.of("VAT", 20)])
        stocked(till, "Loaf", price="6.00")
        sale = sell(till, "LOAF")
        till.returns.void(sale.number, "Rung up twice")
        till.publications.close(10)
    text = (tmp_path / "receipts" / "1-R00001.txt").read_text(encoding="utf-8")
    assert "Of sale 1-00001" in text
    assert "PAID BACK USD" in text
    assert "of it VAT 20 % on 5.00" in text


@pytest.mark.parametrize(("price", "paid"), [("0.97", "2.90"), ("0.98", "2.95")])
def test_cash_that_goes_back_in_parts_is_rounded_as_if_at_once(
    till: Till, price: str, paid: str
) -> None:
    till.stores.set_cash_rounding(Decimal("0.05"))
    stocked(till, "Gum", price=price)
    cart = till.carts.scan(None, "GUM", pieces(3))
    sale = till.orders.pay_cash(cart.cart_id)
    assert sale.total + sale.rounding == Decimal(paid)
    parts = [till.returns.refund(sale.number, {1: pieces(1)}, reason="Other") for _ in range(3)]
    assert sum(part.total for part in parts) == Decimal(paid)


def test_the_report_is_empty_after_everything_came_back(till: Till) -> None:
    till.taxes.create("Two", [TaxRate.of("State", 7), TaxRate.of("City", "3.5")])
    till.taxes.create("Nothing", [TaxRate.of("Food", 0)])
    stocked(till, "Loaf", price="1.37")
    stocked(till, "Milk", price="1.00", tax_category="nothing")
    cart = till.carts.scan(None, "LOAF", pieces(7))
    cart = till.carts.scan(cart.cart_id, "MILK")
    sale = till.orders.pay_cash(cart.cart_id)
    for _ in range(7):
        till.returns.refund(sale.number, {1: pieces(1)}, reason="Other")
    till.returns.void(sale.number, "Other")
    report = till.tax_reports.tax_report(None, None)
    assert (report.total, report.untaxed) == (Decimal(0), Decimal(0))
    assert {(row.net, row.tax) for row in report.rows} == {(Decimal(0), Decimal(0))}


def test_an_exchange_that_waits_for_the_difference_can_be_called_off(
    till: Till, sale: OrderSnapshot
) -> None:
    stocked(till, "Cake", price="20.00")
    cart = till.carts.scan(None, "CAKE")
    exchange = till.returns.exchange(sale.number, {1: pieces(1)}, cart.cart_id, reason="Stale")
    assert exchange.cart is not None
    (tender,) = exchange.cart.tenders
    attempt = new_id()
    called_off = till.returns.call_off_exchange(cart.cart_id, tender.tender_id, attempt_id=attempt)
    assert called_off.cart is not None
    assert (called_off.cart.tenders, called_off.cart.left) == ((), Decimal("20.00"))
    assert called_off.refund.kind == "called off"
    assert called_off.refund.payout == (("return", Decimal("-3.00")), ("cash", Decimal("3.00")))
    again = till.returns.call_off_exchange(cart.cart_id, tender.tender_id, attempt_id=attempt)
    assert again.refund.was_made_before
    with pytest.raises(TenderUnknown):
        till.returns.call_off_exchange(cart.cart_id, tender.tender_id)
    till.carts.void(cart.cart_id)
    rest = till.returns.void(sale.number, "Rung up twice")
    assert rest.total == sale.total - 3
