"""Takes cards through the terminal: asks it, waits, and settles what it did not answer."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.card_payment_service import (
    THE_ONE_BEFORE,
    CardOutcome,
    CardPaymentService,
    CardPaymentSnapshot,
    TerminalSetting,
)
from pos_app.application.card_terminal import TerminalAnswer
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell import card_sheets
from pos_app.ui.sell.card_sheets import (
    ANSWERED,
    ASK_AGAIN,
    CANCEL,
    IN_CASH,
    NOT_PAID,
    PAID,
    TerminalThread,
    Waiting,
)
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.sell_state import NameSheet
from pos_app.ui.sell.wait_sheet import SheetAnswer, WaitSheet

if TYPE_CHECKING:
    from pos_app.application.card_reversal_service import CardReversalService
    from pos_app.application.sale_snapshots import CartSnapshot
    from pos_app.ui.sell.card_payouts import CardPayouts
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.paying import Paying
    from pos_app.ui.sell.screen import SellScreen


class CardDesk:
    """Owns the payment that a terminal is asked for; without a terminal a card is recorded."""

    def __init__(
        self,
        desk: Desk,
        screen: SellScreen,
        paying: Paying,
        payments: CardPaymentService,
        reversals: CardReversalService,
        thread: TerminalThread,
        payouts: CardPayouts,
    ) -> None:
        """Pay the cart of ``desk``; the terminal is asked on ``thread``, for ``payouts`` too."""
        self._payouts = payouts
        self._reversals = reversals
        paying.reverse = self._reverse
        self._desk = desk
        self._screen = screen
        self._paying = paying
        self._payments = payments
        self._thread = thread
        self._payment: CardPaymentSnapshot | None = None
        self._refused: CardPaymentSnapshot | None = None

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons and the menu do, by their names."""
        return {
            "card": self._card,
            "card_terminal": self._ask_address,
            CANCEL: self._cancel,
            ASK_AGAIN: self._ask_again,
            PAID: partial(self._by_hand, CardPaymentState.APPROVED),
            NOT_PAID: partial(self._by_hand, CardPaymentState.ABORTED),
            IN_CASH: self._give_back_by_hand,
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
        title = _("Card, {amount} back") if self._payment.state.is_reversal else _("Card, {amount}")
        title = title.format(amount=format_amount(self._payment.charged.amount))
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
        if payment.state.is_reversal:
            self._thread.start(lambda _is_wanted: self._reversals.ask(setting, payment))
            return
        self._thread.start(lambda _is_wanted: self._payments.ask_again(setting, payment))

    def _answered(self) -> None:
        if self._payment is not None:
            self._record(self._payment, self._thread.answer, is_by_hand=False)
        else:
            self._payouts.answered()

    def _by_hand(self, state: CardPaymentState) -> None:
        if self._payment is not None:
            self._record(self._payment, TerminalAnswer(state), is_by_hand=True)

    def _record(
        self, payment: CardPaymentSnapshot, answer: TerminalAnswer, *, is_by_hand: bool
    ) -> None:
        if payment.state.is_reversal:
            self._take_back(
                self._reversals.record(payment.payment_id, answer, is_by_hand=is_by_hand)
            )
        else:
            self._take(self._payments.record(payment.payment_id, answer, is_by_hand=is_by_hand))

    def _reverse(self, cart: CartSnapshot, tender_id: UUID) -> bool:
        """Give a card tender back through the terminal; False where none took it."""
        setting = self._payments.terminal()
        payment = None if setting is None else self._reversals.begin(cart.cart_id, tender_id)
        if setting is None or payment is None:
            return False
        self._payment = payment
        self._wait(_("The terminal gives the money back."), is_cancellable=False)
        self._thread.start(lambda _is_wanted: self._reversals.ask(setting, payment))
        return True

    def _take_back(self, outcome: CardOutcome) -> None:
        if outcome.payment.state.is_open:
            self._ask_how_it_ended()
            return
        if outcome.payment.state is CardPaymentState.REVERSED:
            self._payment = None
            self._desk.question = None
            if outcome.step is not None and outcome.step.cart is not None:
                self._desk.ring_up.show(outcome.step.cart)
            self._screen.say(
                "done",
                _("{amount} went back to the card.").format(
                    amount=format_amount(outcome.payment.charged.amount)
                ),
                "",
            )
            return
        self._desk.question = Waiting(card_sheets.not_given_back())
        self._refused, self._payment = self._payment, None

    def _give_back_by_hand(self) -> None:
        payment, self._refused = self._refused, None
        self._desk.question = None
        if payment is not None:
            self._desk.ring_up.show(
                self._desk.checkout.give_back(payment.cart_id, payment.payment_id)
            )

    def _take(self, outcome: CardOutcome) -> None:
        state = outcome.payment.state
        if state.is_open:
            self._ask_how_it_ended(is_the_one_before=outcome.detail == THE_ONE_BEFORE)
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

    def _ask_how_it_ended(self, *, is_the_one_before: bool = False) -> None:
        if self._payment is None:
            return
        amount = format_amount(self._payment.charged.amount)
        if self._payment.state.is_reversal:
            sheet = card_sheets.how_reversal_ended(amount)
        else:
            sheet = card_sheets.how_it_ended(amount, is_the_one_before=is_the_one_before)
        self._desk.question = Waiting(sheet)

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
