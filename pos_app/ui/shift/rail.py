"""The right edge of a page with numbers: the dark block, the main button, the number pad."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.shift.shift_state import RailPart
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.keypad import ENTER, Keypad
from pos_app.ui.widgets.readout import Readout
from pos_app.ui.widgets.text_label import TextLabel
from pos_app.ui.widgets.total_display import TotalDisplay

_WIDTH, _GAP, _DISPLAY, _LOW_DISPLAY = 312, 8, 180, 112


class Rail(QWidget):
    """Shows a :class:`RailPart`.

    Signals:
        acted(str): ``main`` or ``other``.
        pressed_key(str): a key of the pad.
    """

    acted = Signal(str)
    pressed_key = Signal(str)

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._display = TotalDisplay(look)
        self._note = TextLabel("", "sell.body", "text-muted", wraps=True)
        self._main = HintButton(look, "", kind=Kind.PRIMARY, shape=Shape.TENDER)
        self._main.setObjectName("main")
        self._main.clicked.connect(self._press)
        self._other = HintButton(look, "")
        self._other.setObjectName("other")
        self._other.clicked.connect(self._press)
        self._readout = Readout(look, _("Number"))
        self._keypad = Keypad(look)
        self._keypad.key(ENTER).set_label(_("Next"))
        self._keypad.pressed_key.connect(self.pressed_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for part in (self._display, self._note, self._main, self._other, self._readout):
            column.addWidget(part)
        column.addWidget(self._keypad, 1)

    def display(self, part: RailPart) -> None:
        """Show it."""
        self._display.display(part.rows, part.caption, part.total, f"{part.caption} {part.total}")
        self._display.setFixedHeight(self._look.px(_DISPLAY if part.rows else _LOW_DISPLAY))
        self._note.setText(part.note)
        self._main.set_label(part.main)
        self._main.set_icon(part.icon)
        self._main.set_hint(part.hint)
        self._main.setEnabled(part.can)
        self._other.set_label(part.other)
        self._other.setVisible(bool(part.other))
        self._readout.display(part.typed)

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(self._look.px(_WIDTH), super().sizeHint().height())

    @Slot()
    def _press(self) -> None:
        self.acted.emit(self.sender().objectName())
