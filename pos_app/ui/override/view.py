"""Opens the approval sheet over a window, keeps it open until it is decided, and closes it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.override.override_state import OverrideState
from pos_app.ui.override.request_form import RequestForm
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.sheet import Answer, Sheet
from pos_app.ui.widgets.tall_scroll import TallScroll

APPROVE, DENY, CANCEL = "override.approve", "override.deny", "override.cancel"
_WIDTH = 880


class OverrideView(QObject):
    """The sheet of one window.

    Signals:
        approved(str), denied(str): with the PIN that was typed.
        cancelled(): the request is given up.
        reason_chosen(object): the place of a reason.
        approver_wanted(): ask the next approver.
        said(str, str): a sentence for the screen behind.
        opened(), closed(): the window's keys are to be switched off and on.
    """

    approved = Signal(str)
    denied = Signal(str)
    cancelled = Signal()
    reason_chosen = Signal(object)
    approver_wanted = Signal()
    said = Signal(str, str)
    opened = Signal()
    closed = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        """Ask nothing yet."""
        super().__init__(window)
        self._look = look
        self._form: RequestForm | None = None
        self._typed = ""
        self.sheet = Sheet(look, window)
        self.sheet.answered.connect(self._answer)
        self.sheet.opened.connect(self.opened)
        self.sheet.closed.connect(self.closed)

    def display(self, state: OverrideState | None) -> None:
        """Ask, ask again, or close."""
        kept, self._typed = self._typed, ""
        if self._form is not None and self.sheet.is_open and state is not None:
            kept = self._form.pin.text()
        self._form = None
        if state is None:
            self.sheet.close_sheet()
            return
        self._form = RequestForm(self._look, state)
        self._form.reason_chosen.connect(self.reason_chosen)
        self._form.approver_wanted.connect(self.approver_wanted)
        self._form.submitted.connect(self._approve)
        answers = (
            Answer(CANCEL, _("Cancel"), "Esc", icon="x"),
            Answer(DENY, _("Deny"), "Alt+D", Kind.DANGER_OUTLINE),
            Answer(APPROVE, _("Approve"), "Enter", Kind.PRIMARY, "check"),
        )
        self.sheet.open_with(_("Manager approval"), TallScroll(self._form), answers, _WIDTH)
        self._form.show()  # at once, not at the next turn: the next key may come before it
        if not state.problem:
            self._form.pin.setText(kept)
        self._form.pin.setFocus(Qt.FocusReason.PopupFocusReason)

    def say(self, headline: str, rest: str) -> None:
        """Say what came of it, on the screen behind."""
        self.said.emit(headline, rest)

    @Slot()
    def _approve(self) -> None:
        self.sheet.answer(APPROVE)

    @Slot(str)
    def _answer(self, name: str) -> None:
        # The form is not deleted before control returns to Qt, so its PIN can still be read.
        pin = "" if self._form is None else self._form.pin.text()
        self._form = None
        if name == APPROVE:
            self.approved.emit(pin)
        elif name == DENY:
            self.denied.emit(pin)
        else:
            self.cancelled.emit()
