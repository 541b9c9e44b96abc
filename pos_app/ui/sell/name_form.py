"""Asks for a few words in a sheet: a field, and the button that takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import NameSheet

_FIELD = 60


class NameForm(QWidget):
    """Shows a :class:`NameSheet`.

    Signals:
        typed(str): what stands in the field now.
        confirmed(): the answer was given, by button or by Enter.
    """

    typed = Signal(str)
    confirmed = Signal()

    def __init__(self, look: Look, sheet: NameSheet, parent: QWidget | None = None) -> None:
        """Ask for ``sheet``."""
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setProperty("type", "sell.item")
        self.field.setFont(look.type_font("sell.item"))
        self.field.setPlaceholderText(sheet.placeholder)
        self.field.setAccessibleName(sheet.placeholder)
        self.field.setMinimumHeight(look.px(_FIELD))
        self.field.textEdited.connect(self.typed)
        self.field.returnPressed.connect(self.confirmed)
        self._problem = TextLabel("", "sell.body", "danger", wraps=True)
        confirm = HintButton(
            look, sheet.confirm, kind=Kind.PRIMARY, icon=sheet.icon, hint="Enter", parent=self
        )
        confirm.clicked.connect(self.confirmed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(TextLabel(sheet.sentence, wraps=True))
        for widget in (self.field, self._problem, confirm):
            column.addWidget(widget)
        self.show_part(sheet)

    def show_part(self, sheet: NameSheet) -> None:
        """Draw what is typed, or what is wrong with it."""
        if self.field.text() != sheet.text:
            self.field.setText(sheet.text)
        self._problem.setText(sheet.problem)
        self._problem.setVisible(bool(sheet.problem))
