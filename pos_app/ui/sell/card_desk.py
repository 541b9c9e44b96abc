"""Takes cards through the terminal: asks it, waits, and settles what it did not answer."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Protocol

from pos_app.application.card_payment_service import (
    CardOutcome,
    CardPaymentService,
    CardPaymentSnapshot,
    TerminalSetting,
)
from pos_app.application.card_terminal import TerminalAnswer
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.desk import Desk
from pos_app.ui.sell.paying import Paying
from pos_app.ui.sell.screen import SellScreen
from pos_app.ui.sell.sell_state import NameSheet
from pos_app.ui.sell.wait_sheet import SheetAnswer, WaitSheet

CANCEL, ASK_AGAIN = "card.cancel", "card.ask_again"
PAID, NOT_PAID, ANSWERED = "card.paid", "card.not_paid", "card.answered"
Work = Callable[[Callable[[], bool]], TerminalAnswer]
"""Asks a terminal; it is given whether its answer is still wanted."""


class TerminalThread(Protocol):
    """Asks terminals on a thread of its own; ``card.answered`` follows each answer."""

    @property
    def answer(self) -> TerminalAnswer:
        """What the terminal said last."""

    def start(self, work: Work) -> None:
        """Ask."""

    def cancel(self) -> None:
        """Let the work know that nobody wants the payment any more."""


class Waiting:
    """A sheet that waits for the terminal, or for the cashier's word."""

    def __init__(self, sheet: WaitSheet) -> None:
        """Show ``sheet``."""
        self._sheet = sheet

    def part(self) -> WaitSheet:
        """Return what to draw."""
        return self._sheet

    def type(self, text: str) -> None:
        """Nothing can be typed here."""

    def confirm(self) -> bool:
        """Wait on."""
        return False


class CardDesk:
    """Owns the payment that a terminal is asked for; without a terminal a card is recorded."""

    def __init__(
        self,
        desk: Desk,
        screen: SellScreen,
        paying: Paying,
        payments: CardPaymentService,
        thread: TerminalThread,
    ) -> None:
        """Pay the cart of ``desk``; the terminal is asked on ``thread``."""
        self._desk = desk
        self._screen = screen
        self._paying = paying
        self._payments = payments
        self._thread = thread
        self._payment: CardPaymentSnapshot | None = None

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons and the menu do, by their names."""
        return {
            "card": self._card,
            "card_terminal": self._ask_address,
            CANCEL: self._cancel,
            ASK_AGAIN: self._ask_again,
            PAID: partial(self._by_hand, CardPaymentState.APPROVED),
            NOT_PAID: partial(self._by_hand, CardPaymentState.ABORTED),
            ANSWERED: self._answered,
        }

    def _card(self) -> None:
        if self._payment is not None or self._desk.checkout.is_double_press():
            return
        setting = self._payments.terminal()
        cart = self._desk.ring_up.cart
        left_open = None if cart is None else self._payments.left_open(cart.cart_id)
        if left_open is not None:
            self._payment = left_open
            self._ask_how_it_ended()
        elif setting is None:
            self._paying.card()
        else:
            self._begin(setting, self._paying.due())

    def _begin(self, setting: TerminalSetting, cart: CartSnapshot) -> None:
        typed = self._paying.typed_amount(cart)
        amount = cart.left if typed is None else typed
        payment = self._payments.begin(cart.cart_id, amount, self._desk.tip)
        self._payment = payment
        self._desk.entry = ""
        self._wait(_("The customer pays at the terminal."), is_cancellable=True)
        self._thread.start(partial(self._payments.ask, setting, payment))

    def _wait(self, sentence: str, *, is_cancellable: bool) -> None:
        if self._payment is None:
            return
        cancel = (SheetAnswer(CANCEL, _("Stop it"), "Esc"),) if is_cancellable else ()
        title = _("Card, {amount}").format(amount=format_amount(self._payment.charged.amount))
        self._desk.question = Waiting(WaitSheet(title, sentence, cancel))

    def _cancel(self) -> None:
        self._thread.cancel()
        self._wait(_("The terminal is asked to stop."), is_cancellable=False)

    def _ask_again(self) -> None:
        setting = self._payments.terminal()
        payment = self._payment
        if payment is None:
            return
        if setting is None:
            self._ask_how_it_ended()
            return
        self._wait(_("The terminal is asked how it ended."), is_cancellable=False)
        self._thread.start(lambda _is_wanted: self._payments.ask_again(setting, payment))

    def _answered(self) -> None:
        if self._payment is not None:
            self._take(self._payments.record(self._payment.payment_id, self._thread.answer))

    def _by_hand(self, state: CardPaymentState) -> None:
        if self._payment is not None:
            answer = TerminalAnswer(state)
            self._take(self._payments.record(self._payment.payment_id, answer, is_by_hand=True))

    def _take(self, outcome: CardOutcome) -> None:
        state = outcome.payment.state
        if state.is_open:
            self._ask_how_it_ended()
            return
        self._payment = None
        self._desk.question = None
        if outcome.step is not None:
            self._desk.tip = Decimal(0)
            self._paying.go_on_after(outcome.step)
        elif state is CardPaymentState.DECLINED:
            self._screen.say(
                "warning",
                _("The bank refused this card. Nothing was charged."),
                _("Ask for another card or cash."),
            )
        else:
            self._screen.say(
                "warning",
                _("The card payment was stopped. Nothing was charged."),
                _("Try again, or take another way to pay."),
            )

    def _ask_how_it_ended(self) -> None:
        if self._payment is None:
            return
        amount = format_amount(self._payment.charged.amount)
        answers = (
            SheetAnswer(ASK_AGAIN, _("Ask again"), "Alt+A", is_main=True),
            SheetAnswer(PAID, _("It was paid"), "Alt+P"),
            SheetAnswer(NOT_PAID, _("Not paid"), "Alt+N"),
        )
        self._desk.question = Waiting(
            WaitSheet(
                _("Did the card pay {amount}?").format(amount=amount),
                _(
                    "The terminal's answer was not heard. The sale waits until it is known, so that"
                    " nobody pays twice. Look at the terminal or its receipt."
                ),
                answers,
            )
        )

    def _ask_address(self) -> None:
        setting = self._payments.terminal()
        sheet = NameSheet(
            title=_("Card terminal"),
            sentence=_(
                "Its address in the network (ZVT). Without one, cards are recorded by hand."
            ),
            placeholder="192.168.1.20:20007",
            confirm=_("Save"),
            icon="credit-card",
            text="" if setting is None else setting.text,
        )
        self._desk.question = CodeQuestion(sheet, self._choose)

    def _choose(self, text: str) -> None:
        setting = self._payments.choose_terminal(text)
        if setting is None:
            self._screen.say("done", _("Cards are recorded by hand from now on."), "")
        else:
            said = _("Cards go to the terminal at {address} from now on.")
            self._screen.say("done", said.format(address=setting.text), "")
