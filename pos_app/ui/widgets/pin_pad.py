"""Ten digits and a way back, for a PIN without a keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.keypad import BACKSPACE

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_ROWS = ("789", "456", "123")
_GAP = 8


class PinPad(QWidget):
    """Keys in the order of the till's number pad; neither touch nor Tab gives them the focus.

    Signals:
        pressed_key(str): a digit, or ``Backspace``.
    """

    pressed_key = Signal(str)

    def __init__(self, look: Look) -> None:
        """Lay the keys out."""
        super().__init__()
        self._look = look
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for row, digits in enumerate(_ROWS):
            for column, digit in enumerate(digits):
                grid.addWidget(self._key(digit), row, column)
        back = HintButton(look, "", kind=Kind.QUIET, shape=Shape.KEY, icon="delete")
        back.setAccessibleName(_("Backspace"))
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.setAutoRepeat(True)
        back.clicked.connect(partial(self.pressed_key.emit, BACKSPACE))
        grid.addWidget(back, len(_ROWS), 0)
        grid.addWidget(self._key("0"), len(_ROWS), 1)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def _key(self, digit: str) -> HintButton:
        key = HintButton(self._look, digit, shape=Shape.KEY)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.clicked.connect(partial(self.pressed_key.emit, digit))
        return key
