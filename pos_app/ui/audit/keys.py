"""The keys of the audit window: those of the action list, and the page that shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pos_app.ui.actions import AUDIT, actions_of
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.key_list import KeyList
from pos_app.ui.widgets.sheet import Answer, Sheet

_WIDTH = 860


class Keys(QObject):
    """Calls what an action of the window does when its key is pressed.

    While the list of keys is open, no other key does anything.
    """

    def __init__(self, look: Look, window: QWidget, does: Mapping[str, Callable[[], None]]) -> None:
        """Listen in ``window``; ``does`` holds a bound method for each action by its name."""
        super().__init__(window)
        self._look = look
        self._window = window
        self._sheet = Sheet(look, window)
        self._shortcuts: list[QShortcut] = []
        for action in actions_of(AUDIT):
            if action.name == "keys":
                self._listen(action.keys[0], self.show_list)
            elif action.name in does:
                for key in (*action.keys, *action.aliases):
                    self._listen(key, does[action.name])
        self._sheet.opened.connect(self._be_quiet)
        self._sheet.closed.connect(self._be_heard)

    @Slot()
    def show_list(self) -> None:
        """Show every key and what it does."""
        close = Answer("close", _("Close"), key="Esc", kind=Kind.PRIMARY)
        keys = KeyList(self._look, actions_of(AUDIT))
        self._sheet.open_with(_("Keys of this window"), keys, (close,), _WIDTH)

    @Slot()
    def _be_quiet(self) -> None:
        self._switch(on=False)

    @Slot()
    def _be_heard(self) -> None:
        self._switch(on=True)

    def _switch(self, *, on: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(on)

    def _listen(self, key: str, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)
        self._shortcuts.append(shortcut)
