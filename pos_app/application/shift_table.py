"""A report of a shift as rows of a table, for spreadsheets and for CSV on the command line."""

from __future__ import annotations

from collections.abc import Iterator

from pos_app.application.report_files import Cell
from pos_app.domain.aggregates.z_report.figures import ReportContent

HEADING = ("section", "name", "count", "amount")


def table_rows(content: ReportContent) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows: a section, what the figure is of, how many, and the amount."""
    trade, shift = content.trade, content.shift
    for name, fact in (
        ("z_number", content.z_number),
        ("shift_number", shift.shift_number),
        ("register", shift.register_id),
        ("currency", shift.currency),
        ("business_date", shift.business_date),
        ("opened_at", shift.opened_at),
        ("closed_at", shift.closed_at),
        ("reason", shift.reason),
    ):
        yield "shift", name, "", str(fact)
    for each in (trade.sales, trade.refunds, trade.discounts, trade.outside, trade.outside_refunds):
        yield "totals", each.name, each.count, each.amount
    for name, amount in (
        ("rounding", trade.rounding - trade.refund_rounding),
        ("tips", trade.tips),
        ("change", trade.change),
        ("grand sales", content.grand.sales),
        ("grand refunds", content.grand.refunds),
    ):
        yield "totals", name, "", amount
    for section, sums in (
        ("tenders", trade.tenders),
        ("payouts", trade.payouts),
        ("departments", trade.departments),
        ("cashiers", trade.cashiers),
        ("exceptions", trade.exceptions),
    ):
        for each in sums:
            yield section, each.name, each.count, each.amount
    for tax in trade.taxes:
        yield "tax net", tax.rate, "", tax.net
        yield "tax", tax.rate, "", tax.tax
    for cash in content.cash:
        yield f"cash {cash.currency}", "opening", "", cash.opening
        yield f"cash {cash.currency}", "expected", "", cash.expected
        if cash.counted is not None:
            yield f"cash {cash.currency}", "counted", "", cash.counted
