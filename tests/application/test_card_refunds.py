"""What a return owes to a card is paid by the terminal once, over a crash too."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.card_terminal import TerminalAnswer
from pos_app.application.order_service import TenderRequest
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.domain.aggregates.card_payment.card_refund import CardRefundState
from pos_app.domain.aggregates.card_payment.errors import CardPaymentSettled
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.tender import TenderKind
from tests.builders import pieces
from tests.stores import a_till, stocked
from tests.terminals import a_terminal

UNKNOWN = TerminalAnswer(CardPaymentState.UNKNOWN, detail="line broke")
DECLINED = TerminalAnswer(CardPaymentState.DECLINED, detail="no")


def sold_by_card(till: Till, price: str = "5.00") -> str:
    stocked(till, "Loaf", price=price)
    cart = till.carts.scan(None, "LOAF", pieces(2))
    step = till.orders.take(cart.cart_id, TenderRequest(new_id(), TenderKind.CARD, cart.total))
    assert step.order is not None
    return step.order.number


def returned(till: Till) -> UUID:
    number = sold_by_card(till)
    return till.returns.refund(number, {1: pieces(1)}, reason="Stale").refund_id


def test_without_a_terminal_a_card_is_paid_by_hand_and_nothing_is_owed(till: Till) -> None:
    returned(till)
    assert till.card_refunds.left_open() is None


def test_the_terminal_pays_what_a_return_owes_once(till: Till) -> None:
    with a_terminal() as terminal:
        setting = till.card_payments.choose_terminal(f"127.0.0.1:{terminal.port}")
        assert setting is not None
        refund_id = returned(till)
        owed = till.card_refunds.left_open()
        assert owed is not None
        assert (owed.amount.amount, owed.state) == (Decimal("5.00"), CardRefundState.OWED)
        begun = till.card_refunds.begin(refund_id)
        answer = till.card_refunds.ask(setting, begun, lambda: True)
        till.card_refunds.record(refund_id, answer)
        assert till.card_refunds.record(refund_id, answer).state is CardRefundState.PAID
        assert terminal.paid_out == [500]
    assert till.card_refunds.left_open() is None
    with pytest.raises(CardPaymentSettled):
        till.card_refunds.begin(refund_id)


def test_what_the_terminal_refuses_stays_owed_and_may_be_given_by_hand(till: Till) -> None:
    with a_terminal("decline") as terminal:
        setting = till.card_payments.choose_terminal(f"127.0.0.1:{terminal.port}")
        assert setting is not None
        refund_id = returned(till)
        begun = till.card_refunds.begin(refund_id)
        answer = till.card_refunds.ask(setting, begun, lambda: True)
        assert till.card_refunds.record(refund_id, answer).state is CardRefundState.OWED
    assert till.card_refunds.pay_elsewhere(refund_id).state is CardRefundState.ELSEWHERE
    assert till.card_refunds.record(refund_id, DECLINED).state is CardRefundState.ELSEWHERE
    assert till.card_refunds.left_open() is None


def test_a_till_that_dies_while_the_terminal_pays_asks_how_it_ended(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        till.card_payments.choose_terminal("127.0.0.1:1")
        refund_id = returned(till)
        till.card_refunds.begin(refund_id)
    with a_till(tmp_path) as till:
        found = till.card_refunds.left_open()
        assert found is not None
        assert found.state is CardRefundState.UNKNOWN
        with pytest.raises(CardPaymentSettled):
            till.card_refunds.begin(refund_id)
        till.card_refunds.record(refund_id, UNKNOWN)
        told = till.card_refunds.record(refund_id, DECLINED, is_by_hand=True)
        assert told.state is CardRefundState.OWED
        assert till.card_refunds.begin(refund_id).state is CardRefundState.ASKED
