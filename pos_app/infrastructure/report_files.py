"""Reports as CSV files in the folder ``reports`` of the store."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.spreadsheet_cells import harmless

if TYPE_CHECKING:
    from pos_app.application.report_files import Cell


class CsvReportFiles:
    """Fulfils ``ReportFiles``."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        """Write into ``folder``, which is made when it is not there."""
        self._folder = folder
        self._now = now

    def write(self, name: str, heading: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Path:
        """Write the table; text that would be run as a formula gets an apostrophe before it.

        Raises:
            OSError: the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / f"{name}-{self._now():%Y-%m-%d-%H%M%S}.csv"
        unfinished = path.with_suffix(".part")
        # The mark at the front tells spreadsheets that this is UTF-8.
        with unfinished.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(heading)
            writer.writerows([harmless(cell) for cell in row] for row in rows)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        return path
