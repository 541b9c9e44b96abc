"""The fields of a form: a label over a line to type into, or over answers to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.forms import FormField
    from pos_app.ui.look import Look

_GAP = 4
_PICTURE, _REMOVE = 72, "remove"
_LONGEST = 400


class FieldBox(QWidget):
    """A label, what belongs to it, and under it what is wrong with it.

    Signals:
        filled(object, object): the name of the field, and what stands in it now.
    """

    filled = Signal(object, object)

    def __init__(self, field: FormField) -> None:
        """Name the field."""
        super().__init__()
        self._name = field.name
        self._problem = TextLabel("", "office.caption", "danger", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addWidget(TextLabel(field.label, "office.caption", "text-muted"))

    def display(self, field: FormField) -> None:
        """Show what stands in the field, and what is wrong."""
        self._problem.setText(field.problem)
        self._problem.setVisible(bool(field.problem))

    def take_focus(self) -> bool:
        """Take the focus, if something can be typed here."""
        return False


class _TextBox(FieldBox):
    def __init__(self, look: Look, field: FormField) -> None:
        super().__init__(field)
        self._look = look
        self._edit = QLineEdit()
        self._edit.setObjectName(field.name)
        self._edit.setAccessibleName(field.label)
        self._edit.setAccessibleDescription(field.hint)
        self._edit.setPlaceholderText(field.hint)
        self._edit.setProperty("type", "office.body")
        self._edit.setMaxLength(_LONGEST)
        self._edit.setReadOnly(field.is_fixed)
        self._edit.setEnabled(not field.is_fixed)
        self._edit.textEdited.connect(self._tell)
        self._column.addWidget(self._edit)
        self._column.addWidget(self._problem)
        look.changed.connect(self._restyle)
        self._restyle()

    def display(self, field: FormField) -> None:
        super().display(field)
        if self._edit.text() != field.text:
            self._edit.setText(field.text)
            self._edit.setCursorPosition(0)
        is_wrong = "true" if field.problem else "false"
        if self._edit.property("invalid") != is_wrong:
            self._edit.setProperty("invalid", is_wrong)
            self._edit.style().unpolish(self._edit)
            self._edit.style().polish(self._edit)

    def take_focus(self) -> bool:
        if not self._edit.isEnabled():
            return False
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def _restyle(self) -> None:
        self._edit.setFixedHeight(self._look.theme.size("office-control"))

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.filled.emit(self._name, text)


class _OptionBox(FieldBox):
    def __init__(self, look: Look, field: FormField) -> None:
        super().__init__(field)
        self._label = field.label
        self._values = {option.label: option.value for option in field.options}
        self._buttons: dict[str, HintButton] = {}
        for option in field.options:
            button = HintButton(look, option.label, shape=Shape.OFFICE)
            button.setObjectName(f"{field.name}-{option.value}")
            button.setCheckable(True)
            button.clicked.connect(self._press)
            self._buttons[option.value] = button
        self._row = ButtonRow(look, tuple(self._buttons.values()))
        self._column.addWidget(self._row)
        self._column.addWidget(self._problem)

    def display(self, field: FormField) -> None:
        super().display(field)
        for value, button in self._buttons.items():
            is_chosen = value == field.text
            button.setChecked(is_chosen)
            button.setAccessibleDescription(self._label)
            button.set_kind(Kind.CHOSEN if is_chosen else Kind.NEUTRAL)
            button.set_icon("check" if is_chosen else "")
        self._row.arrange()

    @Slot()
    def _press(self) -> None:
        pressed = self.sender()
        for value, button in self._buttons.items():
            if button is pressed:
                self.filled.emit(self._name, value)


class _MenuBox(FieldBox):
    """A button that says what is chosen, and opens a list of what else there is."""

    def __init__(self, look: Look, field: FormField) -> None:
        super().__init__(field)
        self._field = field
        self._menu = QMenu(self)
        self._menu.setAccessibleName(field.label)
        self._menu.setToolTipsVisible(False)
        self._button = HintButton(look, "", shape=Shape.OFFICE, icon="chevron-down")
        self._button.setObjectName(field.name)
        self._button.clicked.connect(self._open)
        self._column.addWidget(self._button)
        self._column.addWidget(self._problem)

    def display(self, field: FormField) -> None:
        super().display(field)
        self._field = field
        chosen = next((each for each in field.options if each.value == field.text), None)
        label = "" if chosen is None else chosen.label
        self._button.set_label(label)
        self._button.setToolTip(label)
        said = _("{label}: {chosen}").format(label=field.label, chosen=label)
        self._button.setAccessibleName(said)

    def take_focus(self) -> bool:
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def _open(self) -> None:
        self._menu.clear()
        for option in self._field.options:
            action = self._menu.addAction(option.label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(option.value == self._field.text)
            action.setData(option.value)
            action.triggered.connect(self._choose)
            if action.isChecked():
                self._menu.setActiveAction(action)
        self._menu.setMinimumWidth(self._button.width())
        self._menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    @Slot()
    def _choose(self) -> None:
        chosen = self.sender()
        if isinstance(chosen, QAction):
            self.filled.emit(self._name, chosen.data())


class _PictureBox(FieldBox):
    """A picture, and beside it the buttons to choose or remove it."""

    def __init__(self, look: Look, field: FormField) -> None:
        super().__init__(field)
        self._look = look
        self._shown = QLabel()
        self._shown.setAccessibleName(field.label)
        self._values: dict[str, HintButton] = {}
        row = QHBoxLayout()
        row.setSpacing(_GAP * 2)
        row.addWidget(self._shown)
        for option in field.options:
            button = HintButton(look, option.label, shape=Shape.OFFICE)
            button.setObjectName(f"{field.name}-{option.value}")
            button.clicked.connect(self._press)
            self._values[option.value] = button
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self._problem)

    def display(self, field: FormField) -> None:
        super().display(field)
        side = self._look.px(_PICTURE)
        size, ratio = QSize(side, side), self.devicePixelRatioF()
        picture = self._look.pictures.pixmap(field.text, size, ratio) if field.text else None
        self._shown.setVisible(picture is not None)
        if picture is not None:
            self._shown.setPixmap(picture)
        for value, button in self._values.items():
            button.setVisible(value != _REMOVE or bool(field.text))

    @Slot()
    def _press(self) -> None:
        pressed = self.sender()
        for value, button in self._values.items():
            if button is pressed:
                self.filled.emit(self._name, value)


def field_box(look: Look, field: FormField) -> FieldBox:
    """Return the box that fits a field."""
    if field.is_picture:
        return _PictureBox(look, field)
    if field.is_menu:
        return _MenuBox(look, field)
    return _OptionBox(look, field) if field.options else _TextBox(look, field)
