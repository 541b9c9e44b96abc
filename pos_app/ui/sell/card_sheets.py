"""The sheets in which the till waits for a card terminal, or for the cashier's word about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pos_app.application.card_terminal import TerminalAnswer
from pos_app.ui.i18n import _
from pos_app.ui.sell.wait_sheet import SheetAnswer, WaitSheet

CANCEL, ASK_AGAIN = "card.cancel", "card.ask_again"
IN_CASH = "card.in_cash"
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


def how_it_ended(amount: str, *, is_the_one_before: bool) -> WaitSheet:
    """Ask whether a card paid; the terminal may have told of an earlier payment of as much."""
    more = ""
    if is_the_one_before:
        more = " " + _("Its latest payment is the one of the sale before.")
    return WaitSheet(
        _("Did the card pay {amount}?").format(amount=amount),
        _(
            "The terminal's answer was not heard. The sale waits until it is known, so that"
            " nobody pays twice. Look at the terminal or its receipt."
        )
        + more,
        (
            SheetAnswer(ASK_AGAIN, _("Ask again"), "Alt+A", is_main=True),
            SheetAnswer(PAID, _("It was paid"), "Alt+P"),
            SheetAnswer(NOT_PAID, _("Not paid"), "Alt+N"),
        ),
    )


def how_reversal_ended(amount: str) -> WaitSheet:
    """Ask whether a payment went back to its card."""
    return WaitSheet(
        _("Did {amount} go back to the card?").format(amount=amount),
        _(
            "The terminal's answer was not heard. The sale waits until it is known. Ask"
            " again: a terminal gives the same payment back only once."
        ),
        (
            SheetAnswer(ASK_AGAIN, _("Ask again"), "Alt+A", is_main=True),
            SheetAnswer(PAID, _("It went back"), "Alt+P"),
            SheetAnswer(NOT_PAID, _("It did not"), "Alt+N"),
        ),
    )


def not_given_back() -> WaitSheet:
    """Say that a payment stays, and offer to record that it went back another way."""
    return WaitSheet(
        _("The terminal did not give it back"),
        _("The payment stays. Money that goes back another way is recorded by hand."),
        (
            SheetAnswer("sheet.close", _("Keep the payment"), "Esc", is_main=True),
            SheetAnswer(IN_CASH, _("Given back in cash"), "Alt+B"),
        ),
    )
