"""The keys of the sell screen that work wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pos_app.ui.actions import SELL, actions_of


class Keys(QObject):
    """Fires an action by its key; switched off while a sheet has the keyboard.

    Signals:
        pressed(str): the name of the action, "note2" for the second of several.
    """

    pressed = Signal(str)

    def __init__(self, screen: QWidget) -> None:
        """Listen in the window of ``screen``, while that is shown."""
        super().__init__(screen)
        self._shortcuts: list[QShortcut] = []
        self._is_on = True
        self._left_out: frozenset[str] = frozenset()
        for action in actions_of(SELL):
            for key, name in action.bindings() if action.is_shortcut else ():
                shortcut = QShortcut(QKeySequence(key), screen)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.setObjectName(name)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(self._fire)
                self._shortcuts.append(shortcut)

    @Slot()
    def switch_on(self) -> None:
        """Listen."""
        self._is_on = True
        self._switch()

    @Slot()
    def switch_off(self) -> None:
        """Leave every key to the sheet in front."""
        self._is_on = False
        self._switch()

    def leave_out(self, actions: frozenset[str]) -> None:
        """Leave the keys of these actions to the panel that is open; none when it closes."""
        self._left_out = actions
        self._switch()

    def _switch(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(self._is_on and shortcut.objectName() not in self._left_out)

    @Slot()
    def _fire(self) -> None:
        shortcut = self.sender()
        if shortcut is not None:
            self.pressed.emit(shortcut.objectName())
