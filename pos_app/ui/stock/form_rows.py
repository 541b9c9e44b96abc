"""The fields of a page, each with its words above it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.look import Look
from pos_app.ui.stock.stock_state import Field
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.text_label import TextLabel

_GAP = 8
_LONGEST = 200


class FormRows(QWidget):
    """Shows :class:`Field` under :class:`Field`; what is being typed keeps its cursor.

    Signals:
        typed(object): ``(name, text)`` of the field that was typed into.
    """

    typed = Signal(object)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._look = look
        self._fields: dict[str, PanelField] = {}
        self._labels: dict[str, TextLabel] = {}
        self._going_on: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(_GAP // 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def display(self, fields: tuple[Field, ...]) -> None:
        """Draw the fields."""
        if [each.name for each in fields] != list(self._fields):
            self._replace(fields)
        self._going_on = tuple(each.name for each in fields if each.goes_on)
        for each in fields:
            field = self._fields[each.name]
            self._labels[each.name].setText(each.label)
            field.setAccessibleName(each.label)
            field.setPlaceholderText(each.placeholder)
            field.show_text(each.text)
        self.setVisible(bool(fields))

    def first(self) -> QWidget | None:
        """Return the first field, None without any."""
        return next(iter(self._fields.values()), None)

    def field(self, name: str) -> PanelField:
        """Return the field called ``name``."""
        return self._fields[name]

    def goes_on(self, widget: QWidget | None) -> bool:
        """Return whether Enter in ``widget`` leads on instead of doing the main thing."""
        return any(self._fields[name] is widget for name in self._going_on)

    def following(self, widget: QWidget | None) -> PanelField | None:
        """Return the next field that leads on, None after the last of them."""
        fields = [self._fields[name] for name in self._going_on]
        after = fields[fields.index(widget) + 1 :] if widget in fields else []
        return next(iter(after), None)

    def _replace(self, fields: tuple[Field, ...]) -> None:
        for old in (*self._fields.values(), *self._labels.values()):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fields, self._labels = {}, {}
        row = -1
        is_beside = False
        for place, each in enumerate(fields):
            is_beside = each.is_short and place > 0 and fields[place - 1].is_short and not is_beside
            row += 0 if is_beside else 1
            field = PanelField(self._look, each.label, longest=_LONGEST)
            field.textEdited.connect(self._tell)
            label = TextLabel(each.label, "sell.body", "text-muted", wraps=True)
            label.setBuddy(field)
            column, span = (1, 1) if is_beside else (0, 1 if _has_mate(fields, place) else 2)
            self._grid.addWidget(label, 2 * row, column, 1, span)
            self._grid.addWidget(field, 2 * row + 1, column, 1, span)
            self._fields[each.name], self._labels[each.name] = field, label

    @Slot(str)
    def _tell(self, text: str) -> None:
        sender = self.sender()
        for name, field in self._fields.items():
            if field is sender:
                self.typed.emit((name, text))
                return


def _has_mate(fields: tuple[Field, ...], place: int) -> bool:
    after = fields[place + 1 : place + 2]
    return fields[place].is_short and bool(after) and after[0].is_short
