"""The right side of the sign-in screen: who was chosen, the PIN, the pad, and the way in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.sign_in.sign_in_state import SignInState
from pos_app.ui.widgets.avatar import Avatar
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.form_fields import PinField
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.pin_pad import PinPad
from pos_app.ui.widgets.text_label import TextLabel

_WIDTH = 372
_MARGIN = 28
_PROMPT, _NAME, _AVATAR = 52, 36, 64
# Below this height the pad needs the room of the circle.
_ROOM_FOR_AVATAR = 640


class PinSide(QWidget):
    """Takes the PIN.

    Signals:
        entered(str): the PIN, as typed.
    """

    entered = Signal(str)

    def __init__(self, look: Look) -> None:
        """Wait for somebody."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._avatar = Avatar(look, _AVATAR, "sell.tender")
        self._name = TextLabel("", "sell.tender", wraps=True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin = PinField(look, _("PIN"))
        self.pin.returnPressed.connect(self._enter)
        self._prompt = TextLabel("", "sell.body", "text-muted", wraps=True)
        self._prompt.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pad = PinPad(look)
        pad.pressed_key.connect(self.pin.press_key)
        self._button = HintButton(look, "", kind=Kind.PRIMARY, hint="Enter")
        self._button.clicked.connect(self._enter)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self._name, self.pin, self._prompt, pad, self._button):
            column.addWidget(widget)
        column.addStretch(1)
        look.changed.connect(self._take_look)
        self._take_look()

    def display(self, state: SignInState) -> None:
        """Show who is meant and what to type; nothing is typed any more."""
        self._avatar.show_initials(state.initials)
        self._name.setText(state.chosen or _("Nobody chosen"))
        self.pin.clear()
        self._prompt.setText(state.problem or state.prompt)
        self._prompt.set_ink("danger" if state.problem else "text-muted")
        self.pin.mark_problem(is_there=bool(state.problem))
        self._button.set_label(state.button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the circle out where the pad needs its room."""
        super().resizeEvent(event)
        self._avatar.setVisible(self.height() >= self._look.px(_ROOM_FOR_AVATAR))

    @Slot()
    def _enter(self) -> None:
        self.entered.emit(self.pin.text())

    @Slot()
    def _take_look(self) -> None:
        self.setFixedWidth(self._look.px(_WIDTH))
        column = self.layout()
        if column is not None:
            margin = self._look.px(_MARGIN)
            column.setContentsMargins(margin, 12, margin, 12)
        # Two lines always: a longer sentence moves no key.
        self._prompt.setFixedHeight(self._look.px(_PROMPT))
        self._name.setFixedHeight(self._look.px(_NAME))
