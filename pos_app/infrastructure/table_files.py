"""Reads tables from CSV files and from workbooks (XLSX), as text, row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from pos_app.application.errors import FileRejected
from pos_app.application.import_ports import AS_FOUND, Reading
from pos_app.application.table_rows import Row
from pos_app.infrastructure.catalogue_file import CsvCatalogueReader, told_apart

_WORKBOOK = ".xlsx"
_BYTES_PER_ROW = 20
_MOST_COLUMNS = 500
# The texts of a workbook are read at once, and a small file may unpack to more than memory holds.
_LARGEST_UNPACKED = 1024 * 1024 * 1024


class TableFiles:
    """Fulfils ``TableReader``; a name that ends in ``.xlsx`` is a workbook, else text."""

    def __init__(self) -> None:
        """Read text as catalogues are read."""
        self._text = CsvCatalogueReader()

    def headings(self, path: Path, reading: Reading = AS_FOUND) -> tuple[str, ...]:
        """Return the headings in small letters.

        Raises:
            FileRejected: missing, unreadable, or without a heading.
        """
        if not _is_workbook(path):
            return self._text.headings(path, reading)
        for heading, _ in self._sheet(path):
            return heading
        raise FileRejected(path.name, "empty")

    def reading_of(self, path: Path, reading: Reading = AS_FOUND) -> Reading | None:
        """Return how a text is read in fact, or None for a workbook.

        Raises:
            FileRejected: missing or unreadable.
        """
        return None if _is_workbook(path) else self._text.reading_of(path, reading)

    def table(self, path: Path, reading: Reading = AS_FOUND) -> Iterator[tuple[int, Row]]:
        """Yield ``(row number, cells by heading)``; the heading is row 1.

        Raises:
            FileRejected: missing or unreadable.
        """
        if not _is_workbook(path):
            yield from self._text.table(path, reading)
            return
        for number, (heading, cells) in enumerate(self._sheet(path), start=1):
            if number > 1 and any(cells):
                yield number, dict(zip(heading, cells, strict=False))

    def size(self, path: Path) -> int:
        """Return roughly how many rows there are, for progress."""
        if not _is_workbook(path):
            return self._text.size(path)
        try:
            return max(1, path.stat().st_size // _BYTES_PER_ROW)
        except OSError:
            return 1

    def _sheet(self, path: Path) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield the heading with the cells of each row, the heading's own first."""
        from openpyxl import load_workbook  # noqa: PLC0415 - only where somebody has a workbook
        from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - the same

        if not path.exists():
            raise FileRejected(path.name, "missing")
        try:
            with zipfile.ZipFile(path) as packed:
                if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
                    raise FileRejected(path.name, "unreadable", "it is too large when unpacked")
            book = load_workbook(path, read_only=True, data_only=True)
            try:
                sheet = book.active
                if sheet is None:
                    raise FileRejected(path.name, "empty")
                heading: tuple[str, ...] = ()
                for row in sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS):
                    cells = tuple(map(_text, row))
                    if not heading:
                        heading = _heading(cells)
                        if not heading:
                            raise FileRejected(path.name, "empty")
                    yield heading, cells
            finally:
                book.close()
        except (OSError, ValueError, KeyError, zipfile.BadZipFile, InvalidFileException) as error:
            raise FileRejected(path.name, "unreadable", str(error)) from error


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == _WORKBOOK


def _heading(cells: Iterable[str]) -> tuple[str, ...]:
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return told_apart(names)


def _text(value: object) -> str:
    """Return a cell as a person reads it: 4006381333931 for the number Excel made of a barcode."""
    if value is None:
        return ""
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return str(int(exact)) if exact == exact.to_integral_value() else str(exact)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
