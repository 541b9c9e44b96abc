"""What every window program begins with: the application, its language, the signals it ends by."""

from __future__ import annotations

import gc
import signal
import sys

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from pos_app.ui.formatting import use_locale
from pos_app.ui.i18n import install_language


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
    gc.freeze()  # modules stay: a collection would look through them all, within a frame
    return application


def close_on_signals(application: QApplication) -> None:
    """Let a shutdown of the machine, or Ctrl C in a terminal, close the window in order."""

    def close_windows(_number: int, _frame: object) -> None:
        application.closeAllWindows()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, close_windows)
