"""A customer has a name, a group and points, and can be forgotten."""

from __future__ import annotations

import pytest

from pos_app.domain.aggregates.customer import events
from pos_app.domain.aggregates.customer.customer import Customer, PersonalData
from pos_app.domain.aggregates.customer.errors import (
    CustomerUnknown,
    InsufficientPoints,
    InvalidPoints,
    TextTooLong,
)
from pos_app.domain.aggregates.customer.points_rule import PointsRule
from pos_app.domain.errors import InvalidName
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.ledger import AmountNotPositive
from tests.builders import USD, money

MARIA = PersonalData("Maria Lopez", "+1 555 0142", "maria@example.com", "Likes rye")


def a_customer() -> Customer:
    customer = Customer.add(MARIA)
    customer.clear_domain_events()
    return customer


def test_no_event_says_who_the_customer_is() -> None:
    customer = Customer.add(MARIA)
    customer.change(PersonalData("Maria Perez", MARIA.phone, "mp@example.com", MARIA.note))
    customer.erase()
    raised = customer.get_domain_events()
    assert [type(event) for event in raised] == [
        events.CustomerAdded,
        events.CustomerChanged,
        events.CustomerErased,
    ]
    text = " ".join(str(event.payload()) for event in raised)
    assert "('name', 'email')" in text
    assert not any(word in text for word in ("Maria", "example.com", "0142", "rye"))


def test_a_change_to_what_is_so_already_is_no_event() -> None:
    customer = a_customer()
    customer.change(MARIA)
    customer.set_group("")
    assert customer.get_domain_events() == ()


def test_a_customer_needs_a_name() -> None:
    with pytest.raises(InvalidName):
        Customer.add(PersonalData("  ", "555"))


def test_a_note_ends_somewhere() -> None:
    with pytest.raises(TextTooLong):
        Customer.add(PersonalData("Maria", note="x" * 501))


def test_an_erased_customer_keeps_points_but_nothing_personal() -> None:
    customer = a_customer()
    customer.earn(10, order_id=new_id())
    customer.erase()
    assert customer.personal == PersonalData()
    assert customer.points == 10
    with pytest.raises(CustomerUnknown):
        customer.change(MARIA)


def test_an_order_earns_and_spends_points_once() -> None:
    customer, order_id = a_customer(), new_id()
    for _ in range(2):
        customer.earn(10, order_id=order_id)
        customer.redeem(4, order_id=order_id)
    assert customer.points == 6
    assert [move.balance for move in customer.unsaved_points] == [10, 6]


def test_nobody_spends_points_they_do_not_have() -> None:
    with pytest.raises(InsufficientPoints):
        a_customer().redeem(1, order_id=new_id())
    with pytest.raises(InvalidPoints):
        a_customer().earn(0, order_id=new_id())


def test_points_are_off_until_somebody_wants_them() -> None:
    rule = PointsRule.off(USD)
    assert rule.points_for(money("100.00")) == 0
    assert rule.worth(100) == money("0")


def test_each_full_amount_earns_a_point() -> None:
    rule = PointsRule.off(USD)
    rule.change(money("10.00"), money("0.25"), is_on=True)
    assert rule.points_for(money("29.99")) == 2
    assert rule.points_for(money("-29.99")) == 0
    assert rule.worth(3) == money("0.75")


def test_a_rule_that_is_on_has_a_price_and_a_value() -> None:
    with pytest.raises(AmountNotPositive):
        PointsRule.off(USD).change(money("0"), money("0.25"), is_on=True)
