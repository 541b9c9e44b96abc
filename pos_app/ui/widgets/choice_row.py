"""A question, and its answers side by side; one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.listed import Choice
    from pos_app.ui.look import Look

_GAP = 8
_QUESTION, _WIDTH_FOR_BOTH = 150, 520


class ChoiceRow(QWidget):
    """Is not there where nothing can be chosen.

    Signals:
        chosen(object): the value of the answer that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, question: str, *, is_labelled: bool = True) -> None:
        """Ask ``question``; without a label only a screen reader says it."""
        super().__init__()
        self._look = look
        self._question = question
        self._buttons: list[HintButton] = []
        self._values: list[str] = []
        self._row = ButtonRow(look)
        self._label = TextLabel(question, "sell.body", "text-muted", wraps=True)
        self._all = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(_GAP)
        self._all.addWidget(self._label)
        self._all.addWidget(self._row, 1)
        # Not before it stands in the row: what has no parent would open as a window of its own.
        self._label.setVisible(is_labelled)

    def display(self, choices: tuple[Choice, ...]) -> None:
        """Show the answers."""
        values = [choice.value for choice in choices]
        if values != self._values:
            self._replace_buttons(values)
        for button, choice in zip(self._buttons, choices, strict=True):
            button.set_label(choice.label)
            button.setAccessibleDescription(self._question)
            button.setChecked(choice.is_chosen)
            button.set_kind(Kind.CHOSEN if choice.is_chosen else Kind.NEUTRAL)
            button.set_icon("check" if choice.is_chosen else "")
        self._row.arrange()
        self._arrange()
        self.setVisible(len(choices) > 1)

    def first(self) -> QWidget | None:
        """Return the chosen answer, where the focus belongs; None without answers."""
        chosen = [button for button in self._buttons if button.isChecked()]
        return next(iter((*chosen, *self._buttons)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew where the room changed."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Stand the question over the answers where one row has no room for both."""
        px = self._look.px
        beside = self.width() - px(_QUESTION) - _GAP
        is_wide = self.width() >= px(_WIDTH_FOR_BOTH) and self._row.is_in_one_row_of(beside)
        self._label.setMinimumWidth(px(_QUESTION) if is_wide else 0)
        self._label.setMaximumWidth(px(_QUESTION) if is_wide else self.width())
        self._all.setSpacing(_GAP if is_wide else _GAP // 2)
        self._all.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )

    def _replace_buttons(self, values: list[str]) -> None:
        self._values = values
        self._buttons = [HintButton(self._look, "") for _value in values]
        for button in self._buttons:
            button.setCheckable(True)
            button.clicked.connect(self._press)
        self._row.fill(self._buttons)

    @Slot()
    def _press(self) -> None:
        pressed = self.sender()
        for button, value in zip(self._buttons, self._values, strict=True):
            if button is pressed:
                self.chosen.emit(value)
