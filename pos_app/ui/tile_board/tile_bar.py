"""What can be done with the chosen tile, as buttons and lists that open."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.tile_board.board_state import BoardState
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton

_SWATCH = 20


class TileBar(QWidget):
    """Stands under the tiles.

    Signals:
        acted(object): the name of the button that was pressed.
        coloured(object), sent(object): the colour or the page that was chosen in a list.
    """

    acted = Signal(object)
    coloured = Signal(object)
    sent = Signal(object)

    def __init__(self, look: Look) -> None:
        """Have nothing to act on yet."""
        super().__init__()
        self._look = look
        self._state = BoardState()
        self._menu = QMenu(self)
        self._earlier = self._button("earlier", _("Earlier"), "Ctrl ←", "chevron-left")
        self._later = self._button("later", _("Later"), "Ctrl →", "chevron-right")
        self._colour = self._button("colour", _("Colour"), "Alt C", "chevron-down")
        self._send = self._button("send", _("To page"), "Alt G", "chevron-down")
        self._remove = self._button("remove", _("Remove"), "Del", "trash-2")
        self._remove.set_kind(Kind.DANGER_OUTLINE)
        self._buttons = (self._earlier, self._later, self._colour, self._send, self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = ButtonRow(look, self._buttons)
        column.addWidget(self._row)

    def display(self, state: BoardState) -> None:
        """Offer what fits the chosen tile."""
        self._state = state
        for button in self._buttons:
            button.setEnabled(state.chosen is not None)
        self._send.setEnabled(state.chosen is not None and bool(state.goals))

    def press(self, name: str) -> None:
        """Do what a key names, as its button would."""
        pressed = next(each for each in self._buttons if each.objectName() == name)
        if pressed.isEnabled():
            pressed.click()

    def _button(self, name: str, label: str, hint: str, icon: str) -> HintButton:
        button = HintButton(self._look, label, shape=Shape.OFFICE, hint=hint, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(self._press)
        return button

    def _open(self, button: HintButton) -> None:
        self._menu.clear()
        self._menu.setAccessibleName(button.accessibleName())
        if button is self._colour:
            for choice in self._state.colours:
                action = self._menu.addAction(self._swatch(choice.value), choice.label)
                action.setCheckable(True)
                action.setChecked(choice.is_chosen)
                action.setData(("colour", choice.value))
                action.triggered.connect(self._choose)
        else:
            for goal in self._state.goals:
                action = self._menu.addAction(goal.replace("&", "&&"))
                action.setData(("page", goal))
                action.triggered.connect(self._choose)
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _swatch(self, colour: str) -> QIcon:
        pixmap = QPixmap(_SWATCH, _SWATCH)
        pixmap.fill(self._look.color(f"{colour}.ink" if colour else "surface-sunken"))
        return QIcon(pixmap)

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is self._colour or button is self._send:
            self._open(self._colour if button is self._colour else self._send)
        else:
            self.acted.emit(button.objectName())

    @Slot()
    def _choose(self) -> None:
        chosen = self.sender()
        if isinstance(chosen, QAction):
            kind, value = chosen.data()
            (self.coloured if kind == "colour" else self.sent).emit(value)
