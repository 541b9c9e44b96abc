"""A bar above the list that asks for a file, days or amounts, instead of a dialog window."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

_DATE_FORMAT = "yyyy-MM-dd"
_WIDEST_AMOUNT = 260


class PromptBar(QFrame):
    """Asks one question at a time; Enter answers, Esc leaves things as they are.

    Signals:
        file_given(object): the path that was typed.
        days_given(object): ``(first, last)`` as Qt dates.
        date_given(object): a Qt date.
        amounts_given(object): ``(least, most)`` as they were typed, empty for without end.
        name_given(object): what was typed as a name.
        left(): the question was not answered.
    """

    file_given = Signal(object)
    days_given = Signal(object)
    date_given = Signal(object)
    amounts_given = Signal(object)
    name_given = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self._question = QLabel()
        self._question.setProperty("type", "office.heading")
        self._file = QLineEdit()
        self._file.setAccessibleName(_("File to write"))
        self._first, self._last = _day(_("First day")), _day(_("Last day"))
        self._least, self._most = _amount(_("Least")), _amount(_("Most"))
        self._do = HintButton(look, "", kind=Kind.PRIMARY, shape=Shape.OFFICE, hint="Enter")
        self._leave = HintButton(look, _("Cancel"), shape=Shape.OFFICE, hint="Esc")
        self._do.clicked.connect(self._answer)
        self._leave.clicked.connect(self._leave_it)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        self._name = QLineEdit()
        self._name.setAccessibleName(_("Name"))
        self._days = (self._first, self._last)
        self._amounts = (self._least, self._most)
        self._fields = (self._file, self._name, *self._days, *self._amounts)
        for part in (self._question, *self._fields, self._leave, self._do):
            row.addWidget(part, 1 if part in {self._file, self._name} else 0)
        for field in self._fields:
            field.installEventFilter(self)
        row.addStretch(0)
        look.changed.connect(self._measure)
        self._measure()
        self.hide()

    def ask_for_file(self, question: str, verb: str, path: str) -> None:
        """Ask where to write, with a proposal."""
        self._show(question, verb, (self._file,))
        self._file.setText(path)
        self._file.setFocus()
        self._file.selectAll()

    def ask_for_name(self, question: str, name: str) -> None:
        """Ask what something shall be called."""
        self._show(question, _("Save"), (self._name,))
        self._name.setText(name)
        self._name.setFocus()
        self._name.selectAll()

    def ask_for_days(self) -> None:
        """Ask for the first and the last day to show."""
        self._show(_("From day to day"), _("Show"), (self._first, self._last))
        today = QDate.currentDate()
        self._last.setDate(today)
        self._first.setDate(today.addDays(-6))
        self._first.setFocus()

    def ask_for_date(self) -> None:
        """Ask for the day to go to."""
        self._show(_("Go to a date"), _("Go"), (self._first,))
        self._first.setDate(QDate.currentDate())
        self._first.setFocus()

    def ask_for_amounts(self) -> None:
        """Ask for the least and the most amount to show."""
        self._show(_("Amounts from … to …"), _("Show"), self._amounts)
        for field in self._amounts:
            field.clear()
        self._least.setFocus()

    def leave(self) -> bool:
        """Leave things as they are; say whether something was asked."""
        was_asking = self.isVisible()
        if was_asking:
            self._leave_it()
        return was_asking

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc answer from inside a field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._answer()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._leave_it()
                return True
        return super().eventFilter(watched, event)

    def _show(self, question: str, verb: str, fields: tuple[QWidget, ...]) -> None:
        self._question.setText(question)
        self._do.set_label(verb)
        for field in self._fields:
            field.setVisible(field in fields)
        self.show()

    @Slot()
    def _answer(self) -> None:
        self.hide()
        if self._file.isVisibleTo(self):
            self.file_given.emit(self._file.text().strip())
        elif self._name.isVisibleTo(self):
            self.name_given.emit(self._name.text().strip())
        elif self._least.isVisibleTo(self):
            self.amounts_given.emit((self._least.text().strip(), self._most.text().strip()))
        elif not self._last.isVisibleTo(self):
            self.date_given.emit(self._first.date())
        else:
            self.days_given.emit((self._first.date(), self._last.date()))

    @Slot()
    def _leave_it(self) -> None:
        self.hide()
        self.left.emit()

    @Slot()
    def _measure(self) -> None:
        for field in self._fields:
            field.setFixedHeight(self._look.theme.size("office-control"))
        for field in (*self._days, *self._amounts):
            field.setMinimumWidth(self._look.px(130))


def _day(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setAccessibleName(name)
    field.setDisplayFormat(_DATE_FORMAT)
    field.setCalendarPopup(False)
    return field


def _amount(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    field.setMaximumWidth(_WIDEST_AMOUNT)
    return field
