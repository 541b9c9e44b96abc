"""The fields of the set-up form: text, a PIN as dots, and the sentence under each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRegularExpression, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pos_app.ui.i18n import ngettext
from pos_app.ui.widgets.keypad import BACKSPACE
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_LONGEST_PIN = 8
_SHORTEST_PIN = 4
_SIGN = 18


class TextField(QLineEdit):
    """One line of text, as high as a finger needs; the style sheet draws border and focus."""

    def __init__(self, look: Look, name: str, placeholder: str = "") -> None:
        """Be empty; ``name`` is what a screen reader says."""
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        look.changed.connect(self._take_look)
        self._take_look()

    def mark_problem(self, *, is_there: bool) -> None:
        """Show by the border that the answer cannot stay; the sentence stands below."""
        self.setProperty("invalid", is_there)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter, which has gone on already, from also pressing what comes next."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()

    @Slot()
    def _take_look(self) -> None:
        self.setFixedHeight(self._look.theme.size("touch-min"))
        size = self._look.px(self._look.theme.type_style("sell.item").size)
        # The ring stays visible on a field with a problem; the sentence below tells of that.
        self.setStyleSheet(
            f"QLineEdit {{ font-size: {size}px; font-weight: 500; }}"
            f"QLineEdit:focus {{ border: 3px solid {self._look.theme.hex('focus')}; }}"
        )


class PinField(TextField):
    """Four to eight digits shown as dots; the digits are never shown nor spoken."""

    def __init__(self, look: Look, name: str) -> None:
        """Be empty."""
        super().__init__(look, name)
        self._name = name
        self.setMaxLength(_LONGEST_PIN)
        self.setEchoMode(QLineEdit.EchoMode.NoEcho)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData
        )
        digits = QRegularExpression(f"[0-9]{{0,{_LONGEST_PIN}}}")
        self.setValidator(QRegularExpressionValidator(digits, self))
        self.textChanged.connect(self._count)
        self._count("")

    def press_key(self, key: str) -> None:
        """Take a key of the pad: digits or ``Backspace``."""
        if key == BACKSPACE:
            self.backspace()
        else:
            self.insert(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame as any field does, and the dots over it."""
        super().paintEvent(event)
        typed, places = len(self.text()), max(_SHORTEST_PIN, len(self.text()))
        radius, step = self._look.px(10), self._look.px(34)
        left = (self.width() - step * (places - 1)) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(places):
            centre = QPointF(left + place * step, self.height() / 2)
            if place < typed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._look.color("text"))
                painter.drawEllipse(centre, radius, radius)
            else:
                painter.setPen(QPen(self._look.color("border-strong"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, radius - 1, radius - 1)
        painter.end()

    @Slot(str)
    def _count(self, text: str) -> None:
        said = ngettext("{name}, {count} digit typed", "{name}, {count} digits typed", len(text))
        self.setAccessibleName(said.format(name=self._name, count=len(text)))
        self.update()


class FormField(QWidget):
    """A label, its editor, and room for the sentence that says what to correct."""

    def __init__(self, look: Look, label: str, editor: QWidget) -> None:
        """Put ``editor`` between its label and its sentence."""
        super().__init__()
        self.editor = editor
        self._look = look
        self._sign = QLabel()
        self._sentence = TextLabel("", "sell.body", "danger", wraps=True)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._sentence, 1)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TextLabel(label, "sell.body", "text-muted", wraps=True))
        column.addWidget(editor)
        column.addWidget(self._below)
        look.changed.connect(self._take_look)
        self._take_look()

    def show_problem(self, sentence: str) -> None:
        """Show the sentence, or none for an empty one."""
        self._sentence.setText(sentence)
        self._below.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        if isinstance(self.editor, TextField):
            self.editor.mark_problem(is_there=bool(sentence))

    @Slot()
    def _take_look(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._look.icon("circle-alert", _SIGN, "danger", ratio))
