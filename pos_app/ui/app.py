"""Starts the windows: builds the application, opens the data folder, and runs until closed."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication

from pos_app.application.errors import (
    ApplicationError,
    StorageError,
    StorageReadOnly,
    StoreNotSetUp,
    TillInUse,
)
from pos_app.application.training_mark import is_training
from pos_app.domain.events import ANONYMOUS
from pos_app.ui.application import close_on_signals, make_application
from pos_app.ui.error_text import ErrorText
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.look_settings import LookSettings, saved_theme
from pos_app.ui.mishaps import Mishaps
from pos_app.ui.opening import Opening, deliver
from pos_app.ui.single_till import SingleTill
from pos_app.ui.sounds import Sounds, player_of_this_machine
from pos_app.ui.till_app import TillApp, quit_when_closed
from pos_app.ui.training_switch import SWITCH_TRAINING, record, record_end
from pos_app.ui.window_clock import WindowClock

if TYPE_CHECKING:  # imported with its page
    from pos_app.application.ports import Progress
    from pos_app.ui.opened_till import OpenedTill, OpenTill
    from pos_app.ui.store_care import StoreCare
    from pos_app.ui.upkeep.restore_wish import RestoreWish

_log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

COULD_NOT_OPEN = 2
CLOSING_SECONDS = 5.0


def run_till(
    open_till: OpenTill,
    data_dir: Path,
    *,
    throw_away: bool,
    ready_training: Callable[[Path], Path] | None = None,
    care: StoreCare | None = None,
    opening: Opening | None = None,
) -> int:
    """Show the till on ``data_dir`` until its window is closed, and return the exit code.

    ``throw_away`` marks a store that nobody keeps; ``ready_training`` returns the folder of the
    store that people practise in. With ``care``, an older store is taken over with its progress on
    screen, and the window opens again after somebody went back to a backup. ``opening`` is the
    window that is shown already.
    """
    application = make_application()
    look = Look(application, saved_theme(data_dir))
    single = SingleTill(data_dir) if opening is None else opening.single
    if not single.claim():
        return _leave_to_the_other(application, look, single)
    close_on_signals(application)
    said: ErrorText | None = None
    folder, person = data_dir, ANONYMOUS
    while True:
        open_folder = partial(_opened, application, look, open_till, care, folder)
        code, wish, last = _run_one(
            application, look, single, open_folder, throw_away, said, opening
        )
        said = opening = None
        if folder != data_dir:
            record_end(open_till, data_dir, person)
        person = last
        if wish is not None and care is not None:
            said = _went_back(application, look, care, folder, wish)
        elif code == SWITCH_TRAINING and ready_training is not None:
            folder = ready_training(data_dir) if folder == data_dir else data_dir
        else:
            break
    single.release()
    return code


def _opened(
    application: QApplication,
    look: Look,
    open_till: OpenTill,
    care: StoreCare | None,
    folder: Path,
) -> OpenedTill:
    """Open a store, which may have to be taken over from an older version first."""
    if care is not None and care.is_upgrade_due(folder):
        _wait_for(application, look, _upgrading(), partial(care.take_over, folder))
    return open_till(folder)


def _run_one(
    application: QApplication,
    look: Look,
    single: SingleTill,
    open_folder: Callable[[], OpenedTill],
    is_throw_away: bool,
    said: ErrorText | None,
    opening: Opening | None,
) -> tuple[int, RestoreWish | None, str]:
    """Show one store, the real one or that of training, until its window closes or changes it.

    ``said`` is told above the screen. Return the exit code, the backup to go back to, and who
    worked there last.
    """
    window = None if opening is None else opening.window
    try:
        till = open_folder()
    except StorageError as error:
        if window is not None:
            window.hide()
        return show_trouble(application, look, error), None, ANONYMOUS
    app = TillApp(look, till, make_sounds(), is_throw_away=is_throw_away, window=window)
    quit_when_closed(application, app)
    single.wanted.connect(app.come_to_front)
    try:
        app.open()
    except StorageError as error:
        app.close()
        return show_trouble(application, look, error), None, ANONYMOUS
    if said is not None:
        app.window.show_problem(said)
    if opening is not None:
        deliver(opening.hand_over(), app.window)
    gc.freeze()  # what a start has read stays for as long as the program
    gc.enable()
    code = application.exec()
    single.wanted.disconnect(app.come_to_front)
    if code == SWITCH_TRAINING and not is_training(till.data_dir):
        record(till.stores.start_training)  # while whoever goes to practise is signed in
    person = till.people.access.actor_id
    app.close()
    return code, app.restore_wish, person


def _went_back(
    application: QApplication, look: Look, care: StoreCare, data_dir: Path, wish: RestoreWish
) -> ErrorText:
    """Go back to a copy while no window is open; return what to say about it afterwards."""
    from pos_app.ui.words.backup_texts import restored_sentence  # noqa: PLC0415 - hardly ever wanted

    words = ErrorText(
        _("Going back to a backup"),
        _("It is checked once more, then takes the store's place. The store of now is kept."),
    )
    work = partial(care.restore, data_dir, wish.path, wish.passphrase, wish.actor_id)
    try:
        restored = _wait_for(application, look, words, work)
    except ApplicationError as error:
        return error_text(error)
    return ErrorText(_("The store went back to a backup."), restored_sentence(restored))


def _upgrading() -> ErrorText:
    return ErrorText(
        _("Taking the store over"),
        _("It is copied, the copy is checked, and then it gets what is new in this version."),
    )


def _wait_for(
    application: QApplication,
    look: Look,
    words: ErrorText,
    work: Callable[[Progress], _Result],
) -> _Result:
    """Run ``work`` on a thread behind a window with its progress, and return its result.

    Raises:
        ApplicationError: what the work raised.
    """
    from pos_app.ui.waiting_window import WaitingWindow  # noqa: PLC0415 - see ADR 94

    results: list[_Result] = []

    def run(progress: Progress) -> None:
        results.append(work(progress))

    application.setQuitOnLastWindowClosed(False)
    window = WaitingWindow(look, words.headline, words.advice, run)
    window.ended.connect(application.quit)
    window.begin()
    application.exec()
    window.deleteLater()
    if window.error is not None:
        raise window.error
    return results[0]


def make_sounds() -> Sounds:
    """Return the sounds, kept as files in this machine's place for what can be made again."""
    import platformdirs  # noqa: PLC0415 - see ADR 94

    folder = Path(platformdirs.user_cache_dir("pos-app", appauthor=False)) / "sounds"
    return Sounds(folder, player=player_of_this_machine())


def _leave_to_the_other(application: QApplication, look: Look, single: SingleTill) -> int:
    if not single.call_the_other():
        return show_trouble(application, look, TillInUse())
    sys.stderr.write(_("The till is open already. Its window is in front now.") + "\n")
    return 0


def run_audit(open_till: OpenTill, data_dir: Path) -> int:
    """Show the audit window alone and return the exit code.

    That somebody looks is recorded; where the folder cannot be written, the window reads only.
    """
    from pos_app.ui.audit_office import AuditOffice  # noqa: PLC0415 - the till starts without it

    application = make_application()
    look = Look(application, saved_theme(data_dir))
    try:
        till, can_write = _opened_for_reading(open_till, data_dir)
    except ApplicationError as error:
        return show_trouble(application, look, error)
    store = till.store
    if store is None:
        till.close(0)
        return show_trouble(application, look, StoreNotSetUp())
    settings = LookSettings(look, data_dir)
    mishaps = Mishaps()
    mishaps.install()
    office = AuditOffice(look, till, store, WindowClock(), can_write=can_write, polls=True)
    window = office.window
    settings.listen_to_keys_of(window)
    office.closed.connect(application.quit)
    close_on_signals(application)
    window.show()
    code = application.exec()
    till.close(CLOSING_SECONDS)
    mishaps.remove()
    return code


def _opened_for_reading(open_till: OpenTill, data_dir: Path) -> tuple[OpenedTill, bool]:
    """Return the opened folder, and whether this process may record in it."""
    if (data_dir / "pos.db").exists():
        try:
            till = open_till(data_dir)
            till.people.act_as_console()
            till.trail.record_view("office")
        except (StorageReadOnly, StoreNotSetUp):
            _log.info("%s cannot be written; the audit window reads only", data_dir)
        else:
            till.watch()
            return till, True
    return open_till(data_dir, read_only=True), False


def show_trouble(application: QApplication, look: Look, error: ApplicationError) -> int:
    """Say in a window why nothing can be opened; return the exit code once it was read."""
    from pos_app.ui.trouble_window import TroubleWindow  # noqa: PLC0415 - see ADR 94

    _log.info("The till cannot open", exc_info=error)
    detail = error.detail if isinstance(error, StorageError) else ""
    text = error_text(error)
    sys.stderr.write(f"{text}\n")
    window = TroubleWindow(look, text, detail)
    application.setQuitOnLastWindowClosed(True)
    window.show()
    application.exec()
    return COULD_NOT_OPEN
