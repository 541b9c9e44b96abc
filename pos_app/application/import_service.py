"""Takes files of products over: any number of rows, all of them or none, while the till sells.

A file is read and checked to its end before anything of it counts. Its rows then become
products batch by batch, each batch a short transaction with one entry of the log; what a crash
interrupts goes on at the next start, and what nobody wants any more is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar
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
from pos_app.application.import_deposits import require_deposits
from pos_app.application.import_files import ImportFiles
from pos_app.application.import_parsing import reason_of, row_with
from pos_app.application.import_ports import (
    AS_GUESSED,
    CheckedFile,
    ImportPlan,
    ImportPreview,
    Staged,
    Staging,
    TableReader,
)
from pos_app.application.import_reading import RowReading
from pos_app.application.loading import store_of
from pos_app.application.other_threads import carried
from pos_app.application.ports import Progress, UnitOfWork, UnitOfWorkFactory
from pos_app.application.product_service import ImportSummary
from pos_app.domain.aggregates.catalogue_import.catalogue_import import CatalogueImport, ImportState
from pos_app.domain.aggregates.catalogue_import.errors import ImportNotDone
from pos_app.domain.values import permissions

# So many products are created or changed in the first transaction; later ones follow its pace.
BATCH = 250
Answer = TypeVar("Answer")


class ImportService:
    """The commands on imports."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        table: TableReader,
        reading: RowReading,
        staging: Staging,
        between: Callable[[], object],
        making_way: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Read the first rows with ``table`` and all of them by ``reading``.

        ``between`` runs between two batches; what takes long runs within ``making_way()``.
        """
        self._unit_of_work = unit_of_work
        self._files = ImportFiles(unit_of_work, table, reading, staging)
        self._staging = staging
        self._between = between
        self._making_way = making_way

    @open_to_all("reading a file changes nothing; taking it over asks")
    def preview(self, path: Path, plan: ImportPlan = AS_GUESSED) -> ImportPreview:
        """Return the first rows of a file as they would be read, and by which columns.

        Raises:
            FileRejected: it cannot be read as a table.
            StoreNotSetUp: there is no store yet.
        """
        return self._files.preview(path, plan)

    @open_to_all("reading a file changes nothing; taking it over asks")
    def check(
        self, path: Path, plan: ImportPlan = AS_GUESSED, progress: Progress | None = None
    ) -> CheckedFile:
        """Read a file to its end, and return what does not fit; nothing is taken over.

        That another product has a code is found out only when it is taken over.

        Raises:
            FileRejected: it cannot be read as a table to its end.
            StoreNotSetUp: there is no store yet.
        """
        return self._files.check(path, plan, progress)

    @needs(permissions.IMPORT_PRODUCTS)
    def for_another_thread(
        self, work: Callable[[Progress], Answer]
    ) -> Callable[[Progress], Answer]:
        """Return :meth:`run` or :meth:`undo` for a thread that nobody can be asked in."""
        return carried(self._unit_of_work.access, work)

    @needs(permissions.IMPORT_PRODUCTS)
    def run(
        self,
        path: Path,
        plan: ImportPlan = AS_GUESSED,
        progress: Progress | None = None,
    ) -> ImportSummary:
        """Take a file over: all of it, or nothing when one row is wrong.

        A row whose SKU (or without one, whose barcode) is known changes what the file has a
        column for; stock and unit are those of new products only. With the key ``gtin`` a
        known product is found by any of its barcodes, and keeps its SKU. What was chosen is
        remembered for the next file with the same headings. Raising from ``progress`` ends
        the work, and what was taken over is taken back.

        Raises:
            FileRejected: with the first problems by row.
            StoreNotSetUp: there is no store yet.
        """
        file = self._files.open(path, plan)
        draft = CatalogueImport.begin(path.name, 0)
        try:
            draft.rows = self._files.keep(file, draft.import_id, _first_half(progress))
            staged = self._staging.again(draft.import_id)
            if staged is None:
                raise FileRejected(path.name, "unreadable", "its rows are gone")
            try:
                with self._making_way():
                    self._begin(draft)
                    self._apply_or_undo(draft.import_id, staged, progress)
            finally:
                staged.close()
        finally:
            self._staging.forget(draft.import_id)
        if plan.columns is not None:
            self._staging.remember(file.task.headings, file.chosen)
        return self._summary(draft.import_id, file.ignored)

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
                with self._unit_of_work(durable=False) as uow, pace.timed():
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
                    self._apply(each.import_id, each.applied, staged, progress)
            except FileRejected:
                staged.close()
                self.undo(each.import_id, progress)
            finally:
                staged.close()
            self._staging.forget(each.import_id)
        return len(left)

    def _begin(self, draft: CatalogueImport) -> None:
        with self._unit_of_work() as uow:
            uow.catalogue_imports.add(draft)
            uow.commit()
        uow.dispatch_events()

    def _apply_or_undo(self, import_id: UUID, staged: Staged, progress: Progress | None) -> None:
        try:
            self._apply(import_id, 0, staged, progress)
        except BaseException:
            self.undo(import_id)
            raise

    def _apply(
        self, import_id: UUID, applied: int, staged: Staged, progress: Progress | None
    ) -> None:
        # A power cut may take the latest batches, which are taken over again then; the end is on
        # the disk, and with it all that was before.
        pace = BatchPace(BATCH)
        while rows := staged.batch(applied, pace.rows):  # whoever has them open is the only one
            with self._unit_of_work(durable=False) as uow, pace.timed():
                found = _import_of(uow, import_id)
                try:
                    taken = uow.catalogue_imports.take(found, rows, staged.given, uow.acts)
                except (CodeTaken, UnknownCode) as error:
                    problem = RowProblem(row_with(error.code, rows), *reason_of(error))
                    raise rejected(Path(found.file_name), [problem]) from error
                found.take(len(rows), taken.created, taken.changed)
                _commit(uow, found)
            applied = found.applied
            uow.dispatch_events()
            self._between()
            if progress is not None:
                progress(found.rows + found.applied, 2 * found.rows)
        with self._unit_of_work() as uow:
            found = _import_of(uow, import_id)
            if "deposit" in staged.given:
                require_deposits(uow, found, staged)
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


def _first_half(progress: Progress | None) -> Progress | None:
    """Return a progress that tells of work as the first half of all there is."""
    if progress is None:
        return None
    told = progress
    return lambda done, of: told(done, 2 * of)


def _import_of(uow: UnitOfWork, import_id: UUID) -> CatalogueImport:
    found = uow.catalogue_imports.by_id(import_id)
    if found is None:
        raise ImportNotDone(file_name="")
    return found


def _commit(uow: UnitOfWork, found: CatalogueImport) -> None:
    uow.catalogue_imports.save(found)
    uow.collect_events_from(found)
    uow.commit()
