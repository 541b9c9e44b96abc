"""Asks why a flag is settled: one of a few reasons, or own words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pos_app.domain.values.reason import LONGEST_REASON
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel


class ReviewForm(QWidget):
    """Buttons over a field; a button fills the field.

    Signals:
        changed(object): the reason as it stands now; empty while there is none.
        submitted(): Enter in the field.
    """

    changed = Signal(object)
    submitted = Signal()

    def __init__(self, look: Look, sentence: str) -> None:
        """Ask about the flag that says ``sentence``."""
        super().__init__()
        self._field = QLineEdit()
        self._field.setObjectName("review-reason")
        self._field.setAccessibleName(_("Reason"))
        self._field.setPlaceholderText(_("Reason, in your own words"))
        self._field.setMaxLength(LONGEST_REASON)
        self._field.setFixedHeight(look.theme.size("touch-min"))
        self._field.textChanged.connect(self._change)
        self._field.returnPressed.connect(self.submitted)
        self._reasons = tuple(self._button(look, text) for text in _reasons())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(TextLabel(sentence, wraps=True))
        column.addSpacing(4)
        for button in self._reasons:
            column.addWidget(button)
        column.addWidget(self._field)

    def _button(self, look: Look, text: str) -> HintButton:
        button = HintButton(look, text)
        button.clicked.connect(self._take)
        return button

    @Slot()
    def _take(self) -> None:
        button = self.sender()
        if isinstance(button, HintButton):
            self._field.setText(button.accessibleName())
            self._field.setFocus()

    @Slot(str)
    def _change(self, text: str) -> None:
        for button in self._reasons:
            is_chosen = button.accessibleName() == text
            button.set_kind(Kind.CHOSEN if is_chosen else Kind.NEUTRAL)
        self.changed.emit(" ".join(text.split()))


def _reasons() -> tuple[str, ...]:
    return (
        _("Talked to the cashier, it was right"),
        _("Camera and cash count agree"),
        _("A mistake at the till, put right"),
        _("Practice or a test"),
    )
