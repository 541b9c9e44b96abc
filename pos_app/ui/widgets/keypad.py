"""The number pad at the right edge of the till: digits by touch, seven at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

if TYPE_CHECKING:
    from pos_app.ui.look import Look

BACKSPACE = "Backspace"
MULTIPLY = "*"
ENTER = "Enter"
DOUBLE_ZERO = "00"
POINT = "."
_LARGEST_KEY = 80
# Row and column of each key; Enter is two rows high.
_PLACES = {
    "7": (0, 0),
    "8": (0, 1),
    "9": (0, 2),
    BACKSPACE: (0, 3),
    "4": (1, 0),
    "5": (1, 1),
    "6": (1, 2),
    MULTIPLY: (1, 3),
    "1": (2, 0),
    "2": (2, 1),
    "3": (2, 2),
    ENTER: (2, 3),
    "0": (3, 0),
    DOUBLE_ZERO: (3, 1),
    POINT: (3, 2),
}
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Keypad(QWidget):
    """Sixteen cells of keys; the whole pad is one stop of Tab, arrows move inside it.

    Only backspace repeats while it is held.

    Signals:
        pressed_key(str): "0" to "9", "00", ".", "*", "Backspace" or "Enter".
    """

    pressed_key = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys: dict[str, HintButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.theme.size("touch-gap"))
        for name, (row, column) in _PLACES.items():
            key = self._make(name)
            grid.addWidget(key, row, column, 2 if name == ENTER else 1, 1)
            self._keys[name] = key
        for index in range(4):
            grid.setRowStretch(index, 1)
            grid.setColumnStretch(index, 1)
        self.setAccessibleName(_("Number pad"))
        self._hold_focus_at("7")
        self._fit()
        look.changed.connect(self._fit)

    def key(self, name: str) -> HintButton:
        """Return a key by what it sends, to disable or rename it."""
        return self._keys[name]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            name = watched.objectName()
            if step is not None and name in _PLACES:
                self._move(name, step)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _send(self) -> None:
        key = self.sender()
        if key is not None:
            self.pressed_key.emit(key.objectName())

    @Slot()
    def _fit(self) -> None:
        smallest, largest = self._look.theme.size("numkey"), self._look.px(_LARGEST_KEY)
        gap = self._look.theme.size("touch-gap")
        for name, key in self._keys.items():
            rows = 2 if name == ENTER else 1
            key.setMinimumHeight(rows * smallest + (rows - 1) * gap)
            key.setMaximumHeight(rows * largest + (rows - 1) * gap)

    def _make(self, name: str) -> HintButton:
        label, icon, kind, spoken = {
            BACKSPACE: ("", "delete", Kind.QUIET, _("Backspace")),
            MULTIPLY: ("\u00d7", "", Kind.QUIET, _("Multiply")),
            ENTER: (_("Enter"), "corner-down-left", Kind.SOFT, _("Enter")),
            POINT: (".", "", Kind.NEUTRAL, _("Point")),
        }.get(name, (name, "", Kind.NEUTRAL, name))
        key = HintButton(self._look, label, kind=kind, shape=Shape.KEY, icon=icon, parent=self)
        key.setObjectName(name)
        key.setAccessibleName(spoken)
        key.setAutoRepeat(name == BACKSPACE)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.installEventFilter(self)
        key.clicked.connect(self._send)
        return key

    def _move(self, name: str, step: tuple[int, int]) -> None:
        row, column = _PLACES[name]
        if name == ENTER and step[0] > 0:
            return
        wanted = (row + step[0], column + step[1])
        if wanted == (3, 3):
            wanted = _PLACES[ENTER]
        for other, place in _PLACES.items():
            if place == wanted:
                self._hold_focus_at(other)
                self._keys[other].setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold_focus_at(self, name: str) -> None:
        """Let Tab stop at one key only, the one last used."""
        for other, key in self._keys.items():
            stops = other == name
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self._keys[name])
