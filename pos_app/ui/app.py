"""Starts the windows: builds the application, opens the data folder, and runs until closed."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from pos_app.application.errors import ApplicationError, StorageError, StoreNotSetUp
from pos_app.ui.audit.window import AuditWindow
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import use_locale
from pos_app.ui.i18n import _, install_language
from pos_app.ui.look import Look
from pos_app.ui.look_settings import LookSettings
from pos_app.ui.mishaps import Mishaps
from pos_app.ui.opened_till import OpenTill
from pos_app.ui.sounds import Sounds, player_of_this_machine
from pos_app.ui.theme import Theme
from pos_app.ui.till_app import TillApp, quit_when_closed
from pos_app.ui.trouble_window import TroubleWindow
from pos_app.ui.window_clock import WindowClock

_log = logging.getLogger(__name__)

COULD_NOT_OPEN = 2


def run_till(open_till: OpenTill, data_dir: Path, *, throw_away: bool) -> int:
    """Show the till on ``data_dir`` until its window is closed, and return the exit code.

    ``throw_away`` marks a store that nobody keeps.
    """
    application = make_application()
    look = Look(application, Theme.named("light"))
    try:
        till = open_till(data_dir)
    except StorageError as error:
        return _show_trouble(application, look, error)
    app = TillApp(look, till, make_sounds(), is_throw_away=throw_away)
    quit_when_closed(application, app)
    _close_on_signals(application)
    try:
        app.open()
    except StorageError as error:
        app.close()
        return _show_trouble(application, look, error)
    return application.exec()


def run_audit(open_till: OpenTill, data_dir: Path) -> int:
    """Show the audit window alone, reading only, and return the exit code."""
    application = make_application()
    look = Look(application, Theme.named("light"))
    try:
        till = open_till(data_dir, read_only=True)
        if till.store is None:
            till.close(0)
            raise StoreNotSetUp
    except ApplicationError as error:
        return _show_trouble(application, look, error)
    settings = LookSettings(look, data_dir)
    mishaps = Mishaps()
    mishaps.install()
    window = AuditWindow(
        look,
        queries=till.audit_queries,
        audit=till.audit,
        decimals=till.store.decimals,
        clock=WindowClock(),
        export_folder=None,
        polls=True,
    )
    window.setWindowTitle(_("Audit – {store}").format(store=till.store.name))
    settings.listen_to_keys_of(window)
    window.closed.connect(application.quit)
    _close_on_signals(application)
    window.show()
    code = application.exec()
    till.close(0)
    mishaps.remove()
    return code


def make_application() -> QApplication:
    """Return the application, in the language of the machine; the one that is there, if any."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("pos-app")
    application.setApplicationDisplayName("")
    locale = QLocale.system().name()
    if locale != "C":
        install_language(locale)
        use_locale(locale)
    return application


def make_sounds() -> Sounds:
    """Return the sounds, kept as files in this machine's place for what can be made again."""
    folder = Path(platformdirs.user_cache_dir("pos-app", appauthor=False)) / "sounds"
    return Sounds(folder, player=player_of_this_machine())


def _show_trouble(application: QApplication, look: Look, error: ApplicationError) -> int:
    _log.info("The till cannot open", exc_info=error)
    detail = error.detail if isinstance(error, StorageError) else ""
    text = error_text(error)
    sys.stderr.write(f"{text}\n")
    window = TroubleWindow(look, text, detail)
    application.setQuitOnLastWindowClosed(True)
    window.show()
    application.exec()
    return COULD_NOT_OPEN


def _close_on_signals(application: QApplication) -> None:
    """Let a shutdown of the machine, or Ctrl C in a terminal, close the window in order."""

    def close_windows(_number: int, _frame: object) -> None:
        application.closeAllWindows()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, close_windows)
