"""Adds up what was sold, taken back and done in a shift, from its documents and from the log."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, case, func, literal, or_, select

from pos_app.domain.aggregates.shift.shift import Shift
from pos_app.domain.aggregates.z_report.figures import Sum, TaxSum, TradeFigures
from pos_app.domain.aggregates.z_report.z_report import Reached
from pos_app.domain.values.money import Money
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.payment_tables import order_taxes, order_tenders
from pos_app.infrastructure.persistence.refund_tables import (
    refund_lines,
    refund_payouts,
    refund_taxes,
    refunds,
)
from pos_app.infrastructure.persistence.repositories.shift_cash import (
    orders_of_shift,
    parameters_of,
    refunds_of_shift,
)
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import (
    audit_log,
    order_lines,
    orders,
    outbox,
    products,
)

# What a manager wants to know of, in the order of the report.
EXCEPTIONS = ("CartItemRemoved", "CartVoided", "CartItemRepriced", "DrawerOpened")

_worth = refunds.c.total - refunds.c.rounding


def _total(column: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(column), 0)


_SALES = Statement(
    select(
        func.count(), _total(orders.c.total), _total(orders.c.rounding), _total(orders.c.change)
    ).where(*orders_of_shift())
)
_ENDS = Statement(
    select(orders.c.number).where(*orders_of_shift()).order_by(orders.c.sequence.desc()).limit(1)
)
_STARTS = Statement(
    select(orders.c.number).where(*orders_of_shift()).order_by(orders.c.sequence).limit(1)
)
_REFUNDS = Statement(
    select(func.count(), _total(_worth), _total(refunds.c.rounding)).where(*refunds_of_shift())
)
_given = order_lines.c.discount + order_lines.c.promotion + order_lines.c.share
_DISCOUNTS = Statement(
    select(_total(case((_given != 0, 1), else_=0)), _total(_given))
    .join(orders, orders.c.order_id == order_lines.c.order_id)
    .where(*orders_of_shift())
)
_TENDERS = Statement(
    select(
        order_tenders.c.kind,
        func.count(),
        func.sum(order_tenders.c.amount),
        func.sum(order_tenders.c.tip),
    )
    .join(orders, orders.c.order_id == order_tenders.c.order_id)
    .where(*orders_of_shift())
    .group_by(order_tenders.c.kind)
    .order_by(order_tenders.c.kind)
)
_PAYOUTS = Statement(
    select(refund_payouts.c.kind, func.count(), func.sum(refund_payouts.c.amount))
    .join(refunds, refunds.c.refund_id == refund_payouts.c.refund_id)
    .where(*refunds_of_shift())
    .group_by(refund_payouts.c.kind)
    .order_by(refund_payouts.c.kind)
)

_TAXES = Statement(
    select(order_taxes.c.rate, func.sum(order_taxes.c.net), func.sum(order_taxes.c.tax))
    .join(orders, orders.c.order_id == order_taxes.c.order_id)
    .where(*orders_of_shift())
    .group_by(order_taxes.c.rate)
)
_REFUND_TAXES = Statement(
    select(refund_taxes.c.rate, -func.sum(refund_taxes.c.net), -func.sum(refund_taxes.c.tax))
    .join(refunds, refunds.c.refund_id == refund_taxes.c.refund_id)
    .where(*refunds_of_shift())
    .group_by(refund_taxes.c.rate)
)
_DEPARTMENTS = Statement(
    select(order_lines.c.department, func.count(), func.sum(order_lines.c.due))
    .join(orders, orders.c.order_id == order_lines.c.order_id)
    .where(*orders_of_shift())
    .group_by(order_lines.c.department)
)
_department = func.coalesce(order_lines.c.department, products.c.department)
_REFUND_DEPARTMENTS = Statement(
    select(_department, literal(0), -func.sum(refund_lines.c.amount))
    .join(refunds, refunds.c.refund_id == refund_lines.c.refund_id)
    .join(products, products.c.product_id == refund_lines.c.product_id)
    .join(
        order_lines,
        (order_lines.c.order_id == refunds.c.order_id)
        & (order_lines.c.number == refund_lines.c.order_line),
        isouter=True,
    )
    .where(*refunds_of_shift())
    .group_by(_department)
)
_CASHIERS = Statement(
    select(orders.c.cashier_id, func.count(), func.sum(orders.c.total))
    .where(*orders_of_shift())
    .group_by(orders.c.cashier_id)
)
_REFUND_CASHIERS = Statement(
    select(refunds.c.cashier_id, literal(0), -func.sum(_worth))
    .where(*refunds_of_shift())
    .group_by(refunds.c.cashier_id)
)
_OUTSIDE = Statement(
    select(func.count(), _total(orders.c.total)).where(
        orders.c.register_id == bindparam("register_id"),
        orders.c.sequence > bindparam("after"),
        orders.c.shift_id.is_(None),
    )
)
_OUTSIDE_REFUNDS = Statement(
    select(func.count(), _total(_worth)).where(
        refunds.c.register_id == bindparam("register_id"),
        refunds.c.sequence > bindparam("after"),
        refunds.c.shift_id.is_(None),
    )
)


def _exceptions(log: Table) -> Statement:
    return Statement(
        select(log.c.event_type, func.count())
        .where(
            log.c.seq > bindparam("after_event"),
            log.c.shift_id == bindparam("shift_id"),
            or_(*(log.c.event_type == name for name in EXCEPTIONS)),
        )
        .group_by(log.c.event_type)
    )


# What a crash left in the outbox is part of the log too.
_EXCEPTIONS = (_exceptions(audit_log), _exceptions(outbox))


def trade_of(connection: Connection, shift: Shift, before: Reached) -> TradeFigures:
    """Return the figures; ``before`` is what the Z report before this shift had reached."""
    by = parameters_of(shift)
    place = shift.register_id

    def amount(minor: int) -> Decimal:
        return Money(minor, shift.currency).amount

    def sums(rows: Iterable[tuple[Any, ...]]) -> tuple[Sum, ...]:
        found: dict[str, tuple[int, int]] = {}
        for name, count, minor, *_rest in rows:
            known = found.get(name, (0, 0))
            found[name] = (known[0] + count, known[1] + minor)
        return tuple(Sum(name, count, amount(minor)) for name, (count, minor) in found.items())

    def one(statement: Statement, name: str, after: int) -> Sum:
        row = connection.one(statement, {"register_id": place, "after": after}) or (0, 0)
        return Sum(name, row[0], amount(row[1]))

    sales, sold, rounding, change = connection.one(_SALES, by) or (0, 0, 0, 0)
    returns, returned, refund_rounding = connection.one(_REFUNDS, by) or (0, 0, 0)
    discounts, given = connection.one(_DISCOUNTS, by) or (0, 0)
    tenders = connection.all(_TENDERS, by)
    first, last = connection.one(_STARTS, by), connection.one(_ENDS, by)
    return TradeFigures(
        first_number="" if first is None else first[0],
        last_number="" if last is None else last[0],
        sales=Sum("sales", sales, amount(sold)),
        refunds=Sum("refunds", returns, amount(returned)),
        discounts=Sum("discounts", discounts, amount(given)),
        rounding=amount(rounding),
        refund_rounding=amount(refund_rounding),
        tips=amount(sum(row[3] for row in tenders)),
        change=amount(change),
        tenders=sums(tenders),
        payouts=sums(connection.all(_PAYOUTS, by)),
        taxes=tuple(
            TaxSum(rate, amount(net), amount(tax)) for rate, net, tax in _taxes(connection, by)
        ),
        departments=_largest_first(
            sums((*connection.all(_DEPARTMENTS, by), *connection.all(_REFUND_DEPARTMENTS, by)))
        ),
        cashiers=_largest_first(
            sums((*connection.all(_CASHIERS, by), *connection.all(_REFUND_CASHIERS, by)))
        ),
        exceptions=_counted(connection, shift),
        outside=one(_OUTSIDE, "outside", before.order_sequence),
        outside_refunds=one(_OUTSIDE_REFUNDS, "outside refunds", before.refund_sequence),
    )


def _taxes(connection: Connection, by: dict[str, object]) -> list[tuple[str, int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for rate, net, tax in (*connection.all(_TAXES, by), *connection.all(_REFUND_TAXES, by)):
        known = found.get(rate, (0, 0))
        found[rate] = (known[0] + net, known[1] + tax)
    return [(rate, net, tax) for rate, (net, tax) in sorted(found.items())]


def _counted(connection: Connection, shift: Shift) -> tuple[Sum, ...]:
    by: dict[str, object] = {
        "after_event": shift.beginning.event_seq,
        "shift_id": str(shift.shift_id),
    }
    counts = dict.fromkeys(EXCEPTIONS, 0)
    for statement in _EXCEPTIONS:
        for name, count in connection.all(statement, by):
            counts[name] += count
    return tuple(Sum(name, count, Decimal(0)) for name, count in counts.items())


def _largest_first(sums: tuple[Sum, ...]) -> tuple[Sum, ...]:
    return tuple(sorted(sums, key=lambda each: (-each.amount, each.name)))
