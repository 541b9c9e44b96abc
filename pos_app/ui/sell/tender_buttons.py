"""The buttons that take the money: exact cash, and the next notes above the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.boxes import GAP
from pos_app.ui.sell.cart_texts import NOTE_COUNT
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import MoneyPart

_ROOM_FOR_KEY = 56


class CashButton(HintButton):
    """Takes the exact total, or the amount that was typed; it says which."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with nothing to pay."""
        super().__init__(
            look,
            _("Exact cash"),
            kind=Kind.PRIMARY,
            shape=Shape.TENDER,
            icon="banknote",
            hint="F12",
            parent=parent,
        )
        self.setEnabled(False)

    def show_part(self, part: MoneyPart) -> None:
        """Show the amount that a press takes."""
        self.setEnabled(part.can_pay)
        if part.is_paid_out:
            self.set_label(_("Pay out"), part.exact)
        elif part.typed:
            self.set_label(_("Cash"), part.typed)
        else:
            self.set_label(_("Exact cash"), part.exact)

    def use_layout(self, *, has_icon: bool) -> None:
        """Show the icon where there is room."""
        self.set_icon("banknote" if has_icon else "")


class NoteButtons(QWidget):
    """The amounts a customer most likely hands over, and the way to all others.

    Signals:
        acted(str): ``note1`` to ``note3``, or ``payment`` for every other way.
    """

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with nothing to pay."""
        super().__init__(parent)
        self._look = look
        self._columns = NOTE_COUNT + 1
        self._buttons: list[HintButton] = []
        for place in range(1, NOTE_COUNT + 1):
            button = HintButton(look, "", shape=Shape.NOTE, hint=f"Ctrl {place}", parent=self)
            button.setObjectName(f"note{place}")
            button.setEnabled(False)
            button.clicked.connect(self._act)
            self._buttons.append(button)
        self._other = HintButton(look, _("Other"), shape=Shape.NOTE, hint="F11", parent=self)
        self._other.setAccessibleName(_("Other ways to pay"))
        self._other.setObjectName("payment")
        self._other.clicked.connect(self._act)

    def show_part(self, part: MoneyPart) -> None:
        """Show the notes above the total."""
        self._other.setEnabled(part.can_pay and not part.is_paid_out)
        for place, button in enumerate(self._buttons):
            has_note = place < len(part.notes)
            button.setEnabled(has_note)
            if has_note:
                button.set_label(part.notes[place].label)
                button.setAccessibleName(part.notes[place].spoken)
            else:
                button.set_label("–")
                button.setAccessibleName(_("Note {place}").format(place=place + 1))

    def use_columns(self, columns: int) -> None:
        """Stand in so many columns."""
        self._columns = columns
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        shown = (*self._buttons, self._other)
        rows = -(-len(shown) // self._columns)
        pitch_x = (self.width() + GAP) / self._columns
        pitch_y = (self.height() + GAP) / rows
        for place, button in enumerate(shown):
            row, column = divmod(place, self._columns)
            left, top = round(column * pitch_x), round(row * pitch_y)
            right, bottom = round((column + 1) * pitch_x), round((row + 1) * pitch_y)
            button.setGeometry(left, top, right - left - GAP, bottom - top - GAP)
            has_room = bottom - top - GAP >= self._look.px(_ROOM_FOR_KEY)
            key = "F11" if button is self._other else f"Ctrl {place + 1}"
            button.set_hint(key if has_room else "")

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())
