"""The panel of sign-in and shifts: draws a state, and says what somebody chose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.store_settings.settings_state import Question, SettingsState
from pos_app.ui.widgets.choice_row import ChoiceRow
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.page_scroll import PageScroll
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.panel_header import PanelHeader
from pos_app.ui.widgets.text_label import TextLabel

_PADDING, _GAP = 12, 12
_LONGEST = 12


class SettingsView(QFrame):
    """Stands in the left part of the sell screen.

    Signals:
        chosen(str, str): a question's name, and the value of its answer.
        limit_typed(str), limit_saved(): the largest difference that nobody has to approve.
        closed(): the items are wanted back.
    """

    chosen = Signal(str, str)
    limit_typed = Signal(str)
    limit_saved = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Be empty."""
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Sign-in and shifts"))
        header = PanelHeader(look, _("Sign-in and shifts"), self)
        header.closed.connect(self.closed)
        self._info = NoteLine(look, "circle-check", "positive")
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._rows: dict[str, ChoiceRow] = {}
        self._people, self._shifts = QVBoxLayout(), QVBoxLayout()
        for part in (self._people, self._shifts):
            part.setSpacing(_GAP)
        words = _("A difference that needs approval, above")
        self._limit_words = TextLabel(words, "sell.body", "text-muted", wraps=True)
        self.limit = PanelField(look, words, longest=_LONGEST)
        self.limit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.limit.textEdited.connect(self.limit_typed)
        self._currency = TextLabel("", "sell.body", "text-muted")
        self._save = HintButton(look, _("Save"), hint="Enter")
        self._save.clicked.connect(self.limit_saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _PADDING)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(PageScroll([self._page()], _PADDING), 1)

    def display(self, state: SettingsState) -> None:
        """Draw the settings."""
        self._problem.say(state.problem)
        self._info.say(state.info)
        for column, questions in ((self._people, state.of_people), (self._shifts, state.of_shifts)):
            for each in questions:
                self._row(column, each).display(each.choices)
        self.limit.show_text(state.limit)
        self._currency.setText(state.currency)
        rows = iter(self._rows.values())
        first = next((row.first() for row in rows), None)
        if first is not None:
            self.setFocusProxy(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus, or save; Del is not passed on to the cart."""
        key, focused = Qt.Key(event.key()), QApplication.focusWidget()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(focused, QAbstractButton):
                focused.click()
            elif focused is self.limit:
                self.limit_saved.emit()
        elif key != Qt.Key.Key_Delete:
            super().keyPressEvent(event)

    def said(self) -> str:
        """Return the sentence in sight."""
        return self._problem.accessibleName() or self._info.accessibleName()

    def _row(self, column: QVBoxLayout, question: Question) -> ChoiceRow:
        row = self._rows.get(question.name)
        if row is None:
            row = self._rows[question.name] = ChoiceRow(self._look, question.words)
            row.setObjectName(question.name)
            row.chosen.connect(self._choose)
            column.addWidget(row)
        return row

    def _page(self) -> QWidget:
        page = QWidget()
        limit = QHBoxLayout()
        limit.setSpacing(_GAP)
        limit.addWidget(self._limit_words, 1)
        limit.addWidget(self.limit, 1)
        limit.addWidget(self._currency)
        limit.addWidget(self._save)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._problem)
        column.addWidget(self._info)
        column.addWidget(TextLabel(_("Who works here"), "sell.item"))
        column.addLayout(self._people)
        column.addSpacing(_GAP)
        column.addWidget(TextLabel(_("Shifts of this register"), "sell.item"))
        column.addLayout(self._shifts)
        column.addLayout(limit)
        column.addStretch(1)
        return page

    @Slot(object)
    def _choose(self, value: str) -> None:
        self.chosen.emit(self.sender().objectName(), value)
