"""What the use cases need of a card terminal, whatever its make and protocol."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class TerminalAnswer:
    """How a payment ended on the terminal.

    ``state`` is approved, declined, aborted or unknown. ``reference`` is what finds the payment
    again on the terminal (its receipt's number); ``detail`` what the terminal says, in its words.
    """

    state: CardPaymentState
    reference: str = ""
    detail: str = ""


class CardTerminalPort(Protocol):
    """One terminal. Calls block for as long as a customer needs and belong to a worker thread.

    None raises for what a terminal or a network may do: the answer says it. Before anything was
    asked a failure is ``aborted``; after it, as long as no answer was heard, ``unknown``.
    """

    def authorise(self, amount: Money, is_wanted: Callable[[], bool]) -> TerminalAnswer:
        """Ask for ``amount``; once it is not wanted any more, ask the terminal to stop."""

    def last(self, amount: Money) -> TerminalAnswer:
        """Return how the terminal's latest payment ended, if it was of ``amount``."""

    def refund(self, amount: Money, is_wanted: Callable[[], bool]) -> TerminalAnswer:
        """Give ``amount`` to the card that the customer holds; ``approved`` says it has it."""

    def reverse(self, reference: str, amount: Money) -> TerminalAnswer:
        """Give a payment back that was approved a moment ago; ``approved`` says it was."""


TerminalAt = Callable[[str, int], CardTerminalPort]
"""Returns the terminal at an address and port."""
