"""What an import shows before it begins, and where its rows wait until they are taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from pos_app.application.errors import RowProblem
from pos_app.application.table_rows import Row
from pos_app.domain.aggregates.catalogue_import.repository import (
    BY_SKU,
    ImportedProduct,
    StagedRow,
)
from pos_app.domain.records import dataclass

# Under this name, which no heading has, a row tells that its cells do not fit the headings.
UNEVEN = "\0cells"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is taken apart; what is empty is found out from the file itself.

    ``encoding`` is a name that Python knows, ``delimiter`` one character.
    """

    delimiter: str = ""
    encoding: str = ""


AS_FOUND = Reading()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How a file is to be taken over: which heading holds which field, and how it is read.

    Without ``columns`` they are those of the last file with the same headings, else guessed.
    ``key`` is ``sku`` or ``gtin``: what a product that is known already is found by.
    """

    columns: Mapping[str, str] | None = None
    key: str = BY_SKU
    reading: Reading = AS_FOUND


AS_GUESSED = ImportPlan()


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was chosen for the last file with the same headings."""

    columns: Mapping[str, str]
    key: str = BY_SKU


class TableReader(Protocol):
    """Reads a table of any columns, from a text or a workbook."""

    def headings(self, path: Path, reading: Reading = AS_FOUND) -> tuple[str, ...]:
        """Return the headings in small letters.

        Raises:
            FileRejected: the file is missing, unreadable or has no heading.
        """

    def table(self, path: Path, reading: Reading = AS_FOUND) -> Iterator[tuple[int, Row]]:
        """Yield ``(row number, cells by heading)``; the heading is row 1.

        A row of fewer or more cells than headings says so under :data:`UNEVEN`.

        Raises:
            FileRejected: the file is missing or unreadable.
        """

    def reading_of(self, path: Path, reading: Reading = AS_FOUND) -> Reading | None:
        """Return how a text is read in fact, or None for a workbook.

        Raises:
            FileRejected: the file is missing or unreadable.
        """

    def size(self, path: Path) -> int:
        """Return roughly how many rows there are, for progress."""


class Staged(Protocol):
    """The checked rows of one file; ``given`` are the fields that it has."""

    given: frozenset[str]

    def add(self, file_row: int, product: ImportedProduct) -> None:
        """Keep a checked row."""

    def seal(self) -> int:
        """End adding, and return how many rows there are."""

    def repeated(self, limit: int) -> list[RowProblem]:
        """Return codes that stand in more than one row."""

    def batch(self, after: int, count: int) -> list[StagedRow]:
        """Return the next rows after the first ``after`` ones."""

    def close(self) -> None:
        """Close the file."""


class Staging(Protocol):
    """Where checked rows are kept until they are taken over."""

    def begin(self, import_id: UUID) -> Staged:
        """Return an empty place for the rows of an import."""

    def again(self, import_id: UUID) -> Staged | None:
        """Return the rows that a crash left, or None when they are gone."""

    def forget(self, import_id: UUID) -> None:
        """Throw the rows of an import away."""

    def remembered(self, headings: Sequence[str]) -> Remembered | None:
        """Return what was chosen for the last file with these headings, or None."""

    def remember(self, headings: Sequence[str], chosen: Remembered) -> None:
        """Keep it for the next file with the same headings."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file as it would be read; ``problem`` says why ``column`` does not fit."""

    number: int
    cells: Mapping[str, str]
    column: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file holds, before anything is taken over; ``program`` is whose export it is."""

    file_name: str
    program: str
    headings: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: tuple[PreviewRow, ...]
    key: str = BY_SKU
    reading: Reading | None = None
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a file holds from its first row to its last; ``problems`` are the first ones."""

    rows: int
    problems: tuple[RowProblem, ...] = ()
    problem_count: int = 0
