"""Makes backups, looks into them, brings one back, and changes the plan: one page, five modes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from pos_app.application.backup_errors import PassphraseNeeded, WrongPassphrase
from pos_app.application.backup_service import ASKED, BackupService
from pos_app.application.backup_snapshots import BackupContents, BackupFile, BackupOverview
from pos_app.application.errors import ApplicationError
from pos_app.application.ports import Progress
from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.domain.errors import DomainError
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.long_work import LongWork
from pos_app.ui.upkeep import backup_pages as pages
from pos_app.ui.upkeep.restore_wish import RestoreWish
from pos_app.ui.upkeep.screen import PageScreen
from pos_app.ui.upkeep.upkeep_state import PageState

_MANY = 1_000
_HOURS = {0: 1, 1: 4, 4: 24, 24: 0}


class Mode(Enum):
    """What the page asks for now."""

    LIST = auto()
    INSIDE = auto()
    SURE = auto()
    PASSPHRASE = auto()
    PLAN = auto()
    FOLDER = auto()
    NEW_PASSPHRASE = auto()


@asks_approval
class BackupsPresenter:
    """Nothing here blocks: copies are made and opened by the background."""

    def __init__(
        self,
        screen: PageScreen,
        backups: BackupService,
        background: LongWork,
        now: Callable[[], datetime],
        wish: Callable[[RestoreWish], None],
    ) -> None:
        """``wish`` is told of the copy to go back to, once somebody is sure."""
        self._screen = screen
        self._backups = backups
        self._background = background
        self._now = now
        self._wish = wish
        self._overview: BackupOverview | None = None
        self._chosen = ""
        self._inside: BackupContents | None = None
        self._mode = Mode.LIST
        self._typed = ""
        self._passphrase: str | None = None
        self._progress: int | None = None
        self._info = self._problem = ""

    def open(self) -> None:
        """Show the copies as they lie there now."""
        self._mode = Mode.LIST
        self._info = self._problem = ""
        self._read()

    def act(self, action: str) -> None:
        """Do what a button says; ``confirm`` is Enter."""
        if self._progress is not None:
            if action == "cancel":
                self._background.cancel()
            return
        self._info = self._problem = ""
        if action == "confirm":
            action = self._usual_action()
        do: Callable[[], None] | None = {
            "make": self._make,
            "look": self._look,
            "unlock": self._unlock,
            "restore": lambda: self._turn(Mode.SURE),
            "sure": self._restore,
            "plan": lambda: self._turn(Mode.PLAN),
            "hours": self._change_hours,
            "shift": self._change_shift,
            "folder": lambda: self._turn(Mode.FOLDER),
            "use_folder": lambda: self._change(folder=self._typed.strip()),
            "encrypt": lambda: self._turn(Mode.NEW_PASSPHRASE),
            "plain": lambda: self._change(lock=""),
            "lock": self._lock,
            "back": lambda: self._turn(Mode.LIST),
        }.get(action)
        if do is not None:
            do()

    def give_up_approval(self) -> None:
        """Nobody allowed it: the page stays as it is."""
        self._show()

    def type(self, text: str) -> None:
        """Take what stands in the field."""
        self._typed = text

    def choose(self, key: str) -> None:
        """Choose another copy."""
        if self._mode in {Mode.LIST, Mode.INSIDE} and self._progress is None:
            self._chosen, self._mode = key, Mode.LIST
            self._show()

    def move(self, step: int) -> None:
        """Go up or down among the copies."""
        keys = [str(each.path) for each in self._files()]
        if self._chosen in keys:
            place = keys.index(self._chosen) + step
            self.choose(keys[max(0, min(place, len(keys) - 1))])

    def _usual_action(self) -> str:
        return {
            Mode.LIST: "look",
            Mode.PASSPHRASE: "unlock",
            Mode.FOLDER: "use_folder",
            Mode.NEW_PASSPHRASE: "lock",
        }.get(self._mode, "")

    def _files(self) -> tuple[BackupFile, ...]:
        return () if self._overview is None else self._overview.files

    def _file(self) -> BackupFile | None:
        return next((each for each in self._files() if str(each.path) == self._chosen), None)

    def _turn(self, mode: Mode) -> None:
        self._mode = mode
        self._typed = ""
        if mode is Mode.FOLDER and self._overview is not None:
            self._typed = self._overview.plan.folder
        self._show()

    def _read(self) -> None:
        try:
            self._overview = self._backups.overview()
        except ApplicationError as error:
            self._problem = str(error_text(error))
        if self._file() is None and self._files():
            self._chosen = str(self._files()[0].path)
        self._show()

    def _make(self) -> None:
        self._begin(lambda: self._backups.making(ASKED), self._made)

    def _made(self, contents: BackupContents) -> None:
        self._progress = None
        self._chosen = str(contents.path)
        self._info = _("The backup is made and verified.")
        self._read()

    def _look(self) -> None:
        copy = self._file()
        if copy is None:
            return
        if copy.is_encrypted and self._passphrase is None:
            self._turn(Mode.PASSPHRASE)
            return
        passphrase = self._passphrase if copy.is_encrypted else None
        self._begin(lambda: self._backups.looking(copy.path, passphrase), self._seen)

    def _unlock(self) -> None:
        self._passphrase, self._mode = self._typed, Mode.LIST
        self._look()

    def _seen(self, contents: BackupContents) -> None:
        self._progress = None
        self._inside, self._mode = contents, Mode.INSIDE
        self._info = _("This backup is sound.")
        self._show()

    def _restore(self) -> None:
        copy = self._file()
        if copy is not None and self._may(self._backups.require_restore):
            self._wish(RestoreWish(copy.path, self._passphrase if copy.is_encrypted else None))

    def _change_hours(self) -> None:
        hours = self._plan().every_hours
        self._change(every_hours=_HOURS.get(hours, 0))

    def _change_shift(self) -> None:
        self._change(is_after_shift=not self._plan().is_after_shift)

    def _lock(self) -> None:
        try:
            self._change(lock=self._backups.lock_for(self._typed))
        except ApplicationError as error:
            self._problem = str(error_text(error))
            self._show()

    def _plan(self) -> BackupPlan:
        return BackupPlan() if self._overview is None else self._overview.plan

    def _change(self, **changes: object) -> None:
        try:
            plan = replace(self._plan(), **changes)  # type: ignore[arg-type]  # fields of a plan
            self._overview = self._backups.change_plan(plan)
            self._mode = Mode.PLAN
            self._info = _("The plan is changed.")
        except (ApplicationError, DomainError) as error:
            self._problem = str(error_text(error))
        self._show()

    def _begin(
        self, ask: Callable[[], Callable[[Progress], object]], done: Callable[..., None]
    ) -> None:
        """Ask for the work, which needs a right, and run it in the background."""
        try:
            work = ask()
        except ApplicationError as error:
            self._problem = str(error_text(error))
            self._show()
        else:
            self._run(work, done)

    def _may(self, ask: Callable[[], None]) -> bool:
        try:
            ask()
        except ApplicationError as error:
            self._problem = str(error_text(error))
            self._show()
            return False
        return True

    def _run(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self._progress = 0
        self._background.start(
            work,
            done=done,
            failed=self._fail,
            progressed=self._advance,
            cancelled=self._stopped,
        )
        self._show()

    def _fail(self, error: BaseException) -> None:
        self._progress = None
        if isinstance(error, PassphraseNeeded | WrongPassphrase):
            self._passphrase, self._mode = None, Mode.PASSPHRASE
        self._problem = str(error_text(error))
        self._read()

    def _stopped(self) -> None:
        self._progress = None
        self._info = _("Stopped; there is no half backup.")
        self._read()

    def _advance(self, done: int, of: int) -> None:
        self._progress = _MANY * done // max(1, of)
        self._show()

    def _show(self) -> None:
        overview = self._overview
        if overview is None:
            self._screen.display(PageState(problem=self._problem))
            return
        copy = self._file()
        page = {
            Mode.LIST: lambda: pages.overview_page(overview, copy),
            Mode.INSIDE: lambda: pages.inside_page(self._inside),
            Mode.SURE: lambda: pages.sure_page(copy),
            Mode.PASSPHRASE: lambda: pages.passphrase_page(self._typed),
            Mode.PLAN: lambda: pages.plan_page(overview),
            Mode.FOLDER: lambda: pages.folder_page(self._typed),
            Mode.NEW_PASSPHRASE: lambda: pages.new_passphrase_page(self._typed),
        }[self._mode]()
        rows = tuple(
            pages.row(each, overview, self._now(), self._chosen) for each in overview.files
        )
        self._screen.display(
            replace(
                page,
                rows=rows,
                nothing="" if rows else _("There is no backup yet"),
                buttons=page.buttons if self._progress is None else pages.busy_buttons(),
                progress=self._progress,
                info=self._info,
                problem=self._problem,
            )
        )
