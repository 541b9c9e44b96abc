"""Takes an anchor in the audit window: asks how, hands it out on a thread, tells the outcome."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.application.anchor_service import AnchorService
from pos_app.application.errors import ApplicationError, ApprovalNeeded
from pos_app.application.evidence import Anchor
from pos_app.application.ports import Clock, Progress
from pos_app.ui.audit_exports.anchor_form import AnchorForm
from pos_app.ui.audit_exports.anchor_wish import AnchorWish
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.ledger.screen import LedgerScreen
from pos_app.ui.look import Look
from pos_app.ui.printing.anchor_page import AnchorPage
from pos_app.ui.tasks import Task
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.form_scroll import FormScroll
from pos_app.ui.widgets.sheet import Answer, Sheet

ANCHOR = "anchor"
_TAKE = "take"
_WIDTH, _HEIGHT = 560, 420


class AnchorDesk(QObject):
    """Owns the sheet that asks, and the thread that hands out.

    Signals:
        sheet_opened(), sheet_closed(): the window's keys are to be switched off and on again.
    """

    sheet_opened = Signal()
    sheet_closed = Signal()

    def __init__(
        self,
        look: Look,
        screen: LedgerScreen,
        service: AnchorService,
        clock: Clock,
        store_name: str,
        folder: Path,
    ) -> None:
        """Take anchors on ``screen``; ``folder`` is proposed for files."""
        super().__init__(screen)
        self._look = look
        self.screen = screen
        self._service = service
        self._clock = clock
        self._store_name = store_name
        self._folder = folder
        self._wish = AnchorWish()
        self._task = Task("anchor", self)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._fail)
        self.sheet = Sheet(look, screen)
        self.sheet.answered.connect(self._answer)
        self.sheet.opened.connect(self.sheet_opened)
        self.sheet.closed.connect(self.sheet_closed)
        screen.offer(ANCHOR, self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask how the anchor shall leave, unless one is under way."""
        if self._task.is_running:
            return
        name = f"anchor-{self._clock.now().astimezone():%Y-%m-%d-%H%M}.txt"
        # What the last mail needed is proposed again while the window is open, but no password.
        self._wish = replace(self._wish, path=str(self._folder / name), password="")
        look = self._look
        form = AnchorForm(look, self._wish)
        form.changed.connect(self._take)
        form.submitted.connect(self._submit)
        answers = (
            Answer("cancel", _("Cancel"), key="Esc"),
            Answer(_TAKE, _("Take the anchor"), key="Enter", kind=Kind.PRIMARY, icon="check"),
        )
        # In a low window, or with a large text, the form is higher than its place.
        self.sheet.open_with(
            _("Take an anchor"), FormScroll(form, look.px(_HEIGHT)), answers, _WIDTH
        )
        self.sheet.button(_TAKE).setEnabled(self._wish.is_complete)

    @Slot()
    def close(self) -> None:
        """End the thread, when the window closes."""
        self._task.close()

    @Slot(object)
    def _take(self, wish: AnchorWish) -> None:
        self._wish = wish
        self.sheet.button(_TAKE).setEnabled(wish.is_complete)

    @Slot()
    def _submit(self) -> None:
        self.sheet.answer(_TAKE)

    @Slot(str)
    def _answer(self, name: str) -> None:
        if name != _TAKE:
            return
        wish, service = self._wish, self._service
        self.screen.presenter.tell(_("Taking the anchor …"))

        def paper(anchor: Anchor, code: str) -> AnchorPage:
            return AnchorPage(self._store_name, anchor, code)

        def hand_out(_progress: Progress) -> object:
            try:
                return wish.hand_out(service, paper)
            except (ApplicationError, ApprovalNeeded, OSError) as error:
                return error

        self._task.start(hand_out)

    @Slot(object)
    def _tell(self, value: object) -> None:
        if isinstance(value, Anchor):
            self.screen.presenter.tell(self._wish.told(value))
        elif isinstance(value, OSError):
            text = _("The anchor cannot be written: {reason}. Nothing left this machine.")
            reason = value.strerror or str(value)
            self.screen.presenter.tell(text.format(reason=reason))
        elif isinstance(value, BaseException):
            self._fail(value)

    @Slot(object)
    def _fail(self, error: BaseException) -> None:
        self.screen.presenter.tell(str(error_text(error)))
