"""Where reports go that leave the program as files."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Protocol

Cell = str | int | Decimal


class ReportFiles(Protocol):
    """Writes tables that spreadsheets read."""

    def write(self, name: str, heading: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Path:
        """Write ``name`` with the moment in its file name and return its path; whole or not there.

        Text that a spreadsheet would run as a formula is written as text; numbers stay numbers.

        Raises:
            OSError: the folder cannot be written.
        """
