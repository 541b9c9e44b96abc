"""What ``pos-app report x`` and ``report z`` do: a shift as text, JSON or CSV."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator

from pos_app.application.shift_queries import ZReportDocument
from pos_app.application.shift_report import shift_report_lines
from pos_app.commands import opened
from pos_app.console import say_error
from pos_app.domain.aggregates.z_report.figures import ReportContent

# A spreadsheet takes a text that begins so for a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def add_commands(
    reports: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add ``x`` and ``z`` to the reports."""
    x = reports.add_parser("x", parents=[common], help="what the open shift comes to by now")
    x.set_defaults(action=report_x)
    z = reports.add_parser("z", parents=[common], help="the Z report of a closed shift")
    z.set_defaults(action=report_z)
    z.add_argument("--number", type=int, metavar="N", help="which one (the last if left out)")
    for each in (x, z):
        form = each.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="answer as one JSON object")
        form.add_argument("--csv", action="store_true", help="answer as rows of CSV")


def report_x(options: argparse.Namespace) -> int:
    """Say what the open shift comes to by now."""
    till = opened(options.data_dir, read_only=True)
    try:
        return _say(till.shifts.reports.x_report(), options, "No shift is open at this register.")
    finally:
        till.close()


def report_z(options: argparse.Namespace) -> int:
    """Say what a closed shift came to; the JSON is the stored text, byte for byte."""
    till = opened(options.data_dir, read_only=True)
    try:
        register_id = "" if till.store is None else till.store.register_id
        report = till.shifts.queries.z_report(register_id, options.number)
        return _say(report, options, "There is no such Z report.")
    finally:
        till.close()


def _say(report: ZReportDocument | None, options: argparse.Namespace, nothing: str) -> int:
    if report is None:
        say_error(nothing)
        return 1
    if options.json:
        sys.stdout.write(report.text + "\n")
    elif options.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("section", "name", "count", "amount"))
        writer.writerows(tuple(_harmless(cell) for cell in row) for row in _rows(report.content))
    else:
        sys.stdout.write("\n".join(shift_report_lines(report, report.store_name)) + "\n")
    return 0


def _rows(content: ReportContent) -> Iterator[tuple[str, str, str, str]]:
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
        yield "totals", each.name, str(each.count), str(each.amount)
    for name, amount in (
        ("rounding", trade.rounding - trade.refund_rounding),
        ("tips", trade.tips),
        ("change", trade.change),
        ("grand sales", content.grand.sales),
        ("grand refunds", content.grand.refunds),
    ):
        yield "totals", name, "", str(amount)
    for section, sums in (
        ("tenders", trade.tenders),
        ("payouts", trade.payouts),
        ("departments", trade.departments),
        ("cashiers", trade.cashiers),
        ("exceptions", trade.exceptions),
    ):
        for each in sums:
            yield section, each.name, str(each.count), str(each.amount)
    for tax in trade.taxes:
        yield "tax net", tax.rate, "", str(tax.net)
        yield "tax", tax.rate, "", str(tax.tax)
    for cash in content.cash:
        yield f"cash {cash.currency}", "opening", "", str(cash.opening)
        yield f"cash {cash.currency}", "expected", "", str(cash.expected)
        if cash.counted is not None:
            yield f"cash {cash.currency}", "counted", "", str(cash.counted)


def _harmless(cell: str) -> str:
    is_number = cell[1:].replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) and not is_number else cell
