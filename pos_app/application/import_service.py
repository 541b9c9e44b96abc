"""Takes files of products over: any number of rows, all of them or none, while the till sells.

A file is read and checked to its end before anything of it counts. Its rows then become
products batch by batch, each batch a short transaction with one entry of the log; what a crash
interrupts goes on at the next start, and what nobody wants any more is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.batch_pace import BatchPace
from pos_app.application.catalogue_rows import rejected
from pos_app.application.errors import (
    CodeTaken,
    FileRejected,
    RowProblem,
    StorageBusy,
    StorageDamaged,
    UnknownCode,
)
from pos_app.application.import_mapping import guessed, known_template
from pos_app.application.import_parsing import (
    BadCell,
    CheckedRows,
    RowParser,
    reason_of,
    row_with,
)
from pos_app.application.import_ports import (
    ImportPreview,
    PreviewRow,
    Staged,
    Staging,
)
from pos_app.application.loading import store_of
from pos_app.application.mapped_rows import MappedRows
from pos_app.application.ports import CatalogueTable, Progress, UnitOfWork, UnitOfWorkFactory
from pos_app.application.product_service import ImportSummary
from pos_app.domain.aggregates.catalogue_import.catalogue_import import CatalogueImport, ImportState
from pos_app.domain.aggregates.catalogue_import.errors import ImportNotDone
from pos_app.domain.values import permissions
from pos_app.domain.values.money import Currency

# So many products are created or changed in the first transaction; later ones follow its pace.
BATCH = 250
_PROBLEMS = 200
_SAMPLE = 50
_ROWS_PER_PROGRESS = 250


class ImportService:
    """The commands on imports."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        table: CatalogueTable,
        staging: Staging,
        between: Callable[[], object],
        making_way: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Read files with ``table``; ``between`` runs between two batches.

        What takes long runs within ``making_way()``.
        """
        self._unit_of_work = unit_of_work
        self._table = table
        self._staging = staging
        self._between = between
        self._making_way = making_way

    @needs(permissions.IMPORT_PRODUCTS)
    def preview(self, path: Path, mapping: Mapping[str, str] | None = None) -> ImportPreview:
        """Return the first rows of a file as they would be read.

        Raises:
            FileRejected: it cannot be read as a table.
            StoreNotSetUp: there is no store yet.
        """
        headings = self._table.headings(path)
        chosen = guessed(headings) if mapping is None else mapping
        template = known_template(headings)
        currency, categories = self._terms()
        parser = RowParser(currency, categories, frozenset(chosen))
        rows: list[PreviewRow] = []
        for number, cells in MappedRows(chosen, template).rows(self._table.table(path)):
            try:
                parser.parsed(cells)
            except BadCell as problem:
                rows.append(PreviewRow(number, cells, problem.reason))
            else:
                rows.append(PreviewRow(number, cells))
            if len(rows) == _SAMPLE:
                break
        program = "" if template is None else template.name
        return ImportPreview(path.name, program, headings, chosen, tuple(rows))

    @needs(permissions.IMPORT_PRODUCTS)
    def run(
        self,
        path: Path,
        mapping: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> ImportSummary:
        """Take a file over: all of it, or nothing when one row is wrong.

        A row whose SKU (or without one, whose barcode) is known changes what the file has a
        column for; stock and unit are those of new products only. Raising from ``progress`` ends
        the work, and what was taken over is taken back.

        Raises:
            FileRejected: with the first problems by row.
            StoreNotSetUp: there is no store yet.
        """
        headings = self._table.headings(path)
        chosen = guessed(headings) if mapping is None else mapping
        currency, categories = self._terms()
        draft = CatalogueImport.begin(path.name, 0)
        staged = self._staging.begin(draft.import_id)
        try:
            with self._making_way():
                rows = MappedRows(chosen, known_template(headings)).rows(self._table.table(path))
                checked = CheckedRows(rows, RowParser(currency, categories, frozenset(chosen)))
                self._stage(path, staged, checked, progress)
                draft.rows = self._checked(path, staged, checked)
                self._begin(draft)
                try:
                    self._apply(draft.import_id, staged, progress)
                except BaseException:
                    self.undo(draft.import_id)
                    raise
        finally:
            staged.close()
            self._staging.forget(draft.import_id)
        ignored = tuple(each for each in headings if each and each not in chosen.values())
        return self._summary(draft.import_id, ignored)

    @needs(permissions.IMPORT_PRODUCTS)
    def undo(self, import_id: UUID, progress: Progress | None = None) -> int:
        """Take an import back, and return how many products that were.

        Raises:
            ImportNotDone: it was taken back already, or is not known.
        """
        pace = BatchPace(BATCH)
        is_last = False
        with self._making_way():
            while not is_last:
                with pace.timed(), self._unit_of_work(durable=False) as uow:
                    found = _import_of(uow, import_id)
                    found.begin_undo()
                    given = uow.catalogue_imports.give_back(found, pace.rows)
                    is_last = given.is_last
                    found.revert(given.retired, given.changed)
                    _commit(uow, found)
                uow.dispatch_events()
                self._between()
                if progress is not None:
                    progress(found.reverted, found.created + found.changed)
            with self._unit_of_work() as uow:
                found = _import_of(uow, import_id)
                found.finish_undo()
                _commit(uow, found)
            uow.dispatch_events()
        return found.reverted

    @open_to_all("what was imported stands in the log")
    def recent(self, limit: int) -> tuple[CatalogueImport, ...]:
        """Return the latest imports, newest first."""
        with self._unit_of_work() as uow:
            return uow.catalogue_imports.latest(limit)

    @open_to_all("the program ends what a crash interrupted")
    def finish_interrupted(self, progress: Progress | None = None) -> int:
        """Go on with what a crash interrupted, and return how many imports that were.

        Raising from ``progress`` leaves the rest for the next time.
        """
        with self._unit_of_work() as uow:
            left = uow.catalogue_imports.unfinished()
        for each in left:
            staged = None
            if each.state is ImportState.APPLYING:
                try:
                    staged = self._staging.again(each.import_id)
                except StorageBusy:
                    continue  # another program takes it over at this moment
                except StorageDamaged:
                    self._staging.forget(each.import_id)  # a power cut; it is taken back
            if staged is None:
                self.undo(each.import_id, progress)
                continue
            try:
                with self._making_way():
                    self._apply(each.import_id, staged, progress)
            except FileRejected:
                staged.close()
                self.undo(each.import_id, progress)
            finally:
                staged.close()
            self._staging.forget(each.import_id)
        return len(left)

    def _terms(self) -> tuple[Currency, dict[str, str]]:
        with self._unit_of_work() as uow:
            currency = store_of(uow).currency
            found = uow.tax_categories.all()
        by_name = {category.name.lower(): category.category_id for category in found}
        return currency, by_name | {each.category_id: each.category_id for each in found}

    def _stage(
        self, path: Path, staged: Staged, checked: CheckedRows, progress: Progress | None
    ) -> None:
        of = self._table.size(path)
        for done, (number, product) in enumerate(checked, start=1):
            staged.add(number, product)
            if progress is not None and done % _ROWS_PER_PROGRESS == 0:
                progress(min(done, of), 2 * of)

    def _checked(self, path: Path, staged: Staged, checked: CheckedRows) -> int:
        count = staged.seal()
        repeated = staged.repeated(_PROBLEMS)
        if checked.problem_count or repeated:
            problems = [*checked.problems, *repeated]
            raise rejected(path, problems, checked.problem_count + len(repeated))
        if count == 0:
            raise FileRejected(path.name, "empty")
        return count

    def _begin(self, draft: CatalogueImport) -> None:
        with self._unit_of_work() as uow:
            uow.catalogue_imports.add(draft)
            uow.commit()
        uow.dispatch_events()

    def _apply(self, import_id: UUID, staged: Staged, progress: Progress | None) -> None:
        # A power cut may take the latest batches, which are taken over again then; the end is on
        # the disk, and with it all that was before.
        pace = BatchPace(BATCH)
        while True:
            with pace.timed(), self._unit_of_work(durable=False) as uow:
                found = _import_of(uow, import_id)
                rows = staged.batch(found.applied, pace.rows)
                if not rows:
                    break
                try:
                    taken = uow.catalogue_imports.take(found, rows, staged.given)
                except (CodeTaken, UnknownCode) as error:
                    problem = RowProblem(row_with(error.code, rows), *reason_of(error))
                    raise rejected(Path(found.file_name), [problem]) from error
                found.take(len(rows), taken.created, taken.changed)
                _commit(uow, found)
            uow.dispatch_events()
            self._between()
            if progress is not None:
                progress(found.rows + found.applied, 2 * found.rows)
        with self._unit_of_work() as uow:
            found = _import_of(uow, import_id)
            found.finish()
            store = store_of(uow)
            store.record_import(
                found.file_name,
                created=found.created,
                changed=found.changed,
                unchanged=found.unchanged,
            )
            uow.collect_events_from(store)
            _commit(uow, found)
        uow.dispatch_events()

    def _summary(self, import_id: UUID, ignored: tuple[str, ...]) -> ImportSummary:
        with self._unit_of_work() as uow:
            found = _import_of(uow, import_id)
        return ImportSummary(
            file_name=found.file_name,
            created=found.created,
            changed=found.changed,
            unchanged=found.unchanged,
            ignored_columns=ignored,
            import_id=import_id,
        )


def _import_of(uow: UnitOfWork, import_id: UUID) -> CatalogueImport:
    found = uow.catalogue_imports.by_id(import_id)
    if found is None:
        raise ImportNotDone(file_name="")
    return found


def _commit(uow: UnitOfWork, found: CatalogueImport) -> None:
    uow.catalogue_imports.save(found)
    uow.collect_events_from(found)
    uow.commit()
