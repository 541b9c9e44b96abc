"""A few reasons to choose one of, by touch or by Alt and a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_COLUMNS = 2
_FIRST_DIGIT = Qt.Key.Key_1


class ChoiceGrid(QWidget):
    """Two columns of buttons, of which one is chosen.

    Signals:
        chosen(object): the place of the button, counted from 0.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, choices: tuple[str, ...], parent: QWidget | None = None) -> None:
        """Offer ``choices``."""
        super().__init__(parent)
        self._buttons: list[HintButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, choice in enumerate(choices):
            button = HintButton(look, choice, hint=f"Alt {place + 1}", parent=self)
            button.setObjectName(str(place))
            button.clicked.connect(self._press)
            grid.addWidget(button, *divmod(place, _COLUMNS))
            self._buttons.append(button)

    def mark(self, place: int) -> None:
        """Show which one is chosen."""
        for each, button in enumerate(self._buttons):
            is_chosen = each == place
            button.set_kind(Kind.CHOSEN if is_chosen else Kind.NEUTRAL)
            button.setAccessibleDescription(
                _("chosen") if is_chosen else _("Alt {digit}").format(digit=each + 1)
            )

    def take(self, event: QKeyEvent) -> bool:
        """Choose by Alt and a digit; return whether the key was one."""
        place = event.key() - _FIRST_DIGIT
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if not 0 <= place < len(self._buttons):
            return False
        self.chosen.emit(place)
        return True

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is not None:
            self.chosen.emit(int(button.objectName()))
