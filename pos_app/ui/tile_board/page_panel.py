"""The pages of a till: their order, a name for a new one, and those of other tills."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.tile_board.board_state import BoardState
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.text_label import TextLabel

_SIDE, _GAP, _LONGEST = 14, 8, 30


class PagePanel(QWidget):
    """A list of pages over a field for a name.

    Signals:
        acted(object): the name of the button that was pressed.
        page_added(object), page_renamed(object): the name that stands in the field.
        copied(object): a register whose pages are wanted here.
    """

    acted = Signal(object)
    page_added = Signal(object)
    page_renamed = Signal(object)
    copied = Signal(object)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._look = look
        self._state = BoardState()
        self._menu = QMenu(self)
        self.rows = RowList(look, _("Pages"), moves_itself=True)
        self.name = PanelField(look, _("Name of a page"), _("Like Favourites"), _LONGEST)
        self._up = self._button("page_up", _("Up"), "chevron-up")
        self._down = self._button("page_down", _("Down"), "chevron-down")
        self._remove = self._button("remove_page", _("Remove page"), "trash-2")
        self._remove.set_kind(Kind.DANGER_OUTLINE)
        self._new = self._button("add_page", _("Add page"), "plus")
        self._new.set_kind(Kind.PRIMARY)
        self._rename = self._button("rename_page", _("Rename"), "pencil")
        self._copy = self._button("copy", _("As another till"), "copy")
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _GAP, _SIDE, _GAP)
        column.setSpacing(_GAP)
        column.addWidget(self.rows, 1)
        column.addWidget(ButtonRow(look, (self._up, self._down, self._remove)))
        column.addWidget(TextLabel(_("Name of a page"), "office.caption", "text-muted"))
        column.addWidget(self.name)
        column.addWidget(ButtonRow(look, (self._rename, self._new)))
        column.addWidget(self._copy)

    def display(self, state: BoardState) -> None:
        """Show the pages; the field takes the name of another page that is chosen."""
        before, self._state = self._state, state
        self.rows.display(state.pages)
        has_page = bool(state.page)
        for button in (self._up, self._down, self._remove, self._rename):
            button.setEnabled(has_page)
        self._copy.setVisible(bool(state.others))
        if state.page != before.page or state.pages != before.pages:
            self.name.show_text(state.page)

    def _button(self, name: str, label: str, icon: str) -> HintButton:
        button = HintButton(self._look, label, shape=Shape.OFFICE, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(self._press)
        return button

    def add(self) -> None:
        """Begin a page with the name in the field."""
        self.page_added.emit(self.name.text())

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is self._new:
            self.add()
        elif button is self._rename:
            self.page_renamed.emit(self.name.text())
        elif button is self._copy:
            self._offer_others()
        else:
            self.acted.emit(button.objectName())

    def _offer_others(self) -> None:
        self._menu.clear()
        self._menu.setAccessibleName(_("Registers"))
        for register in self._state.others:
            action = self._menu.addAction(_("Register {name}").format(name=register))
            action.setData(register)
            action.triggered.connect(self._take)
        self._menu.popup(self._copy.mapToGlobal(self._copy.rect().bottomLeft()))

    @Slot()
    def _take(self) -> None:
        chosen = self.sender()
        if isinstance(chosen, QAction):
            self.copied.emit(chosen.data())
