"""The keys of the audit window: those of the action list, and the page that shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pos_app.ui.actions import AUDIT, actions_of
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.key_list import KeyList
from pos_app.ui.widgets.sheet import Answer, Sheet

_WIDTH = 860
_GUIDE = "guide"
TABS = ("first_tab", "second_tab", "third_tab", "fourth_tab", "fifth_tab", "sixth_tab")
_OF_EVERY_SCREEN = frozenset({"keys", "verify", "live", "export", *TABS})


class Keys(QObject):
    """Calls what an action of the window does when its key is pressed.

    While the list of keys is open, no other key does anything.

    Signals:
        guide_wanted(): the guide is asked for, from the list of keys.
    """

    guide_wanted = Signal()

    def __init__(self, look: Look, window: QWidget, does: Mapping[str, Callable[[], None]]) -> None:
        """Listen in ``window``; ``does`` holds a bound method for each action by its name."""
        super().__init__(window)
        self._look = look
        self._window = window
        self._sheet = Sheet(look, window)
        self._screen = AUDIT
        self._shortcuts: dict[QShortcut, str] = {}
        self._is_quiet = self._is_elsewhere = False
        for action in actions_of(AUDIT):
            if action.name == "keys":
                self._listen(action.name, action.keys[0], self.show_list)
            elif action.name in does:
                for key in (*action.keys, *action.aliases):
                    self._listen(action.name, key, does[action.name])
        self._sheet.answered.connect(self._answer)
        self._sheet.opened.connect(self.be_quiet)
        self._sheet.closed.connect(self.be_heard)

    def belong_to(self, screen: str) -> None:
        """Leave the keys of the list to another screen while that one is shown."""
        self._screen = screen
        self._is_elsewhere = screen != AUDIT
        self._switch()

    @Slot()
    def show_list(self) -> None:
        """Show every key and what it does."""
        close = Answer("close", _("Close"), key="Esc", kind=Kind.PRIMARY)
        guide = Answer(_GUIDE, _("Guide"), "", Kind.NEUTRAL, "circle-help")
        keys = KeyList(self._look, actions_of(self._screen))
        self._sheet.open_with(_("Keys of this window"), keys, (close, guide), _WIDTH)

    @Slot(str)
    def _answer(self, name: str) -> None:
        if name == _GUIDE:
            self.guide_wanted.emit()

    @Slot()
    def be_quiet(self) -> None:
        """Do nothing while a sheet asks something."""
        self._is_quiet = True
        self._switch()

    @Slot()
    def be_heard(self) -> None:
        """Answer to keys again."""
        self._is_quiet = False
        self._switch()

    def _switch(self) -> None:
        for shortcut, name in self._shortcuts.items():
            is_here = name in _OF_EVERY_SCREEN or not self._is_elsewhere
            shortcut.setEnabled(is_here and not self._is_quiet)

    def _listen(self, name: str, key: str, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)
        self._shortcuts[shortcut] = name
