"""A receipt says what was sold, fits the paper, and adds up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pos_app.application.receipt import COLUMNS, receipt_lines
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.application.snapshots import StoreSnapshot
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.values.quantity import Unit
from tests.builders import a_cart, a_new_store, a_product, an_order, cash, money

STORE = StoreSnapshot.of(a_new_store())
MOMENT = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def printed(order: OrderSnapshot) -> list[str]:
    return list(receipt_lines(replace(order, completed_at=MOMENT), STORE, UTC))


def test_a_receipt_reads_as_customers_know_it() -> None:
    plums = a_product("Plums", price="1.99", unit=Unit.KILOGRAM)
    milk, bread = a_product("Milk", price="1.20"), a_product("Bread", price="2.00")
    cart = a_cart([(milk, "3"), bread, (plums, "0.500")])
    cart.discount_line(1, money("0.60"))
    cart.submit()
    order = Order.from_cart(cart, sequence=42, tenders=(cash(money("20.00")),), completed_at=MOMENT)
    assert "\n".join(printed(OrderSnapshot.of(order))) == (
        "                  Corner Shop\n"
        "\n"
        "Receipt 1-00042                 2026-11-22 09:05\n"
        "Register 1\n"
        "------------------------------------------------\n"
        "Milk                                        3.60\n"
        "  3 at 1.20\n"
        "  Discount                                 -0.60\n"
        "Bread                                       2.00\n"
        "Plums                                       1.00\n"
        "  0.5 kg at 1.99 per kg\n"
        "------------------------------------------------\n"
        "Subtotal                                    6.60\n"
        "Discount                                   -0.60\n"
        "TOTAL USD                                   6.00\n"
        "Cash                                       20.00\n"
        "Change                                     14.00\n"
        "\n"
        "          5 items, prices include tax\n"
        "                   Thank you"
    )


def test_a_receipt_carries_the_code_of_the_log_when_there_is_one() -> None:
    order = OrderSnapshot.of(an_order())
    lines = receipt_lines(order, STORE, UTC, log_code="1204338-3FA9-C21E-77B0-ABCD")
    assert lines[-1].strip() == "Log code 1204338-3FA9-C21E-77B0-ABCD"
    assert "Log code" not in "".join(receipt_lines(order, STORE, UTC))


@given(st.lists(st.text(min_size=1, max_size=200).filter(lambda name: name.split()), min_size=1))
def test_whatever_a_product_is_called_the_receipt_fits_the_paper(names: list[str]) -> None:
    products = []
    for number, name in enumerate(names):
        product = a_product("Milk", sku=f"S{number}", price="1.20")
        product.name = " ".join(name.split())
        products.append(product)
    lines = printed(OrderSnapshot.of(an_order(products)))
    assert all(len(line) <= COLUMNS for line in lines)
    total = next(line for line in lines if line.startswith("TOTAL"))
    assert Decimal(total.split()[-1].replace(",", "")) == len(names) * Decimal("1.20")
