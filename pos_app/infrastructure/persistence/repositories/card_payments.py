"""Card payments and terminals: a row each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_app.domain.aggregates.card_payment.card_payment import CardPayment, CardPaymentState
from pos_app.domain.aggregates.card_payment.card_refund import CardRefund, CardRefundState
from pos_app.domain.aggregates.card_payment.card_terminal import CardTerminal
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.card_tables import (
    IS_OPEN,
    IS_OWED,
    card_payments,
    card_refunds,
    card_terminals,
)
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_column = card_payments.c
_GET = Statement(select(card_payments).where(_column.payment_id == bindparam("key")))
_OPEN = Statement(
    select(card_payments)
    .where(
        _column.register_id == bindparam("key"),
        text(IS_OPEN),
    )
    .order_by(_column.payment_id)
)
_TAKEN_BEFORE = Statement(
    select(card_payments)
    .where(
        _column.register_id == bindparam("register_id"),
        _column.payment_id < bindparam("key"),
        text("state NOT IN ('asked', 'unknown', 'declined', 'aborted')"),
    )
    .order_by(_column.payment_id.desc())
    .limit(1)
)
_REFUND = Statement(select(card_refunds).where(card_refunds.c.refund_id == bindparam("key")))
_OWED = Statement(
    select(card_refunds)
    .where(card_refunds.c.register_id == bindparam("key"), text(IS_OWED))
    .order_by(card_refunds.c.refund_id)
)
_KEEP_REFUND = Statement(
    upsert(card_refunds)
    .values({column.name: bindparam(column.name) for column in card_refunds.c})
    .on_conflict_do_update(
        index_elements=["refund_id"],
        set_={"state": bindparam("state"), "reference": bindparam("reference")},
    )
)
_INSERT = Statement(insert(card_payments))
_UPDATE = Statement(
    update(card_payments)
    .where(_column.payment_id == bindparam("key"))
    .values(state=bindparam("new_state"), reference=bindparam("new_reference"))
)
_TERMINAL = Statement(
    select(card_terminals.c.address, card_terminals.c.port).where(
        card_terminals.c.register_id == bindparam("key")
    )
)
_KEEP_TERMINAL = Statement(
    upsert(card_terminals)
    .values(
        register_id=bindparam("key"),
        address=bindparam("address"),
        port=bindparam("port"),
    )
    .on_conflict_do_update(
        index_elements=["register_id"],
        set_={"address": bindparam("address"), "port": bindparam("port")},
    )
)


class SqlCardPaymentRepository(IdentityMap[CardPayment, None]):
    """Card payments within one transaction; fulfils ``CardPaymentRepository``."""

    def by_id(self, payment_id: UUID) -> CardPayment | None:
        """Return the payment, or None."""
        row = self.connection.one(_GET, {"key": str(payment_id)})
        return None if row is None else self._restored(row)

    def open_at(self, register_id: str) -> tuple[CardPayment, ...]:
        """Return the register's payments of which nobody knows the end, the oldest first."""
        return tuple(
            self._restored(row) for row in self.connection.all(_OPEN, {"key": register_id})
        )

    def taken_before(self, payment: CardPayment) -> CardPayment | None:
        """Return the latest payment of the same register before it that a card made, or None."""
        where = {"register_id": payment.register_id, "key": str(payment.payment_id)}
        row = self.connection.one(_TAKEN_BEFORE, where)
        return None if row is None else self._restored(row)

    def refund_of(self, refund_id: UUID) -> CardRefund | None:
        """Return what is known of a return's money for a card, or None."""
        row = self.connection.one(_REFUND, {"key": str(refund_id)})
        return None if row is None else _refund(row)

    def owed_at(self, register_id: str) -> tuple[CardRefund, ...]:
        """Return what the register still owes to cards, the oldest first."""
        return tuple(_refund(row) for row in self.connection.all(_OWED, {"key": register_id}))

    def save_refund(self, refund: CardRefund) -> None:
        """Keep how it stands."""
        self.connection.run(
            _KEEP_REFUND,
            {
                "refund_id": str(refund.refund_id),
                "refund_number": refund.refund_number,
                "register_id": refund.register_id,
                "currency": refund.amount.currency.code,
                "amount": refund.amount.minor,
                "state": refund.state.value,
                "reference": refund.reference,
            },
        )

    def add(self, payment: CardPayment) -> None:
        """Keep a new payment."""
        self.connection.run(
            _INSERT,
            {
                "payment_id": str(payment.payment_id),
                "cart_id": str(payment.cart_id),
                "register_id": payment.register_id,
                "currency": payment.amount.currency.code,
                "amount": payment.amount.minor,
                "tip": payment.tip.minor,
                "state": payment.state.value,
                "reference": payment.reference,
            },
        )
        self.hold(payment.payment_id, payment)

    def save(self, payment: CardPayment) -> None:
        """Keep how it goes on."""
        self.connection.run(
            _UPDATE,
            {
                "key": str(payment.payment_id),
                "new_state": payment.state.value,
                "new_reference": payment.reference,
            },
        )

    def terminal_of(self, register_id: str) -> CardTerminal:
        """Return the terminal of a register; one without address when none was chosen."""
        row = self.connection.one(_TERMINAL, {"key": register_id})
        return CardTerminal(register_id) if row is None else CardTerminal(register_id, *row)

    def save_terminal(self, terminal: CardTerminal) -> None:
        """Keep which terminal a register asks."""
        self.connection.run(
            _KEEP_TERMINAL,
            {"key": terminal.register_id, "address": terminal.address, "port": terminal.port},
        )

    def _restored(self, row: tuple[Any, ...]) -> CardPayment:
        key, cart_id, register_id, code, amount, tip, state, reference = row
        known = self.known(UUID(key))
        if known is not None:
            return known
        currency = Currency.of(code)
        payment = CardPayment(
            payment_id=UUID(key),
            cart_id=UUID(cart_id),
            register_id=register_id,
            amount=Money(amount, currency),
            tip=Money(tip, currency),
            state=CardPaymentState(state),
            reference=reference,
        )
        return self.hold(payment.payment_id, payment)


def _refund(row: tuple[Any, ...]) -> CardRefund:
    key, number, register_id, code, amount, state, reference = row
    return CardRefund(
        refund_id=UUID(key),
        refund_number=number,
        register_id=register_id,
        amount=Money(amount, Currency.of(code)),
        state=CardRefundState(state),
        reference=reference,
    )
