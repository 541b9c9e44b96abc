"""Opens the screen of shifts over the sell screen, and asks for the float of a new day.

Screens do not know each other; here they meet.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from pos_app.application.errors import ApplicationError
from pos_app.application.shift_desk import ShiftDesk
from pos_app.application.snapshots import StoreSnapshot
from pos_app.ui.actions import SHIFT, actions_of
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.sell.view import SellView
from pos_app.ui.shift.presenter import ShiftPresenter
from pos_app.ui.shift.shift_state import Page
from pos_app.ui.shift.view import ShiftView
from pos_app.ui.shift.wiring import connect_shift
from pos_app.ui.training_switch import leave_for_training
from pos_app.ui.widgets.key_list import KeyList
from pos_app.ui.widgets.sheet import Answer

_PAGES = {"shift": Page.HOME, "move_cash": Page.CASH, "close_shift": Page.COUNT}
_KEYS_WIDTH = 760
TRAINING = "training"


class ShiftOffice(QObject):
    """Owns the screen; it is read anew whenever it opens."""

    def __init__(
        self, look: Look, view: SellView, desk: ShiftDesk, store: StoreSnapshot, papers: Path
    ) -> None:
        """Answer what ``view`` asks for; ``papers`` is where printed reports lie."""
        super().__init__(view)
        self._look = look
        self._view = view
        self._desk = desk
        self.screen = ShiftView(look, view)
        self.screen.hide()
        self.presenter = ShiftPresenter(self.screen, desk, store, papers)
        connect_shift(self.screen, self.presenter)
        self.screen.left.connect(self._leave)
        self.screen.keys_wanted.connect(self._show_keys)
        self.screen.acted.connect(self._switch)
        self.screen.scaled.connect(view.text_scale_wanted)
        view.panel_wanted.connect(self._open)

    def ask_for_float(self) -> None:
        """Ask once, at start, where the register keeps shifts and none is open."""
        try:
            is_wanted = self._desk.rules.rules().uses_shifts
            if is_wanted and self._desk.commands.current() is None:
                self._show(Page.OPEN)
        except ApplicationError:
            return  # the sell screen says what is wrong with the store

    @Slot(str)
    def _open(self, name: str) -> None:
        if name in _PAGES:
            self._show(_PAGES[name])
        elif name == TRAINING:
            self._switch(name)

    def _show(self, page: Page) -> None:
        self.presenter.open(page)
        self._view.cover_with(self.screen)

    @Slot(str)
    def _switch(self, action: str) -> None:
        """Let whoever runs the program open the other store: the real one, or that of training."""
        if action == TRAINING:
            leave_for_training()

    @Slot()
    def _leave(self) -> None:
        self._view.cover_with(None)

    @Slot()
    def _show_keys(self) -> None:
        keys = KeyList(self._look, actions_of(SHIFT))
        close = Answer("shift.keys.close", _("Close"), "Esc")
        self._view.sheets.sheet.open_with(_("Keys of this screen"), keys, (close,), _KEYS_WIDTH)
