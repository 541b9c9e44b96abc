"""Adds up the taxes of a period, on the calling thread's own connection."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, bindparam, func, select

from pos_app.application.tax_report import TaxReport, TaxReportRow
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRate
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.payment_tables import order_taxes
from pos_app.infrastructure.persistence.refund_tables import (
    refund_lines,
    refund_taxes,
    refunds,
)
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import order_lines, orders, stores

_FIRST, _LAST = "0001-01-01", "9999-12-31"


def _in_period() -> tuple[ColumnElement[bool], ...]:
    return (
        orders.c.business_date >= bindparam("since"),
        orders.c.business_date <= bindparam("until"),
    )


_SUMS = Statement(
    select(
        func.count(),
        func.coalesce(func.sum(orders.c.total), 0),
        func.coalesce(func.sum(orders.c.exempted), 0),
        func.coalesce(func.sum(orders.c.rounding), 0),
    ).where(*_in_period())
)
_RATES = Statement(
    select(order_taxes.c.rate, func.sum(order_taxes.c.net), func.sum(order_taxes.c.tax))
    .join(orders, orders.c.order_id == order_taxes.c.order_id)
    .where(*_in_period())
    .group_by(order_taxes.c.rate)
)
_UNTAXED = Statement(
    select(func.coalesce(func.sum(order_lines.c.due), 0))
    .join(orders, orders.c.order_id == order_lines.c.order_id)
    .where(order_lines.c.taxes == "", *_in_period())
)


def _refunded_in_period() -> tuple[ColumnElement[bool], ...]:
    return (
        refunds.c.business_date >= bindparam("since"),
        refunds.c.business_date <= bindparam("until"),
    )


_REFUNDS = Statement(
    select(
        func.coalesce(func.sum(refunds.c.total - refunds.c.rounding), 0),
        func.coalesce(func.sum(refunds.c.rounding), 0),
        func.coalesce(func.sum(refunds.c.exempted), 0),
    ).where(*_refunded_in_period())
)
_REFUND_RATES = Statement(
    select(refund_taxes.c.rate, -func.sum(refund_taxes.c.net), -func.sum(refund_taxes.c.tax))
    .join(refunds, refunds.c.refund_id == refund_taxes.c.refund_id)
    .where(*_refunded_in_period())
    .group_by(refund_taxes.c.rate)
)
_REFUNDED_UNTAXED = Statement(
    select(func.coalesce(func.sum(refund_lines.c.amount), 0))
    .join(refunds, refunds.c.refund_id == refund_lines.c.refund_id)
    .where(refund_lines.c.is_taxed == 0, *_refunded_in_period())
)
_CURRENCY = Statement(select(stores.c.currency))


class SqlTaxReports:
    """Fulfils ``TaxReports``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def tax_report(self, since: date | None, until: date | None) -> TaxReport:
        """Return the report from ``since`` to ``until``, both included; None is open."""
        reader = self._database.reader()
        row = reader.one(_CURRENCY)
        currency = Currency.of(str(row[0]) if row else "XXX")
        period = {
            "since": _FIRST if since is None else since.isoformat(),
            "until": _LAST if until is None else until.isoformat(),
        }
        count, total, exempted, rounding = reader.one(_SUMS, period) or (0, 0, 0, 0)
        (untaxed,) = reader.one(_UNTAXED, period) or (0,)
        refunded, refund_rounding, refund_exempted = reader.one(_REFUNDS, period) or (0, 0, 0)
        (refunded_untaxed,) = reader.one(_REFUNDED_UNTAXED, period) or (0,)
        sums: dict[str, tuple[int, int]] = {}
        for rate, net, tax in (
            *reader.all(_RATES, period),
            *reader.all(_REFUND_RATES, period),
        ):
            before = sums.get(rate, (0, 0))
            sums[rate] = (before[0] + net, before[1] + tax)
        rates = sorted(
            ((TaxRate.parse(rate), net, tax) for rate, (net, tax) in sums.items()),
            key=lambda found: (-found[0].percent, found[0].name),
        )
        return TaxReport(
            since=since,
            until=until,
            currency=currency.code,
            count=count,
            total=Money(total - refunded, currency).amount,
            rows=tuple(
                TaxReportRow(str(rate), Money(net, currency).amount, Money(tax, currency).amount)
                for rate, net, tax in rates
            ),
            untaxed=Money(untaxed - refunded_untaxed, currency).amount,
            exempted=Money(exempted - refund_exempted, currency).amount,
            rounding=Money(rounding - refund_rounding, currency).amount,
        )
