"""Recognises a keyboard scanner anywhere in the program, before any shortcut or button."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken, isValid
from typing_extensions import override

from pos_app.ui.scanner_settings import ANY, ENTER, NOTHING, TAB, ScannerSettings
from pos_app.ui.widgets.burst import Burst, KeyStroke

_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TABS = frozenset({Qt.Key.Key_Tab})
_TERMINATORS = {ANY: _ENTERS | _TABS, ENTER: _ENTERS, TAB: _TABS, NOTHING: frozenset[Qt.Key]()}
_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Mode_switch,
    }
)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_WATCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
    }
)
_LINE_ENDS = frozenset({"\r", "\n"})
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_NOTHING: tuple[int, QWidget | None] = (0, None)
_GROUP_SEPARATOR = "\x1d"
# Longer than this after it was due, the timer tells that the program itself stood still.
_LATE_MS = 10


class ScannerFilter(QObject):
    """An event filter of the application that takes scans out of the stream of keys.

    The first letter or digit is held back for the longest gap of the settings (35 ms). When fewer
    than four follow, or no terminator does, every key (and its release) is delivered in order to
    where the focus was, as if nothing had happened; an Enter or a shortcut typed by a person
    passes at once. A scan is swallowed whole, terminator included, wherever the focus is or if
    it is nowhere.

    Times are those the platform stamped on the keys, so a program that was busy for a moment
    does not take a person for a scanner, nor tear a scan in two.

    Signals:
        scanned(str): a code, without its terminator.
        key_seen(object): the :class:`KeyStroke` of every key, whoever pressed it.
    """

    scanned = Signal(str)
    key_seen = Signal(object)

    def __init__(self, app: QApplication) -> None:
        """Listen to all keys of ``app`` until :meth:`close`."""
        super().__init__(app)
        self._app = app
        self._burst = Burst()
        self._held: list[tuple[QWidget | None, QKeyEvent]] = []
        self._is_delivering = False
        self._passed = _NOTHING
        self._due_ms = 0
        self._had_grace = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._time_out)
        app.installEventFilter(self)

    def use(self, settings: ScannerSettings) -> None:
        """Go by other settings from the next key on."""
        self._release()
        self._burst.settings = settings

    def close(self) -> None:
        """Deliver what is held back and listen no more."""
        self._app.removeEventFilter(self)
        self._release()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _WATCHED or self._is_delivering:
            return False
        if not isinstance(event, QKeyEvent):
            # A tap comes after what was typed before it.
            self._release()
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return self._claim(event)
        if self._was_seen(watched, event):
            return False
        widget = watched if isinstance(watched, QWidget) else None
        take = self._press if kind == QEvent.Type.KeyPress else self._let_go
        is_taken = take(widget, event)
        if is_taken:
            self._passed = _NOTHING
        return is_taken

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep a key of a burst from being a shortcut, so that it arrives as a key."""
        if self._burst.is_late(_moment(event)):
            self._release()
        is_end = self._is_terminator(event) and self._burst.code() is not None
        if is_end or self._is_of_burst(event):
            event.accept()
            return True
        if event.key() not in _MODIFIER_KEYS:
            # A shortcut acts on what was typed before it.
            self._release()
        return False

    def _press(self, widget: QWidget | None, event: QKeyEvent) -> bool:
        at_ms = _moment(event)
        if self._burst.is_late(at_ms):
            self._release()
        if event.key() in _MODIFIER_KEYS:
            return False
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        stroke = KeyStroke(event.text(), at_ms, is_shifted, Qt.Key(event.key()).name)
        self.key_seen.emit(stroke)
        if self._is_of_burst(event):
            self._burst.add(stroke)
            self._hold(widget, event)
            return True
        if self._burst.is_open and self._is_terminator(event):
            code = self._burst.code()
            if code is not None:
                self._forget()
                self.scanned.emit(code)
                return True
        self._release()
        return False

    def _let_go(self, widget: QWidget | None, event: QKeyEvent) -> bool:
        """Hold a release back with its press, or a button would be left pressed."""
        if not self._held or event.key() in _MODIFIER_KEYS:
            return False
        if all(held.key() != event.key() for _, held in self._held):
            return False
        self._held.append((_focus(widget), event.clone()))
        return True

    def _is_of_burst(self, event: QKeyEvent) -> bool:
        text = event.text()
        if not self._burst.takes(text):
            return False
        # A scanner's "00" looks like a held key when both come within a millisecond; a key that
        # is really held repeats long after its first press was delivered.
        if event.isAutoRepeat() and not self._burst.is_open:
            return False
        return text == _GROUP_SEPARATOR or not _is_command(event)

    def _is_terminator(self, event: QKeyEvent) -> bool:
        """Return whether the key ends a scan: Enter or Tab, or a line feed some scanners send."""
        wanted = self._burst.settings.terminator
        is_end = event.key() in _TERMINATORS[wanted]
        if wanted in {ANY, ENTER}:
            is_end = is_end or event.text() in _LINE_ENDS
        return is_end and not event.modifiers() & ~_HARMLESS

    def _hold(self, widget: QWidget | None, event: QKeyEvent) -> None:
        self._held.append((_focus(widget), event.clone()))
        self._had_grace = False
        self._wait(self._burst.settings.longest_gap_ms)

    def _wait(self, milliseconds: int) -> None:
        self._due_ms = _now() + milliseconds
        self._timer.start(milliseconds)

    @Slot()
    def _time_out(self) -> None:
        if _now() - self._due_ms > _LATE_MS and not self._had_grace:
            # The program stood still; keys of the same scan may be waiting behind this timer.
            # Once only: on a busy machine every timer is late, and a typed key must arrive.
            self._had_grace = True
            self._wait(_LATE_MS)
            return
        code = self._burst.ended_by_pause()
        if code is None:
            self._release()
        else:
            self._forget()
            self.scanned.emit(code)

    def _release(self) -> None:
        """Deliver what a person typed, in order, to where the focus was."""
        held = list(self._held)
        self._forget()
        if not held:
            return
        self._is_delivering = True
        try:
            for widget, event in held:
                receiver = widget if widget is not None and isValid(widget) else _focus(None)
                if receiver is not None:
                    QApplication.sendEvent(receiver, event)
        finally:
            self._is_delivering = False

    def _forget(self) -> None:
        self._timer.stop()
        self._held.clear()
        self._burst.clear()

    def _was_seen(self, watched: QObject, event: QKeyEvent) -> bool:
        """Return whether this is an event seen before, on its way down or up the window.

        The application sees a key once for the window, once for the focus widget and once for
        each of its parents that is asked after it.
        """
        address = Shiboken.getCppPointer(event)[0]
        last_address, last = self._passed
        now = watched if isinstance(watched, QWidget) else None
        self._passed = (address, now)
        if now is None or address != last_address:
            return False
        if last is None:
            return True
        return isValid(last) and now is not last and now.isAncestorOf(last)


def _focus(widget: QWidget | None) -> QWidget | None:
    """Return what a key is for: the focus, else what it was sent to, else the window."""
    return QApplication.focusWidget() or widget or QApplication.activeWindow()


def _is_command(event: QKeyEvent) -> bool:
    """Return whether Ctrl, Alt or Meta is held; AltGr types characters and does not count."""
    held = event.modifiers() & _COMMANDS
    is_alt_gr = held == (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    ) and bool(event.text())
    return bool(held) and not is_alt_gr


def _moment(event: QKeyEvent) -> int:
    """Return when the key was pressed, in milliseconds of the platform's clock or of ours."""
    return event.timestamp() or _now()


def _now() -> int:
    return time.monotonic_ns() // 1_000_000
