"""Reads files of products by a plan: their first rows, or all of them, and what does not fit."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from pos_app.application.catalogue_rows import rejected
from pos_app.application.errors import FileRejected
from pos_app.application.import_mapping import guessed, known_template
from pos_app.application.import_parsing import BadCell
from pos_app.application.import_ports import (
    CheckedFile,
    ImportPlan,
    ImportPreview,
    PreviewRow,
    Remembered,
    Staging,
    TableReader,
)
from pos_app.application.import_reading import ReadingTask, RowReading
from pos_app.application.loading import store_of
from pos_app.application.ports import Progress, UnitOfWorkFactory
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id

_SAMPLE = 50


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file, what was chosen for its headings, and what its rows are read by."""

    task: ReadingTask
    chosen: Remembered

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings that the catalogue has no place for."""
        used = set(self.chosen.columns.values())
        return tuple(each for each in self.task.headings if each and each not in used)


class ImportFiles:
    """What can be known of a file before anything of it counts; nothing here changes a product."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        table: TableReader,
        reading: RowReading,
        staging: Staging,
    ) -> None:
        """Read the first rows with ``table`` and all of them by ``reading``, into ``staging``."""
        self._unit_of_work = unit_of_work
        self._table = table
        self._reading = reading
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
        task = ReadingTask(
            path=path,
            reading=plan.reading,
            headings=headings,
            columns=chosen.columns,
            key=chosen.key,
            currency=currency.code,
            categories=categories,
        )
        return OpenedFile(task, chosen)

    def preview(self, path: Path, plan: ImportPlan) -> ImportPreview:
        """Return the first rows of a file as they would be read; see :meth:`open`."""
        file = self.open(path, plan)
        headings, parser = file.task.headings, file.task.parser()
        template = known_template(headings)
        rows: list[PreviewRow] = []
        for number, cells in file.task.rows(self._table):
            try:
                parser.parsed(cells)
            except BadCell as problem:
                rows.append(PreviewRow(number, cells, problem.column, problem.reason))
            else:
                rows.append(PreviewRow(number, cells))
            if len(rows) == _SAMPLE:
                break
        is_known = plan.columns is None and self._staging.remembered(headings) is not None
        return ImportPreview(
            file_name=path.name,
            program="" if template is None else template.name,
            headings=headings,
            mapping=file.chosen.columns,
            rows=tuple(rows),
            key=file.chosen.key,
            reading=self._table.reading_of(path, plan.reading),
            is_remembered=is_known,
        )

    def check(self, path: Path, plan: ImportPlan, progress: Progress | None) -> CheckedFile:
        """Read a file to its end, and return what does not fit; see :meth:`open`."""
        file, import_id = self.open(path, plan), new_id()
        try:
            read = self._reading.read(file.task, import_id, progress)
        finally:
            self._staging.forget(import_id)
        problems = sorted((*read.problems, *read.repeated), key=lambda each: each.row)
        return CheckedFile(
            rows=read.kept + read.bad_rows,
            problems=tuple(problems),
            problem_count=read.bad_rows + len(read.repeated),
        )

    def keep(self, file: OpenedFile, import_id: UUID, progress: Progress | None) -> int:
        """Keep all rows of a file as those of an import, and return how many there are.

        Raises:
            FileRejected: with the first problems by row, or because nothing can be read.
            StorageError: they cannot be kept.
        """
        path = file.task.path
        read = self._reading.read(file.task, import_id, progress)
        if read.bad_rows or read.repeated:
            problems = [*read.problems, *read.repeated]
            raise rejected(path, problems, read.bad_rows + len(read.repeated))
        if read.kept == 0:
            raise FileRejected(path.name, "empty")
        return read.kept

    def _chosen(self, headings: tuple[str, ...], plan: ImportPlan) -> Remembered:
        if plan.columns is not None:
            there = set(headings)
            columns = {name: each for name, each in plan.columns.items() if each in there}
            return Remembered(columns, plan.key)
        known = self._staging.remembered(headings)
        return known or Remembered(guessed(headings), plan.key)
