"""The orders of a customer are read newest first, and nobody else's among them."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from pos_app.bootstrap import Till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import ONE
from tests.stores import a_till, sell, stocked


def bought(till: Till, customer_id: UUID) -> str:
    cart_id = till.carts.add(None, "MILK", ONE).cart_id
    customer = till.customer_queries.by_id(customer_id)
    assert customer is not None
    till.cart_terms.choose_customer(cart_id, customer.customer_id, customer.group)
    return till.orders.pay_cash(cart_id).number


def test_the_latest_orders_of_a_customer_come_newest_first(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        stocked(till)
        maria = till.customers.add(PersonalData("Maria")).customer_id
        jo = till.customers.add(PersonalData("Jo")).customer_id
        numbers = [bought(till, maria) for _ in range(3)]
        bought(till, jo)
        sell(till, "MILK")
        found = till.order_queries.of_customer(maria, 2)
        assert [order.number for order in found] == numbers[:0:-1]
        assert till.order_queries.of_customer(new_id(), 2) == ()
