"""What a sale charged and what its returns give back cancel out, rate by rate and coin by coin."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.application.order_service import TenderRequest
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.tax import TaxRate
from pos_app.domain.values.tender import TenderKind
from tests.builders import money, pieces
from tests.stores import sell, stocked


def rows(till: Till) -> list[tuple[Decimal, Decimal]]:
    """Net and tax of every rate of the tax report."""
    return [(row.net, row.tax) for row in till.tax_reports.tax_report(None, None).rows]


def bring_back(till: Till, number: str, count: int) -> Decimal:
    """Return a sale of one line piece by piece; what was paid for it in all."""
    return sum(
        (
            till.returns.refund(number, {1: pieces(1)}, reason="Sour").total
            for _piece in range(count)
        ),
        Decimal(0),
    )


@pytest.mark.parametrize(
    "rates",
    [
        [TaxRate.of("VAT", 20)],
        [TaxRate.of("VAT", 0)],
        [TaxRate.of("GST", 5), TaxRate.of("PST", Decimal("9.975"))],
    ],
)
def test_pieces_of_a_sale_leave_nothing_under_any_rate(till: Till, rates: list[TaxRate]) -> None:
    till.taxes.create("Standard", rates)
    stocked(till, "Milk", price="1.07")
    order = till.orders.pay_cash(till.carts.add(None, "MILK", pieces(7)).cart_id)
    assert bring_back(till, order.number, 7) == order.total
    assert rows(till) == [(Decimal("0.00"), Decimal("0.00"))] * len(rates)
    report = till.tax_reports.tax_report(None, None)
    assert (report.total, report.untaxed) == (Decimal("0.00"), Decimal("0.00"))


def test_a_sale_without_tax_leaves_nothing_either(till: Till) -> None:
    till.taxes.create("Standard", [TaxRate.of("VAT", 20)])
    stocked(till, "Milk", price="1.07")
    cart = till.carts.add(None, "MILK", pieces(3))
    till.cart_terms.exempt_from_tax(cart.cart_id, "Embassy")
    order = till.orders.pay_cash(cart.cart_id)
    bring_back(till, order.number, 3)
    assert rows(till) == [(Decimal("0.00"), Decimal("0.00"))]
    assert till.tax_reports.tax_report(None, None).untaxed == Decimal("0.00")


def test_cash_that_was_rounded_once_is_rounded_once_for_all_its_returns(till: Till) -> None:
    till.stores.set_cash_rounding(Decimal("0.05"))
    stocked(till, "Milk", price="1.01")
    order = till.orders.pay_cash(till.carts.add(None, "MILK", pieces(3)).cart_id, Decimal(4))
    assert (order.total, order.rounding) == (Decimal("3.03"), Decimal("0.02"))
    assert bring_back(till, order.number, 3) == order.total + order.rounding
    assert till.tax_reports.tax_report(None, None).rounding == Decimal("0.00")


def test_a_return_leaves_other_sales_as_they_are(till: Till) -> None:
    till.taxes.create("Standard", [TaxRate.of("VAT", 20)])
    stocked(till, "Milk", price="1.07")
    kept, other = sell(till, "MILK"), sell(till, "MILK")
    bring_back(till, other.number, 1)
    assert rows(till) == [(kept.taxes[0].net, kept.taxes[0].tax)]


def test_what_was_paid_with_points_goes_back_as_points(till: Till) -> None:
    till.customers.set_points_rule(money("10.00"), money("0.25"), is_on=True)
    stocked(till, "Ham", price="100.00")
    stocked(till, "Roll", price="2.50")
    customer_id = till.customers.add(PersonalData(name="Ines")).customer_id
    ham = till.carts.scan(None, "HAM")
    till.cart_terms.choose_customer(ham.cart_id, customer_id)
    till.orders.pay_cash(ham.cart_id)
    roll = till.carts.scan(None, "ROLL")
    till.cart_terms.choose_customer(roll.cart_id, customer_id)
    points = TenderRequest(new_id(), TenderKind.POINTS, Decimal("2.50"), account_id=customer_id)
    order = till.orders.take(roll.cart_id, points).order
    assert order is not None
    refund = till.returns.refund(order.number, {1: pieces(1)}, reason="Stale")
    assert refund.payout == (("points", Decimal("2.50")),)
    again = till.customer_queries.by_id(customer_id)
    assert again is not None
    assert again.points == 10
