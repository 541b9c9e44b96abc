"""The form in which a customer is written down or corrected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.customers.customer_state import CustomerForm, FormField
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_SIDE, _WIDTH_FOR_LABELS = 12, 420


class FormPage(QWidget):
    """Shows a :class:`CustomerForm`; what is wrong stands under its field.

    Signals:
        filled(object, object): the name of a field, and what stands in it now.
        saved(): the button was pressed.
        left(): nothing is to be changed.
    """

    filled = Signal(object, object)
    saved = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        """Show no fields yet."""
        super().__init__()
        self._look = look
        self._number = 0
        self._grid = QGridLayout()
        self._labels: list[TextLabel] = []
        self._fields: dict[str, tuple[QLineEdit, TextLabel]] = {}
        self._title = TextLabel("", "sell.item")
        self._note = TextLabel("", ink="text-muted", wraps=True)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back = HintButton(look, _("Back"), hint="Esc", parent=self)
        back.clicked.connect(self.left)
        self._save = HintButton(look, "", kind=Kind.PRIMARY, hint="Enter", parent=self)
        self._save.clicked.connect(self.saved)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(8)
        row.addWidget(back, 1)
        row.addWidget(self._save, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SIDE)
        title = QVBoxLayout()
        title.setContentsMargins(_SIDE, 0, _SIDE, 0)
        title.addWidget(self._title)
        title.addWidget(self._note)
        column.addLayout(title)
        column.addWidget(self._area, 1)
        column.addLayout(row)

    def display(self, form: CustomerForm) -> None:
        """Show the form; a new one gets the focus where something is missing."""
        self._title.setText(form.title)
        self._note.setText(form.note)
        self._note.setVisible(bool(form.note))
        self._save.set_label(form.confirm)
        is_new = form.number != self._number
        if is_new:
            self._number = form.number
            self._build(form)
        for each in form.fields:
            field, problem = self._fields[each.name]
            if problem.text() != each.problem:
                problem.setText(each.problem)
                field.setProperty("invalid", bool(each.problem))
                field.style().unpolish(field)
                field.style().polish(field)
                field.setAccessibleDescription(each.problem)
                if each.problem:
                    self._stand_in(each)
            problem.setVisible(bool(each.problem))
        if is_new:
            empty = (each for each in form.fields[:2] if not each.text)
            self._stand_in(next(empty, form.fields[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the labels where there is room for them."""
        super().resizeEvent(event)
        self._place_labels()

    def _build(self, form: CustomerForm) -> None:
        inside = QWidget()
        inside.setProperty("surface", "raised")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._grid.setHorizontalSpacing(_SIDE)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(3 * len(form.fields), 1)
        self._labels, self._fields = [], {}
        for each in form.fields:
            label = TextLabel(each.label, ink="text-muted")
            field = QLineEdit(each.text)
            field.setObjectName(each.name)
            field.setProperty("type", "sell.body")
            field.setAccessibleName(each.label)
            field.setMinimumHeight(self._look.theme.size("touch-min"))
            field.textEdited.connect(self._fill)
            label.setBuddy(field)
            problem = TextLabel("", ink="danger", wraps=True)
            self._fields[each.name] = (field, problem)
            row = 3 * len(self._labels)
            self._labels.append(label)
            self._grid.addWidget(field, row + 1, 1)
            self._grid.addWidget(problem, row + 2, 1)
        self._place_labels()
        self._area.setWidget(inside)

    def _place_labels(self) -> None:
        # Beside the fields all of the form fits; where it is narrow, the labels stand over them.
        is_wide = self.width() >= self._look.px(_WIDTH_FOR_LABELS)
        self._grid.setVerticalSpacing(7 if is_wide else 3)
        for place, label in enumerate(self._labels):
            self._grid.addWidget(label, 3 * place + is_wide, 0 if is_wide else 1)

    def _stand_in(self, each: FormField) -> None:
        field, _problem = self._fields[each.name]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(field)

    @Slot(str)
    def _fill(self, text: str) -> None:
        field = self.sender()
        if field is not None:
            self.filled.emit(field.objectName(), text)
