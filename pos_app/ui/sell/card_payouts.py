"""Pays to cards what returns owe them: asks the terminal, and settles what it did not answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.card_terminal import TerminalAnswer
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.domain.aggregates.card_payment.card_refund import CardRefundState
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell.card_sheets import TerminalThread, Waiting
from pos_app.ui.sell.wait_sheet import SheetAnswer, WaitSheet

if TYPE_CHECKING:
    from pos_app.application.card_payment_service import CardPaymentService
    from pos_app.application.card_refund_service import CardRefundService, CardRefundSnapshot
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen

PAY, OFFER = "payout.pay", "payout.offer"
_CANCEL, _ELSEWHERE, _LATER = "payout.cancel", "payout.elsewhere", "payout.later"
_PAID, _NOT_PAID = "payout.paid", "payout.not_paid"


class CardPayouts:
    """Owns what is owed to a card at the moment; the oldest debt is settled first."""

    def __init__(
        self,
        desk: Desk,
        screen: SellScreen,
        payments: CardPaymentService,
        refunds: CardRefundService,
        thread: TerminalThread,
    ) -> None:
        """Ask the terminal of ``payments`` on ``thread``."""
        self._desk = desk
        self._screen = screen
        self._payments = payments
        self._refunds = refunds
        self._thread = thread
        self._refund: CardRefundSnapshot | None = None

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons of its sheets do, by their names."""
        return {
            PAY: self.pay,
            OFFER: self._offer,
            _CANCEL: self._cancel,
            _ELSEWHERE: self._pay_elsewhere,
            _LATER: self._leave,
            _PAID: partial(self._by_hand, CardPaymentState.APPROVED),
            _NOT_PAID: partial(self._by_hand, CardPaymentState.ABORTED),
        }

    def pay(self) -> None:
        """Pay what is owed, if anything is."""
        refund = self._owed()
        if refund is None:
            return
        setting = self._payments.terminal()
        if refund.state is CardRefundState.UNKNOWN:
            self._ask_how_it_ended(refund)
        elif setting is None:
            self._ask_what_to_do(refund)
        else:
            self._refund = begun = self._refunds.begin(refund.refund_id)
            self._show(
                _("Card, {amount} back").format(amount=format_amount(refund.amount.amount)),
                _("The customer holds the card to the terminal."),
                (SheetAnswer(_CANCEL, _("Stop it"), "Esc"),),
            )
            self._thread.start(partial(self._refunds.ask, setting, begun))

    def answered(self) -> None:
        """Take what the terminal said."""
        if self._refund is not None:
            self._take(self._refunds.record(self._refund.refund_id, self._thread.answer))

    def _offer(self) -> None:
        """Ask about what an earlier day, or a crash, left owed."""
        refund = self._owed()
        if refund is not None and refund.state is CardRefundState.UNKNOWN:
            self._ask_how_it_ended(refund)
        elif refund is not None:
            self._ask_what_to_do(refund)

    def _owed(self) -> CardRefundSnapshot | None:
        self._refund = self._refunds.left_open()
        return self._refund

    def _by_hand(self, state: CardPaymentState) -> None:
        if self._refund is not None:
            answer = TerminalAnswer(state)
            self._take(self._refunds.record(self._refund.refund_id, answer, is_by_hand=True))

    def _pay_elsewhere(self) -> None:
        if self._refund is not None:
            self._take(self._refunds.pay_elsewhere(self._refund.refund_id))

    def _cancel(self) -> None:
        self._thread.cancel()

    def _leave(self) -> None:
        self._refund = self._desk.question = None

    def _take(self, refund: CardRefundSnapshot) -> None:
        if refund.state is CardRefundState.UNKNOWN:
            self._ask_how_it_ended(refund)
        elif refund.state is CardRefundState.OWED:
            self._ask_what_to_do(refund)
        else:
            self._leave()
            said = _("{amount} of return {number} went back.")
            amount = format_amount(refund.amount.amount)
            self._screen.say("done", said.format(amount=amount, number=refund.refund_number), "")

    def _ask_what_to_do(self, refund: CardRefundSnapshot) -> None:
        has_terminal = self._payments.terminal() is not None
        ask = (SheetAnswer(PAY, _("Ask the terminal"), "Alt+A", is_main=True),)
        self._show(
            _("{amount} are owed to a card").format(amount=format_amount(refund.amount.amount)),
            _("Return {number} is recorded, and the card has not got its money yet.").format(
                number=refund.refund_number
            ),
            (
                SheetAnswer(_LATER, _("Later"), "Esc"),
                SheetAnswer(_ELSEWHERE, _("Given back by hand"), "Alt+B"),
                *(ask if has_terminal else ()),
            ),
        )

    def _ask_how_it_ended(self, refund: CardRefundSnapshot) -> None:
        self._show(
            _("Did the card get {amount}?").format(amount=format_amount(refund.amount.amount)),
            _("The terminal's answer was not heard. Look at the terminal or its receipt."),
            (
                SheetAnswer(_PAID, _("It went back"), "Alt+P"),
                SheetAnswer(_NOT_PAID, _("It did not"), "Alt+N"),
            ),
        )

    def _show(self, title: str, sentence: str, answers: tuple[SheetAnswer, ...]) -> None:
        self._desk.question = Waiting(WaitSheet(title, sentence, answers))
