"""A form of an office screen: fields in two columns, lines to read, buttons under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.form_boxes import FieldBox, field_box
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.forms import Command, FormPart
    from pos_app.ui.look import Look

_SIDE, _GAP = 14, 10
_TWO_COLUMNS = 460
_KINDS = {"main": Kind.PRIMARY, "plain": Kind.NEUTRAL, "danger": Kind.DANGER_OUTLINE}


class FormPanel(QWidget):
    """Draws a :class:`FormPart`.

    Signals:
        filled(object, object): the name of a field, and what stands in it now.
        acted(object): the name of the button that was pressed.
    """

    filled = Signal(object, object)
    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._part: FormPart | None = None
        self._boxes: dict[str, FieldBox] = {}
        self._buttons: list[HintButton] = []
        self._columns = 2
        self._title = TextLabel("", "office.heading")
        self._note = TextLabel("", "office.body", "text-muted", wraps=True)
        self._lines_title = TextLabel("", "office.heading")
        self._lines = TextLabel("", "office.body", wraps=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_SIDE)
        self._grid.setVerticalSpacing(_GAP)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(_SIDE, _GAP, _SIDE, _GAP)
        self._row.setSpacing(8)
        self._lay_out()
        look.changed.connect(self._arrange)

    def display(self, part: FormPart) -> None:
        """Show a form; a new one takes the focus where something is to be typed."""
        before, self._part = self._part, part
        self._title.setText(part.title)
        self._note.setText(part.note)
        self._note.setVisible(bool(part.note))
        self._lines_title.setText(part.lines_title)
        self._lines_title.setVisible(bool(part.lines_title))
        self._lines.setText("\n".join(part.lines))
        self._lines.setVisible(bool(part.lines))
        is_new = before is None or before.number != part.number
        if is_new or before is None or _shape(before) != _shape(part):
            self._rebuild()
        for field in part.fields:
            self._boxes[field.name].display(field)
        if before is None or before.commands != part.commands:
            self._show_commands(part.commands)
        wrong = next((field for field in part.fields if field.problem), None)
        had = before is not None and any(field.problem for field in before.fields)
        if wrong is not None and (is_new or not had):
            self._boxes[wrong.name].take_focus()
            self._area.ensureWidgetVisible(self._boxes[wrong.name])
        elif is_new:
            self._area.verticalScrollBar().setValue(0)

    def begin(self) -> None:
        """Take the focus at the first field."""
        for box in self._boxes.values():
            if box.take_focus():
                return

    def box(self, name: str) -> FieldBox:
        """Return the box of a field."""
        return self._boxes[name]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields one under the other where two have no room."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._look.px(_TWO_COLUMNS) else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_SIDE, 8, _SIDE, 8)
        row.addWidget(self._title)
        inside = _Body()
        inside.setProperty("surface", "raised")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, _GAP, _SIDE, _GAP)
        column.setSpacing(_GAP)
        column.addWidget(self._note)
        column.addLayout(self._grid)
        column.addWidget(self._lines_title)
        column.addWidget(self._lines)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        line = QFrame()
        line.setProperty("surface", "sunken")
        line.setFixedHeight(1)
        buttons = QWidget()
        buttons.setLayout(self._row)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Panel(head, (self._area, line, buttons)))

    def _rebuild(self) -> None:
        part = self._part
        if part is None:
            return
        for box in self._boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {field.name: field_box(self._look, field) for field in part.fields}
        for box in self._boxes.values():
            box.filled.connect(self.filled)
        self._place()
        for field in part.fields:
            self._boxes[field.name].display(field)

    def _place(self) -> None:
        if self._part is None:
            return
        row = column = 0
        for field in self._part.fields:
            box = self._boxes[field.name]
            has_row = bool(field.options) and not field.is_menu
            is_wide = field.is_wide or has_row or self._columns == 1
            if is_wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, 2 if is_wide else 1)
            if is_wide or column:
                row, column = row + 1, 0
            else:
                column = 1
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)

    def _show_commands(self, commands: tuple[Command, ...]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for each in commands:
            button = HintButton(
                self._look,
                each.label,
                kind=_KINDS[each.kind],
                shape=Shape.OFFICE,
                icon=each.icon,
                hint=each.key,
            )
            button.setObjectName(each.name)
            button.clicked.connect(self._press)
            self._row.addWidget(button, 2 if each.kind == "main" else 1)
            self._buttons.append(button)

    @Slot()
    def _press(self) -> None:
        self.acted.emit(self.sender().objectName())


def _shape(part: FormPart) -> tuple[tuple[str, bool, int], ...]:
    return tuple((each.name, each.is_fixed, len(each.options)) for each in part.fields)


class _Body(QWidget):
    """As high as its fields need at its width, so that none is squeezed."""

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        inside = self.layout()
        if inside is not None and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            height = inside.totalMinimumSize().height()
            if inside.hasHeightForWidth():
                height = inside.totalMinimumHeightForWidth(max(1, self.width()))
            if height != self.minimumHeight():
                self.setMinimumHeight(height)
        return is_done
