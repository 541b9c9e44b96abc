"""Lays an X or Z report out as text, 48 columns wide, as an 80 mm printer shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, tzinfo

from pos_app.application.receipt import COLUMNS, TENDER_NAMES, amount_text, two_ends, wrapped
from pos_app.application.shift_queries import ZReportDocument
from pos_app.domain.aggregates.z_report.figures import CashFigures, ReportContent, Sum, TradeFigures
from pos_app.domain.events import ANONYMOUS
from pos_app.domain.values.tender import TenderKind

_RULE = "-" * COLUMNS
_EXCEPTION_NAMES = {
    "CartItemRemoved": "Lines removed",
    "CartVoided": "Sales given up",
    "CartItemRepriced": "Price changes",
    "DrawerOpened": "Drawer, no sale",
}
_ROOM = COLUMNS - 16


def shift_report_lines(
    report: ZReportDocument,
    store_name: str,
    zone: tzinfo | None = None,
    *,
    log_code: str = "",
    copy: int = 0,
    is_draft: bool = False,
) -> tuple[str, ...]:
    """Return the report line by line; times are shown in ``zone`` (None: this machine's).

    ``log_code`` lets anybody prove later what the log said; ``copy`` marks a reprint,
    ``is_draft`` what the Z report of a shift that is still open would say by now.
    """
    content = report.content
    return (
        *_head(content, store_name, zone, copy, is_draft=is_draft),
        _RULE,
        *_sales(content.trade),
        *_tenders(content.trade),
        *_taxes(content.trade),
        *_named("By department", content.trade.departments, _department),
        *_named("By cashier", content.trade.cashiers, lambda name: _person(report, name)),
        *(line for cash in content.cash for line in _cash(cash, content.shift.currency)),
        _RULE,
        *_exceptions(content.trade),
        _RULE,
        *_grand(content),
        *_foot(report, log_code),
    )


def _head(
    content: ReportContent, store_name: str, zone: tzinfo | None, copy: int, *, is_draft: bool
) -> Iterator[str]:
    shift = content.shift
    for part in wrapped(store_name, COLUMNS):
        yield _centred(part)
    yield ""
    still_open = "Z REPORT, DRAFT" if is_draft else "X REPORT"
    yield _centred(f"Z REPORT {content.z_number:04d}" if content.z_number else still_open)
    if copy:
        yield _centred(f"COPY {copy}")
    yield _centred(f"Register {shift.register_id}, shift S-{shift.shift_number}")
    opened, closed = (_moment(text, zone) for text in (shift.opened_at, shift.closed_at))
    yield _centred(f"{opened} - {closed}")
    yield _centred(f"Business day {shift.business_date}")
    if content.trade.first_number:
        yield _centred(f"Sales {content.trade.first_number} to {content.trade.last_number}")


def _sales(trade: TradeFigures) -> Iterator[str]:
    rounding = trade.rounding - trade.refund_rounding
    yield two_ends(f"Sales ({trade.sales.count})", amount_text(trade.sales.amount))
    yield two_ends(f"Returns ({trade.refunds.count})", amount_text(-trade.refunds.amount))
    if rounding:
        yield two_ends("Cash rounding", amount_text(rounding))
    total = trade.sales.amount - trade.refunds.amount + rounding
    yield two_ends("TOTAL", amount_text(total))
    if trade.discounts.count:
        label = f"Discounts given ({trade.discounts.count})"
        yield two_ends(label, amount_text(-trade.discounts.amount))
    if trade.tips:
        yield two_ends("Tips", amount_text(trade.tips))


def _tenders(trade: TradeFigures) -> Iterator[str]:
    if trade.tenders or trade.change or trade.payouts:
        yield _RULE
    for each in trade.tenders:
        yield two_ends(f"{_tender(each.name)} ({each.count})", amount_text(each.amount))
    if trade.change:
        yield two_ends("Change given", amount_text(-trade.change))
    for each in trade.payouts:
        yield two_ends(f"Paid back, {_tender(each.name).lower()}", amount_text(-each.amount))


def _taxes(trade: TradeFigures) -> Iterator[str]:
    if trade.taxes:
        yield _RULE
    for row in trade.taxes:
        yield two_ends(f"Tax {row.rate} % on {amount_text(row.net)}", amount_text(row.tax))


def _named(title: str, sums: Iterable[Sum], write: Callable[[str], str]) -> Iterator[str]:
    rows = tuple(sums)
    if rows:
        yield _RULE
        yield title
    for each in rows:
        yield two_ends(f"  {_fitting(write(each.name))} ({each.count})", amount_text(each.amount))


def _cash(cash: CashFigures, own: str) -> Iterator[str]:
    yield _RULE
    suffix = "" if cash.currency == own else f" {cash.currency}"
    yield two_ends(f"Float{suffix}", amount_text(cash.opening))
    yield two_ends(f"Cash from sales{suffix}", amount_text(cash.sales))
    rows = (
        ("Cash for returns", -cash.refunds),
        ("Paid in", cash.paid_in),
        ("Paid out", -cash.paid_out),
        ("To safe", -cash.dropped),
        ("Of sales not finished", cash.unfinished),
    )
    for label, amount in rows:
        if amount:
            yield two_ends(f"{label}{suffix}", amount_text(amount))
    yield two_ends(f"Cash expected{suffix}", amount_text(cash.expected))
    if cash.counted is None or cash.difference is None:
        yield two_ends(f"Cash counted{suffix}", "not counted")
    else:
        yield two_ends(f"Cash counted{suffix}", amount_text(cash.counted))
        yield two_ends(f"DIFFERENCE{suffix}", amount_text(cash.difference))


def _exceptions(trade: TradeFigures) -> Iterator[str]:
    for each in trade.exceptions:
        yield two_ends(_EXCEPTION_NAMES.get(each.name, each.name), str(each.count))


def _grand(content: ReportContent) -> Iterator[str]:
    trade, grand = content.trade, content.grand
    if trade.outside.count or trade.outside_refunds.count:
        label = f"Sold without a shift ({trade.outside.count})"
        yield two_ends(label, amount_text(trade.outside.amount))
        label = f"Returned without a shift ({trade.outside_refunds.count})"
        yield two_ends(label, amount_text(-trade.outside_refunds.amount))
    yield two_ends("Grand total of sales", amount_text(grand.sales))
    yield two_ends("Grand total of returns", amount_text(-grand.refunds))
    yield two_ends("Grand total", amount_text(grand.sales - grand.refunds))


def _foot(report: ZReportDocument, log_code: str) -> Iterator[str]:
    shift = report.content.shift
    yield _RULE
    if shift.reason:
        yield from wrapped(f"Reason: {shift.reason}", COLUMNS)
    if not shift.opened_float_counted:
        yield "The float was not counted."
    if shift.attempts > 1:
        yield f"Counted {shift.attempts} times."
    yield f"Records #{shift.first_event:,} to #{shift.last_event:,}"
    if report.content.z_number:
        yield f"Digest {report.digest[:16]}"
    if log_code:
        yield ""
        yield _centred(f"Log code {log_code}")


def _moment(text: str, zone: tzinfo | None) -> str:
    return datetime.fromisoformat(text).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _tender(kind: str) -> str:
    names = {TenderKind.FOREIGN_CASH: "Foreign cash"}
    known = TenderKind(kind)
    return names.get(known, TENDER_NAMES[known])


def _department(name: str) -> str:
    return name or "No department"


def _person(report: ZReportDocument, staff_id: str) -> str:
    if staff_id == ANONYMOUS:
        return "Nobody signed in"
    return report.people.get(staff_id, staff_id)


def _fitting(text: str) -> str:
    return text if len(text) <= _ROOM else text[: _ROOM - 1] + "…"


def _centred(text: str) -> str:
    return text.center(COLUMNS).rstrip()
