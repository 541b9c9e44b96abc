"""The page that shows how the shift is, and everything that can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.shift.answer_row import AnswerRow
from pos_app.ui.shift.shift_state import HomePart
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_PADDING, _GAP = 20, 10
_FACTS, _COLUMNS = 4, 2


class HomePage(QFrame):
    """Shows a :class:`HomePart`.

    Signals:
        acted(str): what a button does.
        chosen(str, str): a rule, and its new value.
    """

    acted = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "panel")
        self._title = TextLabel("", "sell.title")
        self._facts = [
            (TextLabel("", "sell.body", "text-muted"), TextLabel("", "sell.body", weight=600))
            for _place in range(_FACTS)
        ]
        self._buttons = QGridLayout()
        self._buttons.setSpacing(8)
        self._rules: dict[str, tuple[TextLabel, AnswerRow]] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(6)
        facts.setColumnStretch(1, 1)
        facts.setColumnStretch(3, 1)
        for place, (name, value) in enumerate(self._facts):
            row, side = divmod(place, _COLUMNS)
            facts.addWidget(name, row, 2 * side)
            facts.addWidget(value, row, 2 * side + 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 12, _PADDING, 14)
        column.setSpacing(_GAP)
        column.addWidget(self._title)
        column.addLayout(facts)
        column.addLayout(self._buttons)
        column.addStretch(1)
        column.addWidget(TextLabel(_("How this register keeps shifts"), "sell.body", weight=600))
        column.addLayout(self._rows)
        self._shown: tuple[str, ...] = ()

    def display(self, part: HomePart) -> None:
        """Show it."""
        self._title.setText(part.title)
        for place, (name, value) in enumerate(self._facts):
            fact = part.facts[place] if place < len(part.facts) else ("", "")
            name.setText(fact[0])
            value.setText(fact[1])
            name.setVisible(bool(fact[0]))
            value.setVisible(bool(fact[0]))
        if tuple(button.name for button in part.buttons) != self._shown:
            self._fill(part)
        for rule, label, choices in part.rules:
            if rule not in self._rules:
                self._add_rule(rule, label)
            self._rules[rule][1].display(choices)

    def _fill(self, part: HomePart) -> None:
        self._shown = tuple(button.name for button in part.buttons)
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, each in enumerate(part.buttons):
            kind = Kind.PRIMARY if each.is_main else Kind.NEUTRAL
            button = HintButton(self._look, each.label, kind=kind, icon=each.icon, hint=each.hint)
            button.setObjectName(each.name)
            button.clicked.connect(self._press)
            self._buttons.addWidget(button, *divmod(place, _COLUMNS))
            if each.is_main:
                self.setFocusProxy(button)

    def _add_rule(self, rule: str, label: str) -> None:
        question, answers = TextLabel(label, "sell.body", wraps=True), AnswerRow(self._look, rule)
        answers.chosen.connect(self.chosen)
        line = QHBoxLayout()
        line.addWidget(question, 1)
        line.addWidget(answers, 1)
        self._rows.addLayout(line)
        self._rules[rule] = (question, answers)

    @Slot()
    def _press(self) -> None:
        self.acted.emit(self.sender().objectName())
