"""How many SQL statements an operation may send; raising a number here is a decision."""

from __future__ import annotations

from pathlib import Path

from tests.performance.counts import Statements, count_statements


def test_scans_and_sales_keep_their_budget_of_statements(tmp_path: Path) -> None:
    counted = count_statements(tmp_path / "store")

    assert counted == Statements(first_scan=25, next_scan=22, repeated_scan=21, sale_of_three=46)
