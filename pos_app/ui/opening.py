"""Shows the till's window at once, while the rest of the program is still being read.

The window is the one that will sell: when the sell screen is ready it takes the place of the
outline in it. What is typed or scanned meanwhile waits, in the desktop's queue or here, and
arrives there. So this module imports as little as a window needs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.settings import Settings
from pos_app.ui.i18n import _, install_language
from pos_app.ui.main_window import MainWindow
from pos_app.ui.sell.boxes import Box
from pos_app.ui.sell.regions import regions
from pos_app.ui.single_till import SingleTill
from pos_app.ui.theme import Theme

_LONGEST_WAIT_MS = 500
_PANEL, _CONTROL, _BORDER, _FOCUS = 12, 10, 1, 3
_CARET_AT, _CARET_HEIGHT = 58, 26
_MOST_KEYS = 2_000


class OpeningScreen(QWidget):
    """The outline of the sell screen, with the place to scan into; it keeps what is typed.

    Signals:
        painted(): it can be seen.
    """

    painted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Draw in ``theme``; sizes follow the window."""
        super().__init__()
        self._theme = theme
        self.keys: list[QKeyEvent] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The till is opening"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep a key for the screen that comes."""
        if len(self.keys) < _MOST_KEYS:
            self.keys.append(event.clone())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keep a release with its press."""
        self.keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw where everything will stand."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.color("canvas"))
        places = regions(self.width(), self.height(), theme.scale, has_banner=False)
        bar = places.topbar
        painter.fillRect(bar.x, bar.y, bar.width, bar.height, theme.color("surface"))
        self._panel(painter, places.cart, "surface-raised", "border")
        self._panel(painter, places.total, "display", "display")
        painter.setPen(QPen(theme.color("focus"), _FOCUS))
        painter.setBrush(theme.color("surface-raised"))
        painter.drawRoundedRect(_inside(places.entry, _FOCUS / 2), _CONTROL, _CONTROL)
        caret = theme.px(_CARET_HEIGHT)
        top = places.entry.y + (places.entry.height - caret) // 2
        left = places.entry.x + theme.px(_CARET_AT)
        painter.fillRect(left, top, _BORDER, caret, theme.color("text"))
        painter.end()
        self.painted.emit()

    def _panel(self, painter: QPainter, box: Box, fill: str, border: str) -> None:
        if box.width and box.height:
            painter.setPen(QPen(self._theme.color(border), _BORDER))
            painter.setBrush(self._theme.color(fill))
            painter.drawRoundedRect(_inside(box, _BORDER / 2), _PANEL, _PANEL)


class Opening(QObject):
    """The window of a till that opens, and the folder it has claimed."""

    def __init__(self, data_dir: Path) -> None:
        """Show nothing yet."""
        super().__init__()
        self.application = QApplication.instance() or QApplication(sys.argv[:1])
        self.single = SingleTill(data_dir)
        self.window: MainWindow | None = None
        self._settings = Settings.load(data_dir)
        self._screen: OpeningScreen | None = None
        self._is_waiting = False

    def show(self) -> None:
        """Show the window, unless another till has the folder."""
        if not self.single.hold():
            return
        install_language(QLocale.system().name())
        saved = self._settings
        self._screen = OpeningScreen(Theme.named(saved.theme, saved.text_percent / 100))
        self.window = MainWindow(None, _("Till"))
        self.window.place(self._screen)
        self.window.put_at(saved.window, maximized=saved.is_maximized)

    def end_loop_when_seen(self) -> bool:
        """End the event loop that begins now, and no later one, once the window can be seen.

        Return whether there is a window to wait for.
        """
        if self._screen is None or self.window is None:
            return False
        self._screen.painted.connect(self._end_loop)
        self.window.closed.connect(self._end_loop)
        # A window that nobody can see (another desktop, a locked screen) is never painted.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._end_loop)
        self._patience.start(_LONGEST_WAIT_MS)
        self._is_waiting = True
        return True

    @property
    def was_closed(self) -> bool:
        """Whether somebody closed the window while it was opening."""
        return self.window is not None and not self.window.isVisible()

    @Slot()
    def _end_loop(self) -> None:
        # Not quit(): that closes the windows. And once only: the next loop is the till's.
        if self._is_waiting:
            self._is_waiting = False
            self._patience.stop()
            self.application.exit(0)

    def hand_over(self) -> list[QKeyEvent]:
        """Return the keys that arrived so far, in order, and keep no more."""
        keys = [] if self._screen is None else self._screen.keys
        self._screen = None
        return keys


def deliver(keys: list[QKeyEvent], window: QWidget) -> None:
    """Send keys to where the focus is now, as if they were pressed there."""
    for key in keys:
        QApplication.sendEvent(QApplication.focusWidget() or window, key)


def _inside(box: Box, edge: float) -> QRectF:
    whole = QRectF(box.x, box.y, box.width, box.height)
    return whole.adjusted(edge, edge, -edge, -edge)
