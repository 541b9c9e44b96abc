"""What can be done with a customer: buttons in rows that fit the width."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.actions import CUSTOMERS, action_of
from pos_app.ui.customers.customer_state import CustomerState
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton

_WIDTH_FOR_THREE = 500
_COLUMNS = 6


class CustomerButtons(QWidget):
    """Choose or take off, add, edit, open the account, erase.

    Signals:
        choose_wanted(), take_off_wanted(), new_wanted(), edit_wanted(), account_wanted(),
            erase_wanted(): by button or key.
    """

    choose_wanted = Signal()
    take_off_wanted = Signal()
    new_wanted = Signal()
    edit_wanted = Signal()
    account_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, look: Look, panel: QWidget) -> None:
        """Listen for the keys in ``panel``."""
        super().__init__(panel)
        self._look = look
        self._has_one = False
        self.choose = HintButton(
            look, _("Choose"), kind=Kind.PRIMARY, icon="check", hint="Enter", parent=self
        )
        self.take_off = HintButton(look, _("Take off the sale"), icon="x", parent=self)
        self.new = HintButton(look, _("New"), icon="user-round-plus", parent=self)
        self.edit = HintButton(look, _("Edit"), icon="pencil", parent=self)
        self.account = HintButton(look, _("Account"), icon="wallet", parent=self)
        self.erase = HintButton(look, "", kind=Kind.DANGER_OUTLINE, parent=self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.choose.clicked.connect(self.choose_wanted)
        for button, name, wanted in (
            (self.take_off, "take_off", self.take_off_wanted),
            (self.new, "new", self.new_wanted),
            (self.edit, "edit", self.edit_wanted),
            (self.account, "account", self.account_wanted),
            (self.erase, "erase", self.erase_wanted),
        ):
            action = action_of(CUSTOMERS, name)
            button.clicked.connect(wanted)
            button.set_hint(action.hint)
            shortcut = QShortcut(QKeySequence(action.keys[0]), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(button.click)
        self._place()

    def display(self, state: CustomerState) -> None:
        """Offer what can be done now."""
        has_one = self._has_one = state.card is not None
        is_on_sale = state.card is not None and state.card.is_on_sale
        self.choose.setVisible(has_one and not is_on_sale)
        self.take_off.setVisible(is_on_sale)
        self.edit.setVisible(has_one)
        self.account.setVisible(has_one)
        self.erase.setVisible(has_one)
        self.erase.set_label(_("Erase for good") if state.is_sure else _("Erase personal data"))
        self.erase.set_kind(Kind.DANGER if state.is_sure else Kind.DANGER_OUTLINE)
        self.new.set_kind(Kind.NEUTRAL if has_one else Kind.PRIMARY)
        key = "new" if has_one or not state.text else "choose"
        self.new.set_hint(action_of(CUSTOMERS, key).hint)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the buttons where their words fit."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        grid, half = self._grid, _COLUMNS // 2
        grid.addWidget(self.choose, 0, 0, 1, _COLUMNS)
        grid.addWidget(self.take_off, 0, 0, 1, _COLUMNS)
        is_wide = self.width() >= self._look.px(_WIDTH_FOR_THREE)
        self.new.set_icon("user-round-plus" if is_wide or not self._has_one else "")
        self.edit.set_icon("pencil" if is_wide else "")
        self.account.set_icon("wallet" if is_wide else "")
        if not self._has_one:
            grid.addWidget(self.new, 1, 0, 1, _COLUMNS)
        elif is_wide:
            for place, button in enumerate((self.new, self.edit, self.account)):
                grid.addWidget(button, 1, 2 * place, 1, 2)
            grid.addWidget(self.erase, 2, 0, 1, _COLUMNS)
        else:
            grid.addWidget(self.new, 1, 0, 1, half)
            grid.addWidget(self.edit, 1, half, 1, half)
            grid.addWidget(self.account, 2, 0, 1, _COLUMNS)
            grid.addWidget(self.erase, 3, 0, 1, _COLUMNS)
