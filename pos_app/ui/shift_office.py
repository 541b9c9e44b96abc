"""Opens the screen of shifts over the sell screen, and asks for the float of a new day.

Screens do not know each other; here they meet. The screen is imported and made when it is first
wanted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from pos_app.application.errors import ApplicationError
from pos_app.ui.actions import SHIFT, actions_of
from pos_app.ui.approving import ApprovalDesk, serve
from pos_app.ui.i18n import _
from pos_app.ui.training_switch import leave_for_training
from pos_app.ui.upkeep_pages import CHAPTER_FOR_SHIFTS
from pos_app.ui.widgets.key_list import KeyList
from pos_app.ui.widgets.sheet import Answer

if TYPE_CHECKING:  # imported with the screen
    from pos_app.application.shift_desk import ShiftDesk
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.ui.look import Look
    from pos_app.ui.sell.view import SellView
    from pos_app.ui.shift.presenter import ShiftPresenter
    from pos_app.ui.shift.view import ShiftView

_PAGES = {"shift": "HOME", "move_cash": "CASH", "close_shift": "COUNT"}
_KEYS_WIDTH = 760
_GUIDE = "shift.guide"
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
        self._store = store
        self._papers = papers
        self._approvals: ApprovalDesk | None = None
        self._room: tuple[ShiftView, ShiftPresenter] | None = None
        view.panel_wanted.connect(self._open)

    @property
    def screen(self) -> ShiftView:
        """The screen, made now if it was not wanted before."""
        return self._opened()[0]

    @property
    def presenter(self) -> ShiftPresenter:
        """What answers the screen."""
        return self._opened()[1]

    def ask_at(self, desk: ApprovalDesk) -> None:
        """Let what the screen does be approved at a desk."""
        self._approvals = desk

    def ask_for_float(self) -> None:
        """Ask once, at start, where the register keeps shifts and none is open."""
        try:
            is_wanted = self._desk.rules.rules().uses_shifts
            if is_wanted and self._desk.commands.current() is None:
                self._show("OPEN")
        except ApplicationError:
            return  # the sell screen says what is wrong with the store

    @Slot(str)
    def _open(self, name: str) -> None:
        if name in _PAGES:
            self._show(_PAGES[name])
        elif name == TRAINING:
            self._switch(name)

    def _show(self, page: str) -> None:
        from pos_app.ui.shift.shift_state import Page  # noqa: PLC0415 - see the module

        self.presenter.open(Page[page])
        self._view.cover_with(self.screen)

    def _opened(self) -> tuple[ShiftView, ShiftPresenter]:
        if self._room is None:
            self._room = self._made()
        return self._room

    def _made(self) -> tuple[ShiftView, ShiftPresenter]:
        from pos_app.ui.shift import presenter, view, wiring  # noqa: PLC0415 - see the module

        screen = view.ShiftView(self._look, self._view)
        screen.hide()
        answering = presenter.ShiftPresenter(screen, self._desk, self._store, self._papers)
        wiring.connect_shift(screen, answering)
        screen.left.connect(self._leave)
        screen.keys_wanted.connect(self._show_keys)
        self._view.sheets.sheet.answered.connect(self._answer)
        screen.acted.connect(self._switch)
        screen.scaled.connect(self._view.text_scale_wanted)
        if self._approvals is not None:
            serve(answering, self._approvals)
        return screen, answering

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
        guide = Answer(_GUIDE, _("Guide"), icon="circle-help")
        sheet = self._view.sheets.sheet
        sheet.open_with(_("Keys of this screen"), keys, (close, guide), _KEYS_WIDTH)

    @Slot(str)
    def _answer(self, name: str) -> None:
        if name == _GUIDE:
            self._view.panel_wanted.emit(CHAPTER_FOR_SHIFTS)
