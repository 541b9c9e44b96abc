"""Uses a window as a person does: keys, scanner bursts, taps, and reading what is shown.

The self-test and the features drive the real window with it. What it reads and taps it finds
by accessible name, so whatever it cannot find, a screen reader cannot either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, QThread
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

_Widget = TypeVar("_Widget", bound=QWidget)

_PATIENCE_MS = 5000
_STEP_MS = 25
# A person needs longer than a scanner between two keys; the scanner filter tells them by it.
_TYPING_MS = 60


class NotShown(Exception):
    """What the robot waited for or wanted to tap is not on the screen."""


class Robot:
    """Hands and eyes for one window."""

    def __init__(self, window: QWidget) -> None:
        """Work on ``window``, which must be shown."""
        self.window = window

    def scan(self, code: str) -> None:
        """Send the code and Enter as a scanner does, wherever the focus is."""
        for character in code:
            QTest.keyClicks(self._focus(), character)
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)

    def type_in(self, text: str) -> None:
        """Type as a person does, a key at a time."""
        for character in text:
            QTest.keyClicks(self._focus(), character)
            _let_work(_TYPING_MS)

    def press(self, keys: str) -> None:
        """Press a key or a combination, named as key lists name it: ``F12``, ``Ctrl+Del``."""
        QTest.keySequence(self._focus(), QKeySequence(keys))

    def tap(self, name: str) -> None:
        """Tap the button whose accessible name or text is, or begins with, ``name``.

        Raises:
            NotShown: there is no such button to tap.
        """
        self._scroll_to(name)
        QTest.mouseClick(self._button(name), Qt.MouseButton.LeftButton)

    def bring_to_front(self) -> None:
        """Make the window the one that gets the keys.

        Raises:
            NotShown: the desktop does not let it.
        """
        self.window.raise_()
        self.window.activateWindow()
        self.wait_until(self.window.isActiveWindow, "the window in front")

    def tap_item(self, view_name: str, name: str) -> None:
        """Tap the item whose text begins with ``name`` in the list called ``view_name``.

        Raises:
            NotShown: there is no such item.
        """
        view = self._view(view_name)
        for index in _indexes(view):
            if _spoken(index).startswith(name):
                view.scrollTo(index)
                self._click_in(view, view.visualRect(index).center())
                return
        raise NotShown(name)

    def items(self, view_name: str) -> list[str]:
        """Return what the items of a list say, from the first to the last.

        Raises:
            NotShown: there is no such list.
        """
        return [_spoken(index) for index in _indexes(self._view(view_name))]

    def column(self, view_name: str, column: int) -> list[str]:
        """Return what one column of a table shows, from the first row to the last.

        Raises:
            NotShown: there is no such table.
        """
        cells = _indexes(self._view(view_name), column)
        return [str(index.data(Qt.ItemDataRole.DisplayRole)) for index in cells]

    def has_items(self, view_name: str) -> bool:
        """Return whether there is such a list with something in it."""
        try:
            return bool(self.items(view_name))
        except NotShown:
            return False

    def texts(self) -> Iterator[str]:
        """Yield every text that the window shows or speaks."""
        for widget in self._visible(QWidget):
            yield widget.accessibleName()
            yield widget.accessibleDescription()
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                yield widget.text()
            elif isinstance(widget, QPlainTextEdit):
                yield widget.toPlainText()
            elif isinstance(widget, QAbstractItemView):
                yield from (_spoken(index) for index in _indexes(widget))

    def sees(self, text: str) -> bool:
        """Return whether the window shows ``text`` anywhere."""
        return any(text in shown for shown in self.texts())

    def wait_until(
        self, holds: Callable[[], bool], what: str, patience: int = _PATIENCE_MS
    ) -> None:
        """Let the window work until ``holds()``, at most ``patience`` milliseconds.

        Raises:
            NotShown: it never did; ``what`` names it.
        """
        for _ in range(max(1, patience // _STEP_MS)):
            if holds():
                return
            _let_work(_STEP_MS)
        if not holds():
            raise NotShown(what)

    def wait_for(self, text: str, patience: int = _PATIENCE_MS) -> None:
        """Let the window work until it shows ``text``.

        Raises:
            NotShown: it never did.
        """
        self.wait_until(_Sees(self, text), text, patience)

    def rest(self, milliseconds: int) -> None:
        """Let the window work for a while."""
        _let_work(milliseconds)

    def picture(self, path: Path) -> None:
        """Save what the window shows as a PNG.

        Raises:
            OSError: the file cannot be written.
        """
        _let_work(_STEP_MS)
        if not self.window.grab().save(str(path)):
            raise OSError(path)

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is self.window:
            return focus
        return self.window

    def _button(self, name: str) -> QAbstractButton:
        buttons = [button for button in self._buttons() if _called(button, name)]
        exact = [button for button in buttons if name in (button.accessibleName(), button.text())]
        if not buttons:
            raise NotShown(name)
        return (exact or buttons)[0]

    def _scroll_to(self, name: str) -> None:
        """Bring a button into sight that a finger would have to scroll to."""
        for button in self._visible(QAbstractButton):
            if _called(button, name) and not self._can_reach(button):
                for area in self._visible(QScrollArea):
                    if area.isAncestorOf(button):
                        area.ensureWidgetVisible(button)

    def _buttons(self) -> list[QAbstractButton]:
        return [button for button in self._visible(QAbstractButton) if self._can_reach(button)]

    def _can_reach(self, button: QAbstractButton) -> bool:
        """Return whether a finger gets to the button: enabled, and under no sheet."""
        middle = button.mapTo(self.window, button.rect().center())
        return button.isEnabled() and self.window.childAt(middle) is button

    def _view(self, name: str) -> QAbstractItemView:
        for view in self._visible(QAbstractItemView):
            if view.accessibleName().startswith(name):
                return view
        raise NotShown(name)

    def _visible(self, kind: type[_Widget]) -> list[_Widget]:
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()]

    @staticmethod
    def _click_in(view: QAbstractItemView, point: QPoint) -> None:
        nothing_held = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, nothing_held, point)


class _Sees:
    """Whether a robot sees a text, asked again and again."""

    def __init__(self, robot: Robot, text: str) -> None:
        self._robot = robot
        self._text = text

    def __call__(self) -> bool:
        return self._robot.sees(self._text)


def _called(button: QAbstractButton, name: str) -> bool:
    return button.accessibleName().startswith(name) or button.text().startswith(name)


def _indexes(view: QAbstractItemView, column: int = 0) -> Iterator[QModelIndex]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    for row in range(model.rowCount()):
        yield model.index(row, column)


def _spoken(index: QModelIndex) -> str:
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
        text = index.data(role)
        if isinstance(text, str) and text:
            return text
    return ""


def _let_work(milliseconds: int) -> None:
    """Let the window and every thread work: ``qWait`` alone would keep Python's threads waiting."""
    for _ in range(max(1, milliseconds // _STEP_MS)):
        QTest.qWait(0)
        QThread.msleep(_STEP_MS)
    QTest.qWait(0)
