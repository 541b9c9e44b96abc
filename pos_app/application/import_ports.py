"""What an import shows before it begins, and where its rows wait until they are taken over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from pos_app.application.errors import RowProblem
from pos_app.domain.aggregates.catalogue_import.repository import ImportedProduct, StagedRow


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


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file as it would be read; ``problem`` says why it does not fit."""

    number: int
    cells: Mapping[str, str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file holds, before anything is taken over; ``program`` is whose export it is."""

    file_name: str
    program: str
    headings: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: tuple[PreviewRow, ...]
