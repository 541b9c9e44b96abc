"""Reads a file of products from its first row to its last, knowing nothing but what it is given.

So it can be done anywhere: a till has it done in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol
from uuid import UUID

from pos_app.application.errors import RowProblem
from pos_app.application.import_mapping import known_template
from pos_app.application.import_parsing import CheckedRows, RowParser
from pos_app.application.import_ports import Reading, Staged, TableReader
from pos_app.application.mapped_rows import MappedRows
from pos_app.application.table_rows import Progress, Row
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency

_MOST_REPEATED = 200
_ROWS_PER_PROGRESS = 500


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """A file, and everything that its rows are read by.

    ``columns`` gives the heading of each field, ``categories`` the id of a tax category for its id
    or its name in small letters.
    """

    path: Path
    reading: Reading
    headings: tuple[str, ...]
    columns: Mapping[str, str]
    key: str
    currency: str
    categories: Mapping[str, str]

    def parser(self) -> RowParser:
        """Return what reads a row as a product."""
        currency = Currency.of(self.currency)
        return RowParser(currency, self.categories, frozenset(self.columns), self.key)

    def rows(self, table: TableReader) -> Iterator[tuple[int, Row]]:
        """Return the rows of the file with our own names for its columns."""
        mapped = MappedRows(self.columns, known_template(self.headings))
        return mapped.rows(table.table(self.path, self.reading))


@dataclass(frozen=True, slots=True)
class ReadFile:
    """How many rows fit and are kept, and what is wrong with others.

    ``problems`` are the first of the ``bad_rows``, ``repeated`` tells codes that stand in two rows.
    """

    kept: int
    bad_rows: int = 0
    problems: tuple[RowProblem, ...] = ()
    repeated: tuple[RowProblem, ...] = ()


class RowReading(Protocol):
    """Reads a whole file, wherever that harms the till least."""

    def read(self, task: ReadingTask, import_id: UUID, progress: Progress | None) -> ReadFile:
        """Keep the rows that fit as those of an import, and return what is known of the file.

        Raising from ``progress`` ends the work.

        Raises:
            FileRejected: it cannot be read as a table to its end.
            StorageError: its rows cannot be kept.
        """


def read_rows(
    task: ReadingTask, table: TableReader, staged: Staged, progress: Progress | None
) -> ReadFile:
    """Read the file into ``staged``; see :class:`RowReading`."""
    size = table.size(task.path)
    checked = CheckedRows(task.rows(table), task.parser())
    for done, (number, product) in enumerate(checked, start=1):
        staged.add(number, product)
        if done % _ROWS_PER_PROGRESS == 0 and progress is not None:
            progress(min(done + checked.problem_count, size), size)
    kept = staged.seal()
    repeated = tuple(staged.repeated(_MOST_REPEATED))
    return ReadFile(kept, checked.problem_count, tuple(checked.problems), repeated)
