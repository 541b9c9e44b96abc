"""Asks for a number in a sheet: a field, a keypad for touch, and what the number leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.choice_grid import ChoiceGrid
from pos_app.ui.sell.squeezed_keypad import let_keys_shrink
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.keypad import BACKSPACE, ENTER, MULTIPLY, Keypad
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import NumberSheet

_FIELD = 60
_LOW_FIELD, _TIGHT = 44, 100
_KEYPAD = 300
_TEXTS = 300
_PERCENT = "%"


class NumberForm(QWidget):
    """Shows a :class:`NumberSheet`; typing and touching fill the same field.

    Signals:
        typed(str): what stands in the field now.
        chosen(object): the place of a reason, counted from 0.
        other_wanted(): the button for another question was pressed.
        confirmed(): the answer was given, by button or by Enter.
    """

    typed = Signal(str)
    confirmed = Signal()
    chosen = Signal(object)
    other_wanted = Signal()

    def __init__(self, look: Look, sheet: NumberSheet, parent: QWidget | None = None) -> None:
        """Ask for ``sheet``."""
        super().__init__(parent)
        self._has_percent = sheet.has_percent
        self._other_key = "" if sheet.other is None else sheet.other.hint
        self._sentence = TextLabel(sheet.sentence, wraps=True)
        self._sentence.setMinimumWidth(look.px(_TEXTS))
        self.field = QLineEdit(self)
        self.field.setProperty("type", "sell.item")
        self.field.setFont(look.type_font("sell.tender"))
        self.field.setPlaceholderText(sheet.placeholder)
        self.field.setAccessibleName(sheet.placeholder)
        # In the largest text the sheet is as high as the window, and every line counts.
        self._is_tight = look.px(_FIELD) >= _TIGHT
        self.field.setMinimumHeight(look.px(_LOW_FIELD if self._is_tight else _FIELD))
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.textEdited.connect(self.typed)
        # After the field, which has the focus first.
        self._choices = ChoiceGrid(look, sheet.choices, self)
        self._choices.chosen.connect(self.chosen)
        self.field.installEventFilter(self)
        self._preview = TextLabel("", "sell.item", wraps=True)
        self._problem = TextLabel("", "sell.body", "danger", wraps=True)
        self._pad = Keypad(look, self)
        self._pad.setFixedWidth(look.px(_KEYPAD))
        times = self._pad.key(MULTIPLY)
        times.set_label(_PERCENT if sheet.has_percent else "C")
        times.setAccessibleName(_("Percent") if sheet.has_percent else _("Clear"))
        self._pad.pressed_key.connect(self._press)
        let_keys_shrink(self._pad)
        confirm = HintButton(
            look, sheet.confirm, kind=Kind.PRIMARY, icon="check", hint="Enter", parent=self
        )
        confirm.clicked.connect(self.confirmed)
        texts = QVBoxLayout()
        texts.setSpacing(6 if self._is_tight else 12)
        for widget in (self._sentence, self.field, self._preview, self._problem):
            texts.addWidget(widget)
        if sheet.choices:
            texts.addWidget(self._choices)
        texts.addStretch(1)
        if sheet.other is not None:
            other = HintButton(
                look, sheet.other.label, icon=sheet.other.icon, hint=sheet.other.hint, parent=self
            )
            other.clicked.connect(self.other_wanted)
            texts.addWidget(other)
        texts.addWidget(confirm)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(texts, 1)
        row.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignTop)
        self.show_part(sheet)
        # What was typed before the sheet opened is taken, or written over by the next digit.
        self.field.selectAll()

    def show_part(self, sheet: NumberSheet) -> None:
        """Draw what the number leads to, or what is wrong with it."""
        if self.field.text() != sheet.text:
            self.field.setText(sheet.text)
        self._preview.setText(sheet.preview)
        self._problem.setText(sheet.problem)
        if self._is_tight:
            self._problem.setVisible(bool(sheet.problem))
            self._preview.setVisible(not sheet.problem)
        self._choices.mark(sheet.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let digits reach the field, and Enter answer, wherever the focus is in the sheet."""
        text = event.text()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirmed.emit()
        elif self._take_own(event):
            return
        elif text and (text.isdigit() or text in ".,%"):
            self._write(text)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of reasons before the field does: Alt and a digit are text to it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_own(event)
        return super().eventFilter(watched, event)

    def _take_own(self, event: QKeyEvent) -> bool:
        if self._other_key and QKeySequence(event.key()).toString() == self._other_key:
            self.other_wanted.emit()
            return True
        return self._choices.take(event)

    @Slot(str)
    def _press(self, key: str) -> None:
        if key == ENTER:
            self.confirmed.emit()
        elif key == BACKSPACE:
            self.field.backspace()
            self.typed.emit(self.field.text())
        elif key == MULTIPLY and not self._has_percent:
            self.field.clear()
            self.typed.emit("")
        else:
            self._write(_PERCENT if key == MULTIPLY else key)

    def _write(self, text: str) -> None:
        self.field.insert(text)
        self.typed.emit(self.field.text())
