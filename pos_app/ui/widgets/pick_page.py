"""Looks for one of many by what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.listed import PickPart
    from pos_app.ui.look import Look

_GAP = 8


class PickPage(QWidget):
    """The field keeps the focus; Up and Down choose below it.

    Signals:
        searched(object): the text as typed.
        chosen(object): the key of the row that was touched.
        confirmed(), left(): take the chosen one, or none.
    """

    searched = Signal(object)
    chosen = Signal(object)
    confirmed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        """List nothing yet."""
        super().__init__()
        self._title = TextLabel(style="sell.item", wraps=True)
        self._field = PanelField(look, "")
        self._field.textEdited.connect(self._tell)
        self._rows = RowList(look, _("Found"))
        self._rows.chosen.connect(self.chosen)
        self._empty = EmptyState(look)
        self._promise = NoteLine(look, "info")
        self._back = HintButton(look, _("Back"), icon="arrow-left", parent=self)
        self._take = HintButton(look, "", kind=Kind.PRIMARY, hint="Enter", parent=self)
        self._back.clicked.connect(self.left)
        self._take.clicked.connect(self.confirmed)
        self.setFocusProxy(self._field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._title)
        column.addWidget(self._field)
        column.addWidget(self._rows, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._promise)
        column.addWidget(ButtonRow(look, (self._back, self._take)))

    def display(self, part: PickPart) -> None:
        """Draw what was found."""
        self._title.setText(part.title)
        self._field.setPlaceholderText(part.prompt)
        self._field.setAccessibleName(part.prompt)
        self._field.show_text(part.search)
        self._rows.display(part.rows)
        self._rows.setVisible(bool(part.rows))
        self._empty.display("search-x", part.nothing, "")
        self._empty.setVisible(not part.rows)
        self._promise.say(part.promise)
        self._take.set_label(part.button)
        self._take.setEnabled(bool(part.promise))

    def texts(self) -> tuple[str, ...]:
        """Return what was found as it is spoken."""
        return self._rows.texts()

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.searched.emit(text)
