"""What ``pos-app report x`` and ``report z`` do: a shift as text, JSON or CSV."""

from __future__ import annotations

import argparse
import csv
import sys

from pos_app.application.shift_queries import ZReportDocument
from pos_app.application.shift_report import shift_report_lines
from pos_app.application.shift_table import HEADING, table_rows
from pos_app.application.spreadsheet_cells import harmless
from pos_app.commands.store import opened
from pos_app.console import say_error


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
        writer.writerow(HEADING)
        rows = table_rows(report.content)
        writer.writerows(tuple(harmless(str(cell)) for cell in row) for row in rows)
    else:
        sys.stdout.write("\n".join(shift_report_lines(report, report.store_name)) + "\n")
    return 0
