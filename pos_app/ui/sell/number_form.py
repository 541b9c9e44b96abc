"""Asks for a number in a sheet: a field, a keypad for touch, and what the number leads to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.sell.sell_state import NumberSheet
from pos_app.ui.sell.squeezed_keypad import let_keys_shrink
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.keypad import BACKSPACE, ENTER, MULTIPLY, Keypad
from pos_app.ui.widgets.text_label import TextLabel

_FIELD = 60
_KEYPAD = 300
_TEXTS = 300
_PERCENT = "%"


class NumberForm(QWidget):
    """Shows a :class:`NumberSheet`; typing and touching fill the same field.

    Signals:
        typed(str): what stands in the field now.
        confirmed(): the answer was given, by button or by Enter.
    """

    typed = Signal(str)
    confirmed = Signal()

    def __init__(self, look: Look, sheet: NumberSheet, parent: QWidget | None = None) -> None:
        """Ask for ``sheet``."""
        super().__init__(parent)
        self._has_percent = sheet.has_percent
        self._sentence = TextLabel(sheet.sentence, wraps=True)
        self._sentence.setMinimumWidth(look.px(_TEXTS))
        self.field = QLineEdit(self)
        self.field.setProperty("type", "sell.item")
        self.field.setFont(look.type_font("sell.tender"))
        self.field.setPlaceholderText(sheet.placeholder)
        self.field.setAccessibleName(sheet.placeholder)
        self.field.setMinimumHeight(look.px(_FIELD))
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.textEdited.connect(self.typed)
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
        texts.setSpacing(12)
        for widget in (self._sentence, self.field, self._preview, self._problem):
            texts.addWidget(widget)
        texts.addStretch(1)
        texts.addWidget(confirm)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(texts, 1)
        row.addWidget(self._pad)
        self.show_part(sheet)

    def show_part(self, sheet: NumberSheet) -> None:
        """Draw what the number leads to, or what is wrong with it."""
        if self.field.text() != sheet.text:
            self.field.setText(sheet.text)
        self._preview.setText(sheet.preview)
        self._problem.setText(sheet.problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let digits reach the field, and Enter answer, wherever the focus is in the sheet."""
        text = event.text()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirmed.emit()
        elif text and (text.isdigit() or text in ".,%"):
            self._write(text)
        else:
            super().keyPressEvent(event)

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
