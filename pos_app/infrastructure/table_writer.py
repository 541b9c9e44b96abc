"""Writes tables as CSV files and as workbooks (XLSX), whole or not at all."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

from pos_app.application.export_service import Cell
from pos_app.application.mapped_rows import STARTS_A_FORMULA

_WORKBOOK = ".xlsx"
# Rows of one sheet, as the format has them.
_ROWS_OF_A_SHEET = 1_048_576
# Characters that XML does not have.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class TableFileWriter:
    """Fulfils ``TableWriter``."""

    def write(self, path: Path, rows: Iterator[tuple[Cell, ...]]) -> None:
        """Write rows, the heading first.

        Raises:
            OSError: the file cannot be written.
        """
        unfinished = path.with_name(path.name + ".part")
        try:
            if path.suffix.lower() == _WORKBOOK:
                _write_workbook(unfinished, rows)
            else:
                _write_text(unfinished, rows)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)

    def free_name(self, folder: Path, name: str, suffix: str) -> Path:
        """Return a path in the folder that is no file yet."""
        path, number = folder / f"{name}{suffix}", 1
        while path.exists():
            number += 1
            path = folder / f"{name} ({number}){suffix}"
        return path


def _write_text(path: Path, rows: Iterator[tuple[Cell, ...]]) -> None:
    # The mark at the front tells spreadsheets that this is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        for row in rows:
            writer.writerow([_harmless(cell) for cell in row])
        file.flush()
        os.fsync(file.fileno())


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell and cell[0] in STARTS_A_FORMULA:
        return f"'{cell}"
    return cell


def _write_workbook(path: Path, rows: Iterator[tuple[Cell, ...]]) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only where somebody wants a workbook
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - the same

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number, row in enumerate(rows):
        if number and number % _ROWS_OF_A_SHEET == 0:
            sheet = book.create_sheet()
        cells = []
        for value in row:
            if isinstance(value, str):
                cell = WriteOnlyCell(sheet, _NOT_IN_XML.sub("", value))
                cell.data_type = "s"  # text, whatever it begins with
            else:
                cell = WriteOnlyCell(sheet, value)
            cells.append(cell)
        sheet.append(cells)
    book.save(path)
