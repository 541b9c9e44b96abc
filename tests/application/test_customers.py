"""Customers, gift cards and store credit survive the till, with every movement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.aggregates.customer.errors import CustomerUnknown, TextTooLong
from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.gift_card.errors import CardCodeTaken, CardUnknown
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from tests.builders import USD, money
from tests.stores import a_till

MARIA = PersonalData("María Lopez", "+1 (555) 014-2377", "m.lopez@example.com", "Likes rye")


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store") as opened:
        yield opened


def paid_with_card(till: Till, code: str, amount: str, tender_id: UUID) -> None:
    with till._unit_of_work() as uow:
        card = uow.gift_cards.by_code(CardCode.of(code))
        assert card is not None
        card.redeem(money(amount), tender_id=tender_id)
        uow.gift_cards.save(card)
        uow.collect_events_from(card)
        uow.commit()
    uow.dispatch_events()


def paid_on_account(till: Till, customer_id: UUID, amount: str, tender_id: UUID) -> None:
    with till._unit_of_work() as uow:
        credit = uow.store_credits.of_customer(customer_id, USD)
        credit.redeem(money(amount), tender_id=tender_id)
        uow.store_credits.save(credit)
        uow.collect_events_from(credit)
        uow.commit()
    uow.dispatch_events()


def names(found: tuple[CustomerSnapshot, ...]) -> list[str]:
    return [customer.personal.name for customer in found]


@pytest.mark.parametrize("text", ["mar", "MARÍA L", "lop", "555 014", "2377", "m.lop", "example"])
def test_a_customer_is_found_by_what_a_cashier_types(till: Till, text: str) -> None:
    till.customers.add(MARIA)
    till.customers.add(PersonalData("Jo"))
    assert names(till.customer_queries.find(text, 10).customers) == ["María Lopez"]


def test_the_beginning_of_a_name_comes_before_a_part_of_one(till: Till) -> None:
    for name in ("Ana Lopez", "Lopez Bakery", "Zoe Lopez"):
        till.customers.add(PersonalData(name))
    first = till.customer_queries.find("lopez", 2)
    assert names(first.customers) == ["Lopez Bakery", "Ana Lopez"]
    rest = till.customer_queries.find("lopez", 2, first.next_key)
    assert names(rest.customers) == ["Zoe Lopez"]
    assert rest.next_key is None


def test_nothing_finds_nobody(till: Till) -> None:
    till.customers.add(MARIA)
    assert till.customer_queries.find(" ", 10).customers == ()


def test_a_changed_customer_is_found_by_the_new_name_only(till: Till) -> None:
    added = till.customers.add(MARIA)
    till.customers.change(added.customer_id, PersonalData("Ines"))
    till.customers.set_group(added.customer_id, "member")
    (found,) = till.customer_queries.find("ines", 10).customers
    assert found.group == "member"
    assert till.customer_queries.find("mar", 10).customers == ()


def test_an_erased_customer_is_found_by_nothing_and_keeps_the_points(till: Till) -> None:
    added = till.customers.add(MARIA)
    with till._unit_of_work() as uow:
        customer = uow.customers.by_id(added.customer_id)
        assert customer is not None
        customer.earn(12, order_id=new_id())
        uow.customers.save(customer)
        uow.collect_events_from(customer)
        uow.commit()
    uow.dispatch_events()
    till.customers.erase(added.customer_id)
    for text in ("mar", "2377", "example"):
        assert till.customer_queries.find(text, 10).customers == ()
    kept = till.customer_queries.by_id(added.customer_id)
    assert kept == CustomerSnapshot(added.customer_id, PersonalData(), "", 12, is_erased=True)


def test_nobody_is_changed_who_is_not_known(till: Till) -> None:
    with pytest.raises(CustomerUnknown):
        till.customers.set_group(new_id(), "member")


def test_the_rule_of_points_is_kept(till: Till) -> None:
    till.customers.set_points_rule(money("10.00"), money("0.25"), is_on=True)
    with till._unit_of_work() as uow:
        assert uow.points_rules.get(USD).points_for(money("35.00")) == 3


def test_the_balance_of_a_card_is_the_sum_of_its_movements(till: Till) -> None:
    tender_id = new_id()
    till.gift_cards.issue("GIFT-0042", money("50.00"))
    till.gift_cards.top_up("gift0042", money("10.00"))
    paid_with_card(till, "GIFT 0042", "12.50", tender_id)
    paid_with_card(till, "GIFT 0042", "12.50", tender_id)
    card = till.gift_cards.by_code("GIFT-0042")
    moves = till.gift_cards.movements(card.card_id, 10)
    assert card.balance == money("47.50") == Money.sum((m.amount for m in moves), USD)
    assert [m.balance for m in moves] == [money("47.50"), money("60.00"), money("50.00")]
    assert moves[0].tender_id == tender_id


def test_a_code_is_issued_once(till: Till) -> None:
    till.gift_cards.issue("GIFT-0042", money("50.00"))
    with pytest.raises(CardCodeTaken):
        till.gift_cards.issue("gift 0042", money("50.00"))
    with pytest.raises(CardUnknown):
        till.gift_cards.by_code("GIFT-0043")


def test_a_blocked_card_stays_blocked(till: Till) -> None:
    till.gift_cards.issue("GIFT-0042", money("50.00"))
    till.gift_cards.block("GIFT-0042", "Lost")
    assert till.gift_cards.by_code("GIFT-0042").is_blocked


def test_the_balance_of_an_account_is_the_sum_of_its_movements(till: Till) -> None:
    customer_id = till.customers.add(MARIA).customer_id
    tender_id = new_id()
    till.store_credits.change(
        customer_id, limit=money("20.00"), credit=money("5.00"), reason="Goodwill"
    )
    for _ in range(2):
        paid_on_account(till, customer_id, "15.00", tender_id)
    account = till.store_credits.of_customer(customer_id)
    moves = till.store_credits.movements(customer_id, 10)
    assert account.balance == money("-10.00") == Money.sum((m.amount for m in moves), USD)
    assert account.limit == money("20.00")


def test_a_customer_and_their_group_are_kept_in_one_step(till: Till) -> None:
    added = till.customers.add(MARIA, "Members")
    assert added.group == "Members"
    with pytest.raises(TextTooLong):
        till.customers.change(added.customer_id, PersonalData("Maria"), "x" * 41)
    assert till.customer_queries.by_id(added.customer_id) == added
    changed = till.customers.change(added.customer_id, PersonalData("Maria"), "")
    assert (changed.personal.name, changed.group) == ("Maria", "")
