"""Adds up the cash that the documents of a shift brought into and took out of its drawer."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select

from pos_app.domain.aggregates.shift.shift import Shift
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.payment_tables import cart_tenders, order_tenders
from pos_app.infrastructure.persistence.refund_tables import refund_payouts, refunds
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import carts, orders


def orders_of_shift() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for the orders of a shift, which an index of numbers answers."""
    return (
        orders.c.register_id == bindparam("register_id"),
        orders.c.sequence > bindparam("after_order"),
        orders.c.shift_id == bindparam("shift_id"),
    )


def refunds_of_shift() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for the returns of a shift."""
    return (
        refunds.c.register_id == bindparam("register_id"),
        refunds.c.sequence > bindparam("after_refund"),
        refunds.c.shift_id == bindparam("shift_id"),
    )


def parameters_of(shift: Shift) -> dict[str, object]:
    """Return what the conditions of both ask for."""
    return {
        "register_id": shift.register_id,
        "after_order": shift.beginning.order_sequence,
        "after_refund": shift.beginning.refund_sequence,
        "shift_id": str(shift.shift_id),
    }


def _sum(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(column), 0)


_CASH = Statement(
    select(_sum(order_tenders.c.amount + order_tenders.c.tip))
    .join(orders, orders.c.order_id == order_tenders.c.order_id)
    .where(order_tenders.c.kind == "cash", *orders_of_shift())
)
_CHANGE = Statement(select(_sum(orders.c.change)).where(*orders_of_shift()))
_FOREIGN = Statement(
    select(order_tenders.c.foreign_currency, order_tenders.c.foreign_amount)
    .join(orders, orders.c.order_id == order_tenders.c.order_id)
    .where(order_tenders.c.foreign_currency.is_not(None), *orders_of_shift())
)
_REFUNDED = Statement(
    select(_sum(refund_payouts.c.amount))
    .join(refunds, refunds.c.refund_id == refund_payouts.c.refund_id)
    .where(refund_payouts.c.kind == "cash", *refunds_of_shift())
)
_UNFINISHED = Statement(
    select(_sum(cart_tenders.c.amount + cart_tenders.c.tip))
    .join(carts, carts.c.cart_id == cart_tenders.c.cart_id)
    .where(
        cart_tenders.c.kind == "cash",
        carts.c.register_id == bindparam("register_id"),
        or_(carts.c.state == "open", carts.c.state == "held"),
    )
)


def cash_taken(connection: Connection, shift: Shift) -> tuple[tuple[Money, Money], ...]:
    """Return what each currency gained by sales, less change, and lost by returns."""
    parameters = parameters_of(shift)
    own = shift.currency
    gained = _value(connection, _CASH, parameters) - _value(connection, _CHANGE, parameters)
    taken = {own: gained}
    taken |= {each.amount.currency: 0 for each in shift.movements if each.amount.currency != own}
    for code, amount in connection.all(_FOREIGN, parameters):
        currency = Currency.of(code)
        taken[currency] = taken.get(currency, 0) + _minor(amount, currency)
    lost = {own: _value(connection, _REFUNDED, parameters)}
    return tuple(
        (Money(minor, currency), Money(lost.get(currency, 0), currency))
        for currency, minor in taken.items()
    )


def unfinished_cash(connection: Connection, register_id: str, currency: Currency) -> Money:
    """Return the cash that was taken for sales that are not finished."""
    return Money(_value(connection, _UNFINISHED, {"register_id": register_id}), currency)


def _value(connection: Connection, statement: Statement, parameters: dict[str, object]) -> int:
    row = connection.one(statement, parameters)
    return 0 if row is None else int(row[0])


def _minor(amount: str, currency: Currency) -> int:
    scaled = Decimal(amount).scaleb(currency.decimals)
    return int(scaled.quantize(Decimal(1), ROUND_HALF_UP))
