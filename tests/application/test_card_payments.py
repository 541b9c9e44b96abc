"""Cards through a terminal: stored before it is asked, ended once, taken once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.card_payment_service import THE_ONE_BEFORE
from pos_app.application.card_terminal import TerminalAnswer
from pos_app.application.order_service import TenderRequest
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.domain.aggregates.card_payment.errors import (
    CardPaymentOpen,
    CardPaymentSettled,
    InvalidTerminal,
)
from pos_app.domain.errors import TenderTooLarge
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import ONE
from pos_app.domain.values.tender import TenderKind
from tests.application.ledger import reconcile, types_logged
from tests.builders import pieces
from tests.stores import a_till, stocked
from tests.terminals import a_terminal

APPROVED = TerminalAnswer(CardPaymentState.APPROVED, "0042")
DECLINED = TerminalAnswer(CardPaymentState.DECLINED, detail="no money")
UNKNOWN = TerminalAnswer(CardPaymentState.UNKNOWN, detail="line broke")


@pytest.fixture
def cart_id(till: Till) -> UUID:
    stocked(till, "Loaf", price="5.00")
    return till.carts.scan(None, "LOAF", pieces(2)).cart_id


def test_what_the_card_pays_completes_the_sale_in_one_step(till: Till, cart_id: UUID) -> None:
    till.start(with_receipts=False)
    payment = till.card_payments.begin(cart_id, Decimal(10), Decimal(1))
    outcome = till.card_payments.record(payment.payment_id, APPROVED)
    assert outcome.step is not None
    assert outcome.step.order is not None
    (tender,) = outcome.step.order.tenders
    assert (tender.kind, tender.reference, tender.tip) == ("card", "0042", Decimal(1))
    assert types_logged(till).count("CardPaymentApproved") == 1
    reconcile(till)


def test_a_part_by_card_leaves_the_rest(till: Till, cart_id: UUID) -> None:
    payment = till.card_payments.begin(cart_id, Decimal(4))
    outcome = till.card_payments.record(payment.payment_id, APPROVED)
    assert outcome.step is not None
    assert outcome.step.cart is not None
    assert outcome.step.cart.left == 6
    assert till.orders.pay_cash(cart_id).total == 10


def test_a_card_that_is_refused_pays_nothing(till: Till, cart_id: UUID) -> None:
    payment = till.card_payments.begin(cart_id, Decimal(10))
    outcome = till.card_payments.record(payment.payment_id, DECLINED)
    assert outcome.step is None
    assert till.carts.get(cart_id).tenders == ()
    assert till.orders.pay_cash(cart_id).total == 10


def test_nothing_else_touches_a_sale_while_the_terminal_has_it(till: Till, cart_id: UUID) -> None:
    payment = till.card_payments.begin(cart_id, Decimal(10))
    for command in (
        lambda: till.orders.pay_cash(cart_id),
        lambda: till.carts.void(cart_id),
        lambda: till.carts.add(cart_id, "LOAF", ONE),
        lambda: till.carts.remove_line(cart_id, 1),
        lambda: till.cart_terms.discount_sale(cart_id, percent=Decimal(10), reason="Other"),
        lambda: till.card_payments.begin(cart_id, Decimal(10)),
        lambda: till.holds.hold(cart_id, "Anna"),
    ):
        with pytest.raises(CardPaymentOpen):
            command()
    till.card_payments.record(payment.payment_id, DECLINED)
    till.carts.void(cart_id)


def test_more_than_is_left_is_not_asked_for(till: Till, cart_id: UUID) -> None:
    with pytest.raises(TenderTooLarge):
        till.card_payments.begin(cart_id, Decimal("10.01"))


def test_an_answer_that_comes_twice_is_taken_once(till: Till, cart_id: UUID) -> None:
    payment = till.card_payments.begin(cart_id, Decimal(4))
    for _ in range(2):
        till.card_payments.record(payment.payment_id, APPROVED)
    assert till.carts.get(cart_id).left == 6
    with pytest.raises(CardPaymentSettled):
        till.card_payments.record(payment.payment_id, DECLINED)


def test_a_till_that_dies_while_the_terminal_works_asks_how_it_ended(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        stocked(till, "Loaf", price="5.00")
        cart_id = till.carts.scan(None, "LOAF").cart_id
        till.card_payments.begin(cart_id, Decimal(5))
    with a_till(tmp_path, started=True) as till:
        with pytest.raises(CardPaymentOpen):
            till.orders.pay_cash(cart_id)
        payment = till.card_payments.left_open(cart_id)
        assert payment is not None
        assert payment.state is CardPaymentState.UNKNOWN
        outcome = till.card_payments.record(payment.payment_id, APPROVED, is_by_hand=True)
        assert outcome.step is not None
        assert outcome.step.order is not None
        assert till.card_payments.left_open(cart_id) is None
        assert till.orders.pay_cash(cart_id).was_paid_before
        reconcile(till)


@pytest.mark.parametrize("outcome", ["forget", "hang_up"])
def test_what_was_not_heard_is_settled_with_the_terminal(
    till: Till, cart_id: UUID, outcome: str
) -> None:
    with a_terminal(outcome) as terminal:
        setting = till.card_payments.choose_terminal(f"127.0.0.1:{terminal.port}")
        assert setting is not None
        payment = till.card_payments.begin(cart_id, Decimal(10))
        answer = till.card_payments.ask(setting, payment, lambda: True)
        assert till.card_payments.record(payment.payment_id, answer).payment.state.is_open
        again = till.card_payments.ask_again(setting, payment)
        settled = till.card_payments.record(payment.payment_id, again)
        assert settled.payment.state.is_open == (outcome == "hang_up")
        assert len(terminal.taken) == (outcome == "forget")


def test_the_terminal_is_a_setting_that_the_log_knows(till: Till) -> None:
    till.start(with_receipts=False)
    assert till.card_payments.terminal() is None
    setting = till.card_payments.choose_terminal("terminal.example")
    assert setting is not None
    assert setting.text == "terminal.example:20007"
    assert till.card_payments.terminal() == setting
    till.card_payments.choose_terminal("terminal.example:20007")
    assert till.card_payments.choose_terminal(" ") is None
    assert types_logged(till).count("CardTerminalChosen") == 2
    for text in ("two words", ":20007", "terminal:x", "terminal:70000"):
        with pytest.raises(InvalidTerminal):
            till.card_payments.choose_terminal(text)


def paid_by(till: Till, cart_id: UUID, reference: str, amount: str = "4") -> UUID:
    payment = till.card_payments.begin(cart_id, Decimal(amount))
    answer = TerminalAnswer(CardPaymentState.APPROVED, reference)
    till.card_payments.record(payment.payment_id, answer)
    return payment.payment_id


def test_the_payment_before_is_not_taken_for_the_one_that_was_not_heard(
    till: Till, cart_id: UUID
) -> None:
    paid_by(till, cart_id, "0041")
    payment = till.card_payments.begin(cart_id, Decimal(4))
    till.card_payments.record(payment.payment_id, UNKNOWN)
    before = TerminalAnswer(CardPaymentState.APPROVED, "0041")
    asked = till.card_payments.record(payment.payment_id, before)
    assert asked.payment.state is CardPaymentState.UNKNOWN
    assert asked.detail == THE_ONE_BEFORE
    own = TerminalAnswer(CardPaymentState.APPROVED, "0042")
    assert not till.card_payments.record(payment.payment_id, own).payment.state.is_open
    assert till.carts.get(cart_id).left == 2


def test_an_equal_amount_proves_nothing_after_one_that_the_cashier_read(
    till: Till, cart_id: UUID
) -> None:
    first = till.card_payments.begin(cart_id, Decimal(4))
    till.card_payments.record(
        first.payment_id, TerminalAnswer(CardPaymentState.APPROVED), is_by_hand=True
    )
    payment = till.card_payments.begin(cart_id, Decimal(4))
    till.card_payments.record(payment.payment_id, UNKNOWN)
    again = till.card_payments.record(payment.payment_id, APPROVED)
    assert again.payment.state is CardPaymentState.UNKNOWN


def test_a_card_gets_its_money_back_through_the_terminal(till: Till, cart_id: UUID) -> None:
    with a_terminal() as terminal:
        setting = till.card_payments.choose_terminal(f"127.0.0.1:{terminal.port}")
        assert setting is not None
        payment = till.card_payments.begin(cart_id, Decimal(4))
        till.card_payments.record(
            payment.payment_id, till.card_payments.ask(setting, payment, lambda: True)
        )
        back = till.card_reversals.begin(cart_id, payment.payment_id)
        assert back is not None
        with pytest.raises(CardPaymentOpen):
            till.orders.pay_cash(cart_id)
        answer = till.card_reversals.ask(setting, back)
        till.card_reversals.record(back.payment_id, answer)
        outcome = till.card_reversals.record(back.payment_id, answer)
        assert outcome.payment.state is CardPaymentState.REVERSED
        assert terminal.taken == []
    assert till.carts.get(cart_id).left == 10
    assert till.card_reversals.begin(cart_id, payment.payment_id) is None


def test_a_till_that_dies_while_a_card_is_paid_back_asks_how_it_ended(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        stocked(till, "Loaf", price="5.00")
        cart_id = till.carts.scan(None, "LOAF").cart_id
        tender_id = paid_by(till, cart_id, "0041", "2")
        till.card_reversals.begin(cart_id, tender_id)
    with a_till(tmp_path, started=True) as till:
        with pytest.raises(CardPaymentOpen):
            till.orders.give_back(cart_id, tender_id)
        payment = till.card_payments.left_open(cart_id)
        assert payment is not None
        assert payment.state is CardPaymentState.REVERSAL_UNKNOWN
        kept = till.card_reversals.record(payment.payment_id, DECLINED, is_by_hand=True)
        assert kept.payment.state is CardPaymentState.APPROVED
        assert till.carts.get(cart_id).left == 3
        reconcile(till)


def test_what_no_terminal_took_is_given_back_by_hand(till: Till, cart_id: UUID) -> None:
    request = TenderRequest(new_id(), TenderKind.CARD, Decimal(4))
    till.orders.take(cart_id, request)
    assert till.card_reversals.begin(cart_id, request.tender_id) is None
