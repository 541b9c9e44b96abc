"""The tax report says what the sales say."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from pos_app.bootstrap import Till
from tests.programs import run_program
from tests.stores import a_till, sell, stocked


def test_a_store_without_sales_owes_nothing(till: Till) -> None:
    report = till.tax_reports.tax_report(None, None)
    assert (report.count, report.total, report.rows) == (0, Decimal("0.00"), ())


def test_sales_without_a_rate_are_untaxed(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    sell(till, "MILK", "MILK")
    report = till.tax_reports.tax_report(None, None)
    assert (report.count, report.total, report.untaxed) == (1, Decimal("2.40"), Decimal("2.40"))


def test_only_the_days_asked_for_count(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    today = sell(till, "MILK").completed_at.astimezone().date()
    reports = till.tax_reports
    assert reports.tax_report(today, today).count == 1
    assert reports.tax_report(today + timedelta(days=1), None).count == 0
    assert reports.tax_report(None, today - timedelta(days=1)).count == 0


def test_the_command_says_it_in_words_and_as_json(tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        stocked(till, "Milk", price="1.20")
        sell(till, "MILK")
    assert "1 sales, 1.20 USD in all." in run_program("report", "tax", data_dir=tmp_path).stdout
    told = json.loads(
        run_program("report", "tax", "--json", "--since", "2020-01-01", data_dir=tmp_path).stdout
    )
    assert (told["total"], told["since"]) == ("1.20", "2020-01-01")
