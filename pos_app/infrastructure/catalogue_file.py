"""Reads a catalogue from a CSV file as shops have them: any usual encoding and delimiter.

A file whose name ends in ``.gz`` is unpacked while it is read.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from pos_app.application.errors import FileRejected, RowProblem
from pos_app.application.import_ports import AS_FOUND, UNEVEN, Reading
from pos_app.application.table_rows import Row

_NEEDED = ("sku", "name", "unit_price")
_BYTES_PER_ROW = 60
_SAMPLE = 64 * 1024
_BLOCK = 1024 * 1024
# A line of more characters is no row of a table; it would be held in memory whole.
_LONGEST_LINE = 1024 * 1024
_DELIMITERS = ",;\t|"
# Also a name of an encoding that nobody knows, and a delimiter that cannot be one.
_UNREADABLE = (
    OSError,
    EOFError,
    zlib.error,
    csv.Error,
    UnicodeError,
    LookupError,
    TypeError,
)


class CsvCatalogueReader:
    """Reads rows with a heading; fulfils the ``CatalogueReader`` port.

    UTF-8 with or without mark, else Windows-1252; comma, semicolon, tab or bar between cells.
    """

    def rows(self, path: Path) -> Iterator[tuple[int, Row]]:
        """Yield ``(row number, cells by column name)``; the heading is row 1.

        Raises:
            FileRejected: missing, unreadable, without the columns sku, name and unit_price (or
                with two of them), or with a row of fewer or more cells than the heading.
        """
        heading = self._cells(path, AS_FOUND)
        missing = [name for name in _NEEDED if heading.count(name) != 1]
        if missing:
            raise FileRejected(path.name, "columns", ", ".join(missing))
        for number, cells in self.table(path):
            if UNEVEN in cells:
                problem = RowProblem(number, "row", cells[heading[0]], cells[UNEVEN])
                raise FileRejected(path.name, "rows", problems=(problem,), problem_count=1)
            yield number, cells

    def headings(self, path: Path, reading: Reading = AS_FOUND) -> tuple[str, ...]:
        """Return the headings in small letters; of two that are the same, the second is numbered.

        Raises:
            FileRejected: missing, unreadable, or without a heading.
        """
        cells = self._cells(path, reading)
        if not any(cells):
            raise FileRejected(path.name, "empty")
        return told_apart(cells)

    def reading_of(self, path: Path, reading: Reading = AS_FOUND) -> Reading:
        """Return how the file is read in fact: what ``reading`` leaves open is found out.

        Raises:
            FileRejected: missing or unreadable.
        """
        encoding = reading.encoding or self._encoding(path)
        return Reading(reading.delimiter or _delimiter(self._sample(path, encoding)), encoding)

    def table(self, path: Path, reading: Reading = AS_FOUND) -> Iterator[tuple[int, Row]]:
        """Yield ``(row number, cells by heading)`` of any columns; the heading is row 1.

        A row of fewer or more cells than headings says so under ``UNEVEN``.

        Raises:
            FileRejected: missing or unreadable.
        """
        known = self.reading_of(path, reading)
        try:
            with _opener(path)(path, "rt", encoding=known.encoding, newline="") as file:
                reader = csv.reader(_lines(file), delimiter=known.delimiter, strict=True)
                heading = told_apart(_small(next(reader, [])))
                for cells in reader:
                    if not (cells and cells[0].strip()) and not "".join(cells).strip():
                        continue
                    row = dict(zip(heading, cells, strict=False))
                    if len(cells) != len(heading):
                        row[UNEVEN] = f"{len(cells)} cells, the heading has {len(heading)}"
                    yield reader.line_num, row
        except _UNREADABLE as error:
            raise FileRejected(path.name, "unreadable", str(error)) from error

    def size(self, path: Path) -> int:
        """Return roughly how many rows there are, for progress."""
        try:
            return max(1, path.stat().st_size // _BYTES_PER_ROW)
        except OSError:
            return 1

    def _cells(self, path: Path, reading: Reading) -> tuple[str, ...]:
        known = self.reading_of(path, reading)
        sample = io.StringIO(self._sample(path, known.encoding), newline="")
        try:
            cells = next(csv.reader(sample, delimiter=known.delimiter), [])
        except csv.Error as error:
            raise FileRejected(path.name, "unreadable", str(error)) from error
        return _small(cells)

    def _sample(self, path: Path, encoding: str) -> str:
        try:
            with _opener(path)(path, "rt", encoding=encoding, newline="") as file:
                sample: str = file.read(_SAMPLE)
        except _UNREADABLE as error:
            raise FileRejected(path.name, "unreadable", str(error)) from error
        return sample

    def _encoding(self, path: Path) -> str:
        try:
            with _opener(path)(path, "rb") as file:
                mark = file.read(2)
                if mark in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
                    return "utf-16"
                file.seek(0)
                decoder = codecs.getincrementaldecoder("utf-8-sig")()
                while block := file.read(_BLOCK):
                    decoder.decode(block)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
        except FileNotFoundError:
            raise FileRejected(path.name, "missing") from None
        except (OSError, EOFError, zlib.error) as error:
            raise FileRejected(path.name, "unreadable", str(error)) from error
        return "utf-8-sig"


def told_apart(headings: Iterable[str]) -> tuple[str, ...]:
    """Return headings of which no two are the same: the second "price" is "price (2)"."""
    seen: dict[str, int] = {}
    names: list[str] = []
    for heading in headings:
        seen[heading] = count = seen.get(heading, 0) + 1
        names.append(heading if count == 1 or not heading else f"{heading} ({count})")
    return tuple(names)


def _small(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cell.strip().lower() for cell in cells)


def _lines(file: IO[Any]) -> Iterator[str]:
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise csv.Error(f"a line is longer than {_LONGEST_LINE:,} characters")
        yield line


def _opener(path: Path) -> Callable[..., IO[Any]]:
    return gzip.open if path.suffix == ".gz" else open


def _delimiter(sample: str) -> str:
    heading = next(iter(sample.splitlines()), "")
    return max(_DELIMITERS, key=heading.count)
