"""The keys of the sell screen: what each one does, wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

CHIP = "chip"
KEYS: tuple[tuple[str, str], ...] = (
    ("F1", "keys"),
    ("F2", "quantity"),
    ("F3", "focus_entry"),
    ("F4", "discount"),
    ("F10", "menu"),
    ("F12", "cash"),
    ("Ctrl+1", "note1"),
    ("Ctrl+2", "note2"),
    ("Ctrl+3", "note3"),
    ("Ctrl+4", "note4"),
    ("Ctrl+Del", "cancel"),
    ("Ctrl+Z", "undo"),
    ("Ctrl+I", "price_check"),
    ("Ctrl+P", "last_receipt"),
    ("Ctrl+Shift+A", "audit"),
    ("Ctrl++", "text_larger"),
    ("Ctrl+=", "text_larger"),
    ("Ctrl+-", "text_smaller"),
    ("Ctrl+0", "text_normal"),
    ("Ctrl+Tab", "next_region"),
    ("Ctrl+Shift+Tab", "previous_region"),
    ("Alt+B", "banner"),
    ("Alt+Down", "into_tiles"),
    *((f"Alt+{place}", f"{CHIP}{place}") for place in range(1, 9)),
    ("Esc", "clear"),
)
"""Qt's names of the keys, and the action of each.

Digits with Alt are those of the top row: the number pad's arrive with a modifier of their own.
Enter, Del, the arrows, ``+``, ``-`` and ``*`` belong to the entry field while it has the focus,
and so are not here.
"""


class Keys(QObject):
    """Fires an action by its key; switched off while a sheet has the keyboard.

    Signals:
        pressed(str): the action of a key.
    """

    pressed = Signal(str)

    def __init__(self, screen: QWidget) -> None:
        """Listen in the window of ``screen``, while that is shown."""
        super().__init__(screen)
        self._shortcuts: list[QShortcut] = []
        for key, action in KEYS:
            shortcut = QShortcut(QKeySequence(key), screen)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setObjectName(action)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._fire)
            self._shortcuts.append(shortcut)

    def switch(self, *, on: bool) -> None:
        """Listen, or leave every key to the sheet in front."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(on)

    @Slot()
    def _fire(self) -> None:
        shortcut = self.sender()
        if shortcut is not None:
            self.pressed.emit(shortcut.objectName())
