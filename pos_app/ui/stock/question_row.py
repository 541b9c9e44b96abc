"""A question of a page with its answers; another page asks another question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pos_app.ui.listed import Choice
from pos_app.ui.look import Look
from pos_app.ui.widgets.choice_row import ChoiceRow


class QuestionRow(QWidget):
    """Is not there while nothing is asked.

    Signals:
        chosen(object): the value of the answer.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._question = ""
        self._row: ChoiceRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def display(self, question: str, choices: tuple[Choice, ...]) -> None:
        """Ask ``question``."""
        if self._row is None or question != self._question:
            self._ask(question)
        if self._row is not None:
            self._row.display(choices)
        self.setVisible(bool(choices))

    def _ask(self, question: str) -> None:
        if self._row is not None:
            self._column.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
        self._question = question
        self._row = ChoiceRow(self._look, question)
        self._row.chosen.connect(self.chosen)
        self._column.addWidget(self._row)
