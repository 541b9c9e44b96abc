"""What the shop needs from a store of card payments."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.card_payment.card_payment import CardPayment
from pos_app.domain.aggregates.card_payment.card_refund import CardRefund
from pos_app.domain.aggregates.card_payment.card_terminal import CardTerminal


class CardPaymentRepository(Protocol):
    """Card payments, and the terminal of each register."""

    def by_id(self, payment_id: UUID) -> CardPayment | None:
        """Return the payment, or None."""

    def open_at(self, register_id: str) -> tuple[CardPayment, ...]:
        """Return the register's payments of which nobody knows the end, the oldest first."""

    def taken_before(self, payment: CardPayment) -> CardPayment | None:
        """Return the latest payment of the same register before it that a card made, or None."""

    def refund_of(self, refund_id: UUID) -> CardRefund | None:
        """Return what is known of a return's money for a card, or None."""

    def owed_at(self, register_id: str) -> tuple[CardRefund, ...]:
        """Return what the register still owes to cards, the oldest first."""

    def save_refund(self, refund: CardRefund) -> None:
        """Keep how it stands."""

    def add(self, payment: CardPayment) -> None:
        """Keep a new payment."""

    def save(self, payment: CardPayment) -> None:
        """Keep how it goes on."""

    def terminal_of(self, register_id: str) -> CardTerminal:
        """Return the terminal of a register; one without address when none was chosen."""

    def save_terminal(self, terminal: CardTerminal) -> None:
        """Keep which terminal a register asks."""
