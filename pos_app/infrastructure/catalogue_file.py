"""Reads a catalogue from a CSV file as shops have them: any usual encoding and delimiter.

A file whose name ends in ``.gz`` is unpacked while it is read.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from pos_app.application.errors import FileRejected, RowProblem
from pos_app.application.ports import Row

_NEEDED = ("sku", "name", "unit_price")
_BYTES_PER_ROW = 60
_SAMPLE = 64 * 1024
_BLOCK = 1024 * 1024
_LONGEST_LINE = 1024 * 1024
_SHOWN = 200


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
        heading = self.headings(path)
        missing = [name for name in _NEEDED if heading.count(name) != 1]
        if missing:
            raise FileRejected(path.name, "columns", ", ".join(missing))
        yield from self.table(path)

    def headings(self, path: Path) -> tuple[str, ...]:
        """Return the headings in small letters.

        Raises:
            FileRejected: missing, unreadable, or without a heading.
        """
        encoding = self._encoding(path)
        try:
            with _opener(path)(path, "rt", encoding=encoding, newline="") as file:
                sample = file.read(_SAMPLE)
        except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
            raise FileRejected(path.name, "unreadable", str(error)) from error
        try:
            cells = next(csv.reader(sample.splitlines(), delimiter=_delimiter(sample)), [])
        except csv.Error as error:
            raise FileRejected(path.name, "unreadable", str(error)) from error
        return tuple(cell.strip().lower() for cell in cells)

    def table(self, path: Path) -> Iterator[tuple[int, Row]]:
        """Yield ``(row number, cells by heading)`` of any columns; the heading is row 1.

        Raises:
            FileRejected: missing, unreadable, or with a row of fewer or more cells than headings.
        """
        encoding = self._encoding(path)
        try:
            with _opener(path)(path, "rt", encoding=encoding, newline="") as file:
                sample = file.read(_SAMPLE)
                file.seek(0)
                reader = csv.reader(_lines(file), delimiter=_delimiter(sample), strict=True)
                heading = [cell.strip().lower() for cell in next(reader, [])]
                for cells in reader:
                    if not "".join(cells).strip():
                        continue
                    if len(cells) != len(heading):
                        raise _uneven(path, reader.line_num, cells, len(heading))
                    yield reader.line_num, dict(zip(heading, cells, strict=True))
        except (OSError, EOFError, zlib.error, csv.Error, UnicodeDecodeError) as error:
            raise FileRejected(path.name, "unreadable", str(error)) from error

    def size(self, path: Path) -> int:
        """Return roughly how many rows there are, for progress."""
        try:
            return max(1, path.stat().st_size // _BYTES_PER_ROW)
        except OSError:
            return 1

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


def _opener(path: Path) -> Callable[..., IO[Any]]:
    return gzip.open if path.suffix == ".gz" else open


def _lines(file: IO[str]) -> Iterator[str]:
    """Yield the lines of a file; one that does not end is not read to the end of memory."""
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise csv.Error(f"a line is longer than {_LONGEST_LINE:,} characters")
        yield line


def _uneven(path: Path, number: int, cells: list[str], wanted: int) -> FileRejected:
    problem = RowProblem(
        number, "row", cells[0][:_SHOWN], f"{len(cells)} cells, the heading has {wanted}"
    )
    return FileRejected(path.name, "rows", problems=(problem,), problem_count=1)


def _delimiter(sample: str) -> str:
    heading = sample.splitlines()[0] if sample else ""
    return max(",;\t|", key=heading.count)
