"""Cards through a terminal: the sell screen waits, can stop it, and settles what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos_app.application.card_terminal import TerminalAnswer
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.ui.look import Look
from pos_app.ui.terminal_thread import TerminalTask
from tests.terminals import TerminalWhenTold, a_terminal
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF, RecordedScreen, Seconds, Shop, a_presenter, a_till


@pytest.fixture
def terminal() -> TerminalWhenTold:
    return TerminalWhenTold()


@pytest.fixture
def shop(data_dir: Path, terminal: TerminalWhenTold) -> Iterator[Shop]:
    """A shop whose register has a terminal, with a loaf in the cart."""
    till = a_till(data_dir)
    till.start(None)
    screen, seconds = RecordedScreen(), Seconds()
    shop = Shop(till, screen, seconds, a_presenter(till, screen, seconds, terminal))
    shop.presenter.scan(LOAF)
    yield shop
    till.close()


def sheet(shop: Shop) -> str:
    found = shop.screen.state.sheet
    return "" if found is None else getattr(found, "title", "")


def answered(shop: Shop, terminal: TerminalWhenTold) -> None:
    terminal.run()
    shop.presenter.act("card.answered")


def test_without_a_terminal_a_card_is_recorded_at_once(shop: Shop) -> None:
    shop.presenter.act("card")
    assert shop.is_paid()


def test_the_sale_is_paid_once_the_terminal_says_so(shop: Shop, terminal: TerminalWhenTold) -> None:
    with a_terminal() as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("card")
        assert sheet(shop) == "Card, 4.90"
        assert not shop.is_paid()
        shop.presenter.act("card")
        answered(shop, terminal)
        assert shop.is_paid()
        assert sheet(shop) == ""
        assert device.taken == [(1, 490)]


def test_a_refused_card_leaves_the_sale_as_it_was(shop: Shop, terminal: TerminalWhenTold) -> None:
    with a_terminal("decline") as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("card")
        answered(shop, terminal)
    assert shop.screen.toasts[-1][1].startswith("The bank refused this card. Nothing was charged.")
    shop.presenter.act("cash")
    assert shop.is_paid()


def test_a_payment_is_stopped(shop: Shop, terminal: TerminalWhenTold) -> None:
    with a_terminal("wait") as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("card")
        shop.presenter.act("card.cancel")
        answered(shop, terminal)
    assert shop.screen.toasts[-1][1].startswith("The card payment was stopped.")
    assert not shop.is_paid()


def test_what_was_not_heard_is_asked_again(shop: Shop, terminal: TerminalWhenTold) -> None:
    with a_terminal("forget") as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("card")
        answered(shop, terminal)
        assert sheet(shop) == "Did the card pay 4.90?"
        shop.presenter.act("card.ask_again")
        answered(shop, terminal)
        assert shop.is_paid()
        assert len(device.taken) == 1


@pytest.mark.parametrize(("word", "is_paid"), [("card.paid", True), ("card.not_paid", False)])
def test_the_cashier_says_how_it_ended(
    shop: Shop, terminal: TerminalWhenTold, word: str, *, is_paid: bool
) -> None:
    with a_terminal("hang_up") as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("card")
        answered(shop, terminal)
    shop.presenter.act(word)
    assert shop.is_paid() is is_paid


def test_a_payment_left_open_by_a_crash_is_settled_before_anything_else(shop: Shop) -> None:
    cart = shop.presenter.cart
    assert cart is not None
    shop.till.card_payments.begin(cart.cart_id, cart.total)
    shop.presenter.act("cash")
    assert shop.screen.toasts[-1][1].startswith("Nobody knows yet whether the card paid 4.90.")
    shop.presenter.act("card")
    assert sheet(shop) == "Did the card pay 4.90?"
    shop.presenter.act("card.not_paid")
    shop.presenter.act("cash")
    assert shop.is_paid()


def test_the_terminal_is_set_from_the_menu(shop: Shop) -> None:
    shop.presenter.act("card_terminal")
    shop.presenter.type_in_sheet("two words")
    shop.presenter.act("sheet.confirm")
    assert getattr(shop.screen.state.sheet, "problem", "").startswith("two words is no address")
    shop.presenter.type_in_sheet("192.168.1.20")
    shop.presenter.act("sheet.confirm")
    setting = shop.till.card_payments.terminal()
    assert setting is not None
    assert setting.text == "192.168.1.20:20007"


def test_keys_alone_settle_it(data_dir: Path, look: Look, qtbot: QtBot) -> None:
    till = a_till(data_dir)
    till.start(None)
    seller = Seller(look, till)
    qtbot.addWidget(seller.view)
    with a_terminal("hang_up") as device:
        till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        seller.presenter.scan(LOAF)
        seller.press("F9")
        seller.terminal.run()
        seller.presenter.act("card.answered")
    names = [
        part.accessibleName()
        for part in seller.view.findChildren(QAbstractButton)
        if part.isVisible() and part.accessibleName() in {"It was paid", "Not paid"}
    ]
    assert len(names) == 2
    seller.press("Return")
    seller.press("Escape")
    assert seller.view._state is not None
    assert seller.view._state.sheet is not None
    QTest.keyClick(seller.focus(), Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert seller.is_complete()
    seller.view.close()
    seller.log.close()
    till.close()


def test_the_thread_brings_every_answer(qtbot: QtBot) -> None:
    task = TerminalTask()
    with qtbot.waitSignal(task.answered):
        task.start(lambda is_wanted: TerminalAnswer(CardPaymentState.APPROVED, str(is_wanted())))
    assert task.answer.reference == "True"

    def fail(_is_wanted: object) -> TerminalAnswer:
        raise OSError

    with qtbot.waitSignal(task.answered):
        task.start(fail)
    assert task.answer.state is CardPaymentState.UNKNOWN
    task.close()


def test_a_card_that_paid_a_part_gets_it_back_through_the_terminal(
    shop: Shop, terminal: TerminalWhenTold
) -> None:
    with a_terminal() as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("payment")
        shop.presenter.type("2")
        shop.presenter.act("card")
        answered(shop, terminal)
        assert device.taken == [(1, 200)]
        shop.presenter.act("give_back_last")
        assert sheet(shop) == "Card, 2.00 back"
        answered(shop, terminal)
        assert device.taken == []
    assert shop.screen.toasts[-1][1] == "2.00 went back to the card."
    cart = shop.presenter.cart
    assert cart is not None
    assert cart.tenders == ()


def test_a_reversal_that_was_not_heard_waits_and_one_that_is_refused_stays(
    shop: Shop, terminal: TerminalWhenTold
) -> None:
    with a_terminal() as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("payment")
        shop.presenter.type("2")
        shop.presenter.act("card")
        answered(shop, terminal)
        shop.presenter.act("give_back_last")
    terminal.answer = TerminalAnswer(CardPaymentState.UNKNOWN)
    shop.presenter.act("card.answered")
    assert sheet(shop) == "Did 2.00 go back to the card?"
    shop.presenter.act("card.not_paid")
    assert sheet(shop) == "The terminal did not give it back"
    shop.presenter.act("card.in_cash")
    cart = shop.presenter.cart
    assert cart is not None
    assert cart.tenders == ()


def test_undoing_a_sale_paid_by_card_lets_the_terminal_pay_it_back(
    shop: Shop, terminal: TerminalWhenTold
) -> None:
    with a_terminal() as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("card")
        answered(shop, terminal)
        shop.presenter.act("undo")
        shop.presenter.act("sheet.confirm")
        assert sheet(shop) == "Card, 4.90 back"
        answered(shop, terminal)
        assert device.paid_out == [490]
    assert sheet(shop) == ""
    assert shop.screen.toasts[-1][1] == "4.90 of return 1-R00001 went back."


def test_what_is_owed_to_a_card_is_offered_again(shop: Shop, terminal: TerminalWhenTold) -> None:
    with a_terminal("approve") as device:
        shop.till.card_payments.choose_terminal(f"127.0.0.1:{device.port}")
        shop.presenter.act("card")
        answered(shop, terminal)
        device.outcome = "decline"
        shop.presenter.act("undo")
        shop.presenter.act("sheet.confirm")
        answered(shop, terminal)
        assert sheet(shop) == "4.90 are owed to a card"
        shop.presenter.act("payout.later")
        assert sheet(shop) == ""
        shop.presenter.act("payout.offer")
        assert sheet(shop) == "4.90 are owed to a card"
        shop.presenter.act("payout.elsewhere")
    assert sheet(shop) == ""
    assert shop.till.card_refunds.left_open() is None
