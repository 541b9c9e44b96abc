"""Gift cards and accounts pay what they hold, once for each tender."""

from __future__ import annotations

import pytest

from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.gift_card.errors import (
    CardBlocked,
    InsufficientBalance,
    InvalidCardCode,
)
from pos_app.domain.aggregates.gift_card.events import GiftCardRedeemed
from pos_app.domain.aggregates.gift_card.gift_card import GiftCard
from pos_app.domain.aggregates.store_credit.errors import CreditExceeded, InvalidCreditLimit
from pos_app.domain.aggregates.store_credit.store_credit import StoreCredit
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.ledger import AmountNotPositive
from tests.builders import USD, money


def a_card(amount: str = "50.00") -> GiftCard:
    card = GiftCard.issue(CardCode.of("gift-0042 abcd"), money(amount))
    card.clear_domain_events()
    return card


def test_all_spellings_of_a_code_are_one() -> None:
    assert CardCode.of("gift-0042 abcd") == CardCode.of("GIFT0042ABCD")
    assert CardCode.of("036000291452") == CardCode.of("0036000291452")


@pytest.mark.parametrize("text", ["", "abc", "x" * 33, "gift_card", "gïft1234"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(InvalidCardCode):
        CardCode.of(text)


def test_an_event_of_a_card_shows_the_last_four_signs_only() -> None:
    card = a_card()
    card.redeem(money("20.00"), tender_id=new_id(), order_id=new_id())
    (event,) = card.get_domain_events()
    assert isinstance(event, GiftCardRedeemed)
    assert (event.ending, event.amount, event.balance) == (
        "ABCD",
        money("20.00").amount,
        money("30.00").amount,
    )
    assert card.code.text not in str(event.to_dict())


def test_a_card_pays_no_more_than_is_on_it() -> None:
    card = a_card("10.00")
    with pytest.raises(InsufficientBalance):
        card.redeem(money("10.01"), tender_id=new_id())
    assert card.balance == money("10.00")


def test_a_tender_that_is_sent_twice_pays_once() -> None:
    card, tender_id = a_card("10.00"), new_id()
    card.redeem(money("8.00"), tender_id=tender_id)
    card.redeem(money("8.00"), tender_id=tender_id)
    assert card.balance == money("2.00")
    assert len(card.get_domain_events()) == 1


def test_a_tender_that_is_put_back_twice_is_put_back_once() -> None:
    card, tender_id = a_card("10.00"), new_id()
    card.redeem(money("8.00"), tender_id=tender_id)
    card.refund(money("8.00"), tender_id=tender_id)
    card.refund(money("8.00"), tender_id=tender_id)
    assert card.balance == money("10.00")


def test_a_blocked_card_neither_pays_nor_takes_money() -> None:
    card = a_card()
    card.block("Lost")
    with pytest.raises(CardBlocked):
        card.redeem(money("1.00"), tender_id=new_id())
    with pytest.raises(CardBlocked):
        card.top_up(money("1.00"))


def test_nothing_cannot_be_put_on_a_card() -> None:
    with pytest.raises(AmountNotPositive):
        a_card().top_up(money("0"))


def test_an_account_without_a_limit_pays_its_credit_only() -> None:
    credit = StoreCredit.empty(new_id(), USD)
    credit.issue(money("5.00"), "Goodwill")
    with pytest.raises(CreditExceeded):
        credit.redeem(money("5.01"), tender_id=new_id())
    assert credit.balance == money("5.00")


def test_an_account_with_a_limit_goes_below_zero_down_to_it() -> None:
    credit = StoreCredit.empty(new_id(), USD)
    credit.set_limit(money("20.00"))
    credit.redeem(money("20.00"), tender_id=new_id())
    assert credit.balance == money("-20.00")
    assert credit.available == money("0")


def test_an_account_pays_and_gives_back_a_tender_once() -> None:
    credit, tender_id = StoreCredit.empty(new_id(), USD), new_id()
    credit.issue(money("5.00"), "Goodwill")
    for _ in range(2):
        credit.redeem(money("4.00"), tender_id=tender_id)
    assert credit.balance == money("1.00")
    for _ in range(2):
        credit.refund(money("4.00"), tender_id=tender_id)
    assert credit.balance == money("5.00")


def test_a_limit_is_never_below_zero() -> None:
    with pytest.raises(InvalidCreditLimit):
        StoreCredit.empty(new_id(), USD).set_limit(money("-0.01"))
