"""What every window program begins with: the application, its language, the signals it ends by."""

from __future__ import annotations

import gc
import signal
import socket
import sys
from contextlib import suppress

from PySide6.QtCore import QLocale, QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtWidgets import QApplication

from pos_app.ui.formatting import use_locale
from pos_app.ui.i18n import install_language

_MANY = 4_096  # signals heard at once


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
        QTimer.singleShot(0, application.closeAllWindows)  # the loop may not run yet

    _Waker(application)
    asked = [signal.SIGINT, signal.SIGTERM]
    if sys.platform != "win32":
        asked.append(signal.SIGHUP)
    for number in asked:
        signal.signal(number, close_windows)


class _Waker(QObject):
    """Wakes the event loop for a signal: Python hears of one only once Python runs again.

    A window where nothing moves, as on the first start, may wait for ever otherwise.
    """

    def __init__(self, application: QApplication) -> None:
        """Listen from now on; the application owns it."""
        super().__init__(application)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._hear)

    @Slot()
    def _hear(self) -> None:
        with suppress(BlockingIOError):
            self._near.recv(_MANY)
