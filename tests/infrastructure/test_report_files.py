"""Reports open in a spreadsheet as what they are, and run nothing there."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.report_files import Cell
from pos_app.infrastructure.report_files import CsvReportFiles

NOON = datetime(2026, 11, 30, 12, 0, 1, tzinfo=UTC)


def written(folder: Path, *row: Cell) -> list[list[str]]:
    path = CsvReportFiles(folder / "reports", lambda: NOON).write("low", ("A",), [row])
    assert path.name == "low-2026-11-30-120001.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_name_that_is_a_formula_is_text(tmp_path: Path, text: str) -> None:
    assert written(tmp_path, text)[1] == [f"'{text}"]


def test_a_negative_number_stays_a_number(tmp_path: Path) -> None:
    assert written(tmp_path, Decimal("-1.50"), 3, "Käse")[1] == ["-1.50", "3", "Käse"]


def test_nothing_unfinished_is_left_behind(tmp_path: Path) -> None:
    written(tmp_path, "x")
    assert [path.suffix for path in (tmp_path / "reports").iterdir()] == [".csv"]
