"""Reads files of products by a plan: their first rows, or all of them, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pos_app.application.import_mapping import guessed, known_template
from pos_app.application.import_parsing import BadCell, CheckedRows, RowParser
from pos_app.application.import_ports import (
    CheckedFile,
    ImportPlan,
    ImportPreview,
    PreviewRow,
    Remembered,
    Staged,
    Staging,
    TableReader,
)
from pos_app.application.loading import store_of
from pos_app.application.mapped_rows import MappedRows
from pos_app.application.ports import Progress, Row, UnitOfWorkFactory
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency

MOST_REPEATED = 200
_SAMPLE = 50
_ROWS_PER_PROGRESS = 250


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file with its headings, what was chosen for them, and how its rows are parsed."""

    path: Path
    plan: ImportPlan
    headings: tuple[str, ...]
    chosen: Remembered
    currency: Currency
    parser: RowParser

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings that the catalogue has no place for."""
        used = set(self.chosen.columns.values())
        return tuple(each for each in self.headings if each and each not in used)


class ImportFiles:
    """What can be known of a file before anything of it counts; nothing here changes a product."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, table: TableReader, staging: Staging
    ) -> None:
        """Read files with ``table``, and keep their rows in ``staging`` while they are checked."""
        self._unit_of_work = unit_of_work
        self._table = table
        self._staging = staging

    def open(self, path: Path, plan: ImportPlan) -> OpenedFile:
        """Read the headings, and settle which of them holds what.

        Raises:
            FileRejected: it cannot be read as a table.
            StoreNotSetUp: there is no store yet.
        """
        headings = self._table.headings(path, plan.reading)
        chosen = self._chosen(headings, plan)
        with self._unit_of_work() as uow:
            currency = store_of(uow).currency
            found = uow.tax_categories.all()
        categories = {category.name.lower(): category.category_id for category in found}
        categories |= {each.category_id: each.category_id for each in found}
        parser = RowParser(currency, categories, frozenset(chosen.columns), chosen.key)
        return OpenedFile(path, plan, headings, chosen, currency, parser)

    def rows(self, file: OpenedFile) -> Iterator[tuple[int, Row]]:
        """Return the rows of a file with our own names for its columns."""
        table = self._table.table(file.path, file.plan.reading)
        return MappedRows(file.chosen.columns, known_template(file.headings)).rows(table)

    def preview(self, path: Path, plan: ImportPlan) -> ImportPreview:
        """Return the first rows of a file as they would be read; see :meth:`open`."""
        file = self.open(path, plan)
        template = known_template(file.headings)
        rows: list[PreviewRow] = []
        for number, cells in self.rows(file):
            try:
                file.parser.parsed(cells)
            except BadCell as problem:
                rows.append(PreviewRow(number, cells, problem.column, problem.reason))
            else:
                rows.append(PreviewRow(number, cells))
            if len(rows) == _SAMPLE:
                break
        is_known = plan.columns is None and self._staging.remembered(file.headings) is not None
        return ImportPreview(
            file_name=path.name,
            program="" if template is None else template.name,
            headings=file.headings,
            mapping=file.chosen.columns,
            rows=tuple(rows),
            key=file.chosen.key,
            reading=self._table.reading_of(path, plan.reading),
            is_remembered=is_known,
        )

    def check(self, path: Path, plan: ImportPlan, progress: Progress | None) -> CheckedFile:
        """Read a file to its end, and return what does not fit; see :meth:`open`."""
        file, import_id = self.open(path, plan), new_id()
        staged = self._staging.begin(import_id)
        try:
            checked = self.stage(file, staged, progress, of=1)
            count = staged.seal()
            repeated = staged.repeated(MOST_REPEATED)
        finally:
            staged.close()
            self._staging.forget(import_id)
        problems = sorted((*checked.problems, *repeated), key=lambda each: each.row)
        return CheckedFile(
            rows=count + checked.problem_count,
            problems=tuple(problems),
            problem_count=checked.problem_count + len(repeated),
        )

    def stage(
        self, file: OpenedFile, staged: Staged, progress: Progress | None, *, of: int
    ) -> CheckedRows:
        """Keep the rows that fit, and return what is known of the others.

        It is the first half of the work, or with ``of`` 1 all of it.
        """
        size = self._table.size(file.path)
        checked = CheckedRows(self.rows(file), file.parser)
        for done, (number, product) in enumerate(checked, start=1):
            staged.add(number, product)
            if progress is not None and (done + checked.problem_count) % _ROWS_PER_PROGRESS == 0:
                progress(min(done + checked.problem_count, size), of * size)
        return checked

    def _chosen(self, headings: tuple[str, ...], plan: ImportPlan) -> Remembered:
        if plan.columns is not None:
            there = set(headings)
            columns = {name: each for name, each in plan.columns.items() if each in there}
            return Remembered(columns, plan.key)
        known = self._staging.remembered(headings)
        return known or Remembered(guessed(headings), plan.key)
