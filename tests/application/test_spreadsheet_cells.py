"""A cell that a spreadsheet would run as a formula leaves as text; numbers stay numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.application.spreadsheet_cells import harmless


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "="]
)
def test_a_formula_becomes_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["", "Milk", "a=1", "-2.50", "+3", Decimal("-2.50"), 7, None])
def test_everything_else_stays(cell: object) -> None:
    assert harmless(cell) is cell
