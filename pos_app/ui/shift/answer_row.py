"""Answers side by side, one of them chosen, each under a key of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.ui.listed import Choice
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton


class AnswerRow(QWidget):
    """Is not there without answers.

    Signals:
        chosen(str, str): the group, and the value of the answer that was pressed.
    """

    chosen = Signal(str, str)

    def __init__(self, look: Look, group: str, modifier: str = "") -> None:
        """Show answers of ``group``; with ``modifier`` each shows its key ("Alt 1")."""
        super().__init__()
        self._look = look
        self._group = group
        self._modifier = modifier
        self._values: list[str] = []
        self._buttons: list[HintButton] = []
        self._row = ButtonRow(look)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._row)

    def display(self, choices: tuple[Choice, ...]) -> None:
        """Show the answers."""
        if [choice.value for choice in choices] != self._values:
            self._values = [choice.value for choice in choices]
            self._buttons = [self._made(place) for place in range(len(choices))]
            self._row.fill(self._buttons)
        for button, choice in zip(self._buttons, choices, strict=True):
            button.set_label(choice.label)
            button.setChecked(choice.is_chosen)
            button.set_kind(Kind.CHOSEN if choice.is_chosen else Kind.NEUTRAL)
        self._row.arrange()
        self.setVisible(bool(choices))

    def _made(self, place: int) -> HintButton:
        hint = f"{self._modifier} {place + 1}" if self._modifier else ""
        button = HintButton(self._look, "", hint=hint)
        button.setCheckable(True)
        button.clicked.connect(self._press)
        return button

    @Slot()
    def _press(self) -> None:
        pressed = self.sender()
        for button, value in zip(self._buttons, self._values, strict=True):
            if button is pressed:
                self.chosen.emit(self._group, value)
