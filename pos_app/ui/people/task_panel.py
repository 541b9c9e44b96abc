"""What stands beside the list: words, fields, a number pad for PINs, answers and buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.people.people_buttons import RING, PeopleButtons
from pos_app.ui.people.people_state import Task, Typed
from pos_app.ui.widgets.choice_row import ChoiceRow
from pos_app.ui.widgets.form_fields import FormField, PinField, TextField
from pos_app.ui.widgets.panel_scroll import PanelScroll
from pos_app.ui.widgets.pin_pad import PinPad
from pos_app.ui.widgets.text_label import TextLabel

_PADDING, _GAP = 16, 12
_PAD_WIDTH = 300
_LONGEST = 64


class TaskPanel(QFrame):
    """Says at each key what is typed so far.

    Signals:
        filled(object): the :class:`Typed`, without the answer.
        answered(object): the value of an answer.
        acted(str): the action of a button.
    """

    filled = Signal(object)
    answered = Signal(object)
    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "raised")
        self._title = TextLabel(style="sell.title", wraps=True)
        self._detail = TextLabel("", "sell.body", "text-muted", wraps=True)
        self._label = TextLabel("", "sell.body", "text-muted", wraps=True)
        self.text = TextField(look, "")
        self.text.setMaxLength(_LONGEST)
        self.old_pin = PinField(look, _("PIN so far"))
        self.pin = PinField(look, _("New PIN"))
        self._old_pin_row = FormField(look, _("PIN so far"), self.old_pin)
        self._pin_row = FormField(look, _("New PIN"), self.pin)
        self._pad = PinPad(look)
        self._question = TextLabel("", "sell.body", "text-muted")
        self._answers = ChoiceRow(look, _("Answer"), is_labelled=False)
        self._buttons = PeopleButtons(look)
        for field in (self.text, self.old_pin, self.pin):
            field.textEdited.connect(self._tell)
        self._pad.pressed_key.connect(self._press_key)
        self._answers.chosen.connect(self.answered)
        self._buttons.acted.connect(self.acted)
        look.changed.connect(self._measure_again)
        self._place()
        self._measure_again()

    def display(self, task: Task, typed: Typed) -> None:
        """Draw what is asked."""
        self._title.setText(task.title)
        self._detail.setText(task.detail)
        self._label.setText(task.text)
        self.text.setAccessibleName(task.text)
        for part in (self._label, self.text):
            part.setVisible(bool(task.text))
        self._old_pin_row.setVisible(bool(task.old_pin))
        self._pin_row.setVisible(bool(task.pin))
        self._pad.setVisible(bool(task.pin))
        for field, text in (
            (self.text, typed.text),
            (self.old_pin, typed.old_pin),
            (self.pin, typed.pin),
        ):
            if field.text() != text:
                field.setText(text)
        self._question.setText(task.question)
        self._question.setVisible(bool(task.answers))
        self._answers.display(task.answers)
        self._buttons.display(task.buttons)

    def first_field(self) -> QWidget | None:
        """Return where typing begins, None where nothing is typed."""
        fields = (self.text, self.old_pin, self.pin)
        return next((field for field in fields if field.isVisibleTo(self)), None)

    @Slot()
    def _tell(self) -> None:
        self.filled.emit(Typed(self.text.text(), self.pin.text(), self.old_pin.text()))

    @Slot(str)
    def _press_key(self, key: str) -> None:
        is_old = self.old_pin.isVisibleTo(self) and not self.pin.hasFocus()
        field = self.old_pin if is_old else self.pin
        field.press_key(key)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    @Slot()
    def _measure_again(self) -> None:
        self._pad.setMaximumWidth(self._look.px(_PAD_WIDTH))

    def _place(self) -> None:
        inside = QFrame()
        inside.setProperty("surface", "raised")
        column = QVBoxLayout(inside)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(_GAP)
        for part in (
            self._title,
            self._detail,
            self._label,
            self.text,
            self._question,
            self._answers,
            self._old_pin_row,
            self._pin_row,
            self._pad,
        ):
            column.addWidget(part)
        column.addStretch(1)
        # Outside of what scrolls, so that the way on is always in sight.
        below = QVBoxLayout()
        below.setContentsMargins(_PADDING - RING, 0, _PADDING - RING, _PADDING - RING)
        below.addWidget(self._buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(PanelScroll(inside), 1)
        outside.addLayout(below)
