"""Buttons that follow the state: made anew only where others are wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.look import Look
from pos_app.ui.people.people_state import PeopleButton
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton

# Room for the focus ring around the buttons.
RING = 5
_KINDS = {"main": Kind.PRIMARY, "danger": Kind.DANGER}


class PeopleButtons(QWidget):
    """A row of buttons.

    Signals:
        acted(str): the action of the button that was pressed.
    """

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        """Show none yet."""
        super().__init__()
        self._look = look
        self._shown: tuple[PeopleButton, ...] = ()
        self._row = ButtonRow(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(RING, RING, RING, RING)
        column.addWidget(self._row)

    def display(self, buttons: tuple[PeopleButton, ...]) -> None:
        """Show these buttons."""
        self.setVisible(bool(buttons))
        if buttons != self._shown:
            self._shown = buttons
            self._row.fill([self._button(each) for each in buttons])

    def _button(self, shown: PeopleButton) -> HintButton:
        kind = _KINDS.get(shown.kind, Kind.NEUTRAL)
        hint = "Enter" if shown.action == "save" else ""
        button = HintButton(
            self._look, shown.label, kind=kind, icon=shown.icon, hint=hint, parent=self
        )
        button.setObjectName(shown.action)
        button.clicked.connect(self._press)
        return button

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())
