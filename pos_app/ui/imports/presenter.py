"""Chooses a file of products, shows how it is read, takes it over, and takes imports back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from pos_app.application.errors import ApplicationError, FileRejected, StorageError
from pos_app.application.export_service import Exported
from pos_app.application.import_ports import CheckedFile, ImportPreview
from pos_app.application.product_service import ImportSummary
from pos_app.domain.aggregates.catalogue_import.catalogue_import import (
    CatalogueImport,
    ImportState,
)
from pos_app.ui.approving import asks_approval
from pos_app.ui.folder_listing import FolderListing, list_folder
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.imports.chosen_file import ChosenFile
from pos_app.ui.imports.import_texts import import_row, result, said_of
from pos_app.ui.imports.imports_state import ImportsState, WorkPart
from pos_app.ui.imports.screen import ImportsScreen, ProductFiles
from pos_app.ui.long_work import LongWork

_RECENT = 50
_WHOLE = 1_000


@asks_approval
class ImportsPresenter:
    """Answers every intent of the screen; the till sells on while a file is taken over."""

    def __init__(
        self, screen: ImportsScreen, files: ProductFiles, work: LongWork, folder: Path
    ) -> None:
        """Draw on ``screen``; begin to choose in ``folder``."""
        self._screen = screen
        self._imports = files.imports
        self._exports = files.exports
        self._work = work
        self._folder = folder
        self._listing: FolderListing | None = None
        self._file: ChosenFile | None = None
        self._recent: tuple[CatalogueImport, ...] = ()
        self._chosen: UUID | None = None
        self._under_way: WorkPart | None = None
        self._info = self._problem = ""
        self._actions: dict[str, Callable[[], None]] = {
            "files": self._show_files,
            "import": self._import,
            "take_back": self._take_back,
            "stop": self._work.cancel,
            "export_csv": partial(self._export, ".csv"),
            "export_xlsx": partial(self._export, ".xlsx"),
            "first_rows": partial(self._turn_to_problems, wanted=False),
            "problems": partial(self._turn_to_problems, wanted=True),
            "previous": partial(self._turn, -1),
            "next": partial(self._turn, 1),
            "back": self.back,
        }

    def open(self) -> None:
        """Begin with the files of the folder and the imports of before."""
        self._read()
        if self._under_way is None and self._file is None:
            self._say()
            self.go(self._folder)
        else:
            self._draw()

    def go(self, folder: Path) -> None:
        """Show a folder."""
        self._say()
        try:
            self._listing, self._folder = list_folder(folder), folder
        except OSError:
            self._problem = _("This folder cannot be read. Choose another one.")
        self._draw()

    def choose_file(self, path: Path) -> None:
        """Show how a file is read."""
        self._say()
        self._look(ChosenFile(path))

    def choose(self, key: str) -> None:
        """Choose an import of before."""
        self._chosen = UUID(key)
        self._draw()

    def fill(self, name: str, value: str) -> None:
        """Take which column holds something, or how the file is read."""
        if self._file is not None and self._under_way is None and self._file.fill(name, value):
            self._say()
            self._look(self._file)

    def act(self, name: str) -> None:
        """Do what a button or a key names."""
        self._actions[name]()

    def back(self) -> None:
        """Go back to the files, or leave; work that is under way goes on."""
        if self._file is not None and self._under_way is None:
            self._show_files()
        else:
            self._screen.leave()

    def _show_files(self) -> None:
        if self._under_way is None:
            self._work.cancel()
            self._file = None
            self.go(self._folder)

    def _look(self, file: ChosenFile) -> None:
        file.checking = _("Reading the file")
        read = partial(self._previewed, file.path, file.plan)
        self._start(read, partial(self._take_preview, file), partial(self._refuse, file))
        self._draw()

    def _previewed(self, path: Path, plan: Any, progress: object) -> ImportPreview:  # noqa: ANN401
        del progress  # the first rows come at once
        return self._imports.preview(path, plan)

    def _take_preview(self, file: ChosenFile, preview: ImportPreview) -> None:
        self._file = file
        file.take_preview(preview)
        if file.missing:
            file.checking = file.missing
            self._draw()
            return
        file.checking = _("Checking every row")
        check = partial(self._imports.check, file.path, file.plan)
        self._start(
            check,
            partial(self._take_check, file),
            partial(self._refuse, file),
            partial(self._show_checking, file),
        )
        self._draw()

    def _show_checking(self, file: ChosenFile, done: int, of: int) -> None:
        percent = min(99, done * 100 // of) if of else 0
        file.checking = _("Checking every row: {percent} %").format(percent=percent)
        self._draw()

    def _take_check(self, file: ChosenFile, checked: CheckedFile) -> None:
        file.take_check(checked)
        self._draw()

    def _refuse(self, file: ChosenFile, error: BaseException) -> None:
        """Say why a file cannot be read; one that was read before stays to be read otherwise."""
        file.checking = ""
        if isinstance(error, FileRejected) and error.problems:
            file.take_problems(error.problems, error.problem_count)
        self._problem = said_of(error)
        self._draw()

    def _turn_to_problems(self, *, wanted: bool) -> None:
        if self._file is not None:
            self._file.show_problems(wanted=wanted)
            self._draw()

    def _turn(self, pages: int) -> None:
        if self._file is not None:
            self._file.turn(pages)
            self._draw()

    def _import(self) -> None:
        file = self._file
        if file is None or file.preview is None or self._under_way is not None:
            return
        self._say()
        if file.missing:
            self._problem = file.missing
            self._draw()
            return
        run = self._imports.for_another_thread(partial(self._imports.run, file.path, file.plan))
        title = _("Taking over {file}").format(file=file.path.name)
        self._begin(run, title, self._imported)

    def _take_back(self) -> None:
        found = self._undoable()
        if found is not None:
            self._say()
            undo = partial(self._imports.undo, found.import_id)
            title = _("Taking {file} back").format(file=found.file_name)
            self._begin(self._imports.for_another_thread(undo), title, self._taken_back)

    def _export(self, suffix: str) -> None:
        if self._under_way is None and self._listing is not None:
            self._say()
            write = partial(self._exports.write_into, self._folder, suffix)
            title = _("Writing your products to a file")
            self._begin(self._exports.for_another_thread(write), title, self._exported)

    def _begin(self, work: Callable[..., object], title: str, done: Callable[[Any], None]) -> None:
        self._under_way = WorkPart(title, _("Beginning. The till sells on."), 0)
        self._start(work, done, self._fail, self._show_progress)
        self._draw()

    def _start(
        self,
        work: Callable[..., object],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> None:
        self._work.start(
            work, done=done, failed=failed, progressed=progressed, cancelled=self._stopped
        )

    def _show_progress(self, done: int, of: int) -> None:
        if self._under_way is not None and of:
            part = min(_WHOLE - 1, done * _WHOLE // of)
            said = _("{percent} % done. The till sells on.").format(percent=part // 10)
            self._under_way = WorkPart(self._under_way.title, said, part)
            self._draw()

    def _imported(self, summary: ImportSummary) -> None:
        self._file = None
        self._chosen = summary.import_id
        self._end(info=result(summary))

    def _taken_back(self, count: int) -> None:
        said = ngettext("{count} product is as before.", "{count} products are as before.", count)
        self._end(info=said.format(count=format_count(count)))

    def _exported(self, exported: Exported) -> None:
        said = ngettext(
            "{count} product is in {file}.", "{count} products are in {file}.", exported.products
        )
        count = format_count(exported.products)
        self._end(info=said.format(count=count, file=exported.path.name))

    def _fail(self, error: BaseException) -> None:
        if self._file is not None and isinstance(error, FileRejected) and error.problems:
            self._file.take_problems(error.problems, error.problem_count)
        self._end(problem=said_of(error))

    def _stopped(self) -> None:
        if self._under_way is not None:
            self._end(info=_("Stopped. Everything is as before."))

    def _end(self, info: str = "", problem: str = "") -> None:
        self._under_way = None
        self._info, self._problem = info, problem
        self._read()
        if self._file is None:
            self._list_again()
        self._draw()

    def _list_again(self) -> None:
        try:
            self._listing = list_folder(self._folder)
        except OSError:
            self._listing = None

    def _read(self) -> None:
        try:
            self._recent = self._imports.recent(_RECENT)
        except (ApplicationError, StorageError) as error:
            self._problem = said_of(error)

    def _undoable(self) -> CatalogueImport | None:
        done = {ImportState.DONE, ImportState.UNDOING}
        found = (each for each in self._recent if each.import_id == self._chosen)
        chosen = next(found, None)
        is_free = self._under_way is None and chosen is not None and chosen.state in done
        return chosen if is_free else None

    def _say(self) -> None:
        self._info = self._problem = ""

    def _draw(self) -> None:
        file = self._file
        self._screen.display(
            ImportsState(
                listing=self._listing,
                form=None if file is None else file.form(),
                sample=None if file is None else file.sample(),
                work=self._under_way,
                rows=tuple(
                    import_row(each, is_chosen=each.import_id == self._chosen)
                    for each in self._recent
                ),
                can_take_back=self._undoable() is not None,
                info=self._info,
                problem=self._problem,
            )
        )
