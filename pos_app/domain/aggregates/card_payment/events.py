"""What happens when a card terminal is asked for money."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="CardPayment", identified_by="payment_id")
class CardPaymentAsked(DomainEvent):
    """The terminal is about to be asked for ``amount`` and ``tip``; told before it is."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    tip: Decimal


@event_type(aggregate="CardPayment", identified_by="payment_id")
class CardPaymentApproved(DomainEvent):
    """The card paid; ``is_by_hand`` when the cashier read it on the terminal."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    reference: str
    is_by_hand: bool


@event_type(aggregate="CardPayment", identified_by="payment_id")
class CardPaymentRefused(DomainEvent):
    """The card paid nothing: ``outcome`` is ``declined`` by the bank, or ``aborted`` before."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    outcome: str
    detail: str
    is_by_hand: bool


@event_type(aggregate="CardPayment", identified_by="payment_id")
class CardPaymentLost(DomainEvent):
    """The terminal was asked and nobody heard the answer; the sale waits for it."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    detail: str


@event_type(aggregate="CardPayment", identified_by="payment_id")
class CardReversalAsked(DomainEvent):
    """The terminal is about to be asked to give a payment back; told before it is."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    reference: str


@event_type(aggregate="CardPayment", identified_by="payment_id")
class CardReversed(DomainEvent):
    """A payment went back to its card; ``is_by_hand`` when the cashier read it."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    reference: str
    is_by_hand: bool


@event_type(aggregate="CardPayment", identified_by="payment_id")
class CardReversalRefused(DomainEvent):
    """A payment did not go back: it stays; ``detail`` is what the terminal says."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    reference: str
    detail: str
    is_by_hand: bool


@event_type(aggregate="CardPayment", identified_by="payment_id")
class CardReversalLost(DomainEvent):
    """The terminal was asked to give a payment back and nobody heard the answer."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    reference: str
    detail: str


@event_type(aggregate="CardTerminal", identified_by="terminal_id")
class CardTerminalChosen(DomainEvent):
    """Cards go to the terminal at ``address`` from now on; ``terminal_id`` is its register's.

    An empty address is none: cards are recorded by hand.
    """

    terminal_id: str
    address: str
    port: int
    old_address: str
    old_port: int
