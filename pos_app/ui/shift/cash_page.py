"""The page of a movement of cash: which way it goes, how much, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.shift.answer_row import AnswerRow
from pos_app.ui.shift.shift_state import CashPart
from pos_app.ui.widgets.text_label import TextLabel

_PADDING, _GAP, _FIELD = 20, 10, 60


class CashPage(QFrame):
    """Shows a :class:`CashPart`.

    Signals:
        chosen(str, str): the group (``kind`` or ``reason``), and the value.
        typed(object, str): ``amount`` or ``why``, and what stands in its field.
    """

    chosen = Signal(str, str)
    typed = Signal(object, str)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self.setProperty("surface", "panel")
        self._kinds = AnswerRow(look, "kind")
        self._reasons = AnswerRow(look, "reason", "Alt")
        self.amount = self._field(look, "amount", _("Amount"), _("Type the amount"))
        self.why = self._field(look, "why", _("What for"), _("What for, if you like"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 12, _PADDING, 14)
        column.setSpacing(_GAP)
        for label, part in (
            (_("Which way does the cash go?"), self._kinds),
            (_("How much?"), self.amount),
            (_("Why?"), self._reasons),
            ("", self.why),
        ):
            if label:
                column.addWidget(TextLabel(label, "sell.body", "text-muted"))
            column.addWidget(part)
        column.addStretch(1)
        self._kinds.chosen.connect(self.chosen)
        self._reasons.chosen.connect(self.chosen)
        self.setFocusProxy(self.amount)

    def display(self, part: CashPart, amount: str) -> None:
        """Show what is told so far."""
        self._kinds.display(part.kinds)
        self._reasons.display(part.reasons)
        for field, text in ((self.amount, amount), (self.why, part.own_reason)):
            if field.text() != text:
                field.setText(text)

    def _field(self, look: Look, name: str, spoken: str, prompt: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(spoken)
        field.setPlaceholderText(prompt)
        field.setMinimumHeight(look.px(_FIELD))
        field.setFont(look.type_font("sell.item"))
        field.textEdited.connect(self._tell)
        return field

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.typed.emit(self.sender().objectName(), text)
