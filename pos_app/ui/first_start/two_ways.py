"""One of two answers, side by side; one of them is always chosen."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton

_GAP = 8


class TwoWays(QWidget):
    """Begins with the first answer."""

    def __init__(self, look: Look, first: str, second: str) -> None:
        """Offer two answers in words."""
        super().__init__()
        self._first = HintButton(look, first)
        self._second = HintButton(look, second)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for button in self.buttons():
            button.setCheckable(True)
            button.toggled.connect(self._mark)
            self._group.addButton(button)
            row.addWidget(button, 1)
        self._first.setChecked(True)

    def buttons(self) -> tuple[HintButton, HintButton]:
        """Return both, in the order of the tab key."""
        return self._first, self._second

    def is_first(self) -> bool:
        """Return whether the first answer is chosen."""
        return self._first.isChecked()

    def choose(self, *, first: bool) -> None:
        """Choose an answer."""
        (self._first if first else self._second).setChecked(True)

    @Slot()
    def _mark(self) -> None:
        for button in self.buttons():
            button.set_kind(Kind.CHOSEN if button.isChecked() else Kind.NEUTRAL)
            button.set_icon("check" if button.isChecked() else "")
