"""The exceptions: builds its parts, connects what is wanted to what answers, and its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.application.ports import Clock
from pos_app.application.red_flag_service import RedFlagService
from pos_app.ui.actions import EXCEPTIONS, actions_of
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.presenter import FlagsPresenter, Reader, Writer
from pos_app.ui.red_flags.review_form import ReviewForm
from pos_app.ui.red_flags.rule_settings import RuleRow, Wanted, changed, wrong_numbers
from pos_app.ui.red_flags.rules_form import RulesForm
from pos_app.ui.red_flags.view import FlagsView
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.sheet import Answer, Sheet

# Rules read the log in the background, so flags come without an event that could be waited for.
_POLL_MS = 2_000
_REVIEW, _SAVE = "review", "save"
_RULES_WIDTH = 640


class RedFlagsScreen(QWidget):
    """The red flags of the store; a part of the audit window.

    Signals:
        entry_wanted(object): the seq of a record that is to be shown among the events.
        replay_wanted(object): the id of a cart that is to be replayed.
        counted(object): how many flags are open now.
        left(): back to the events.
        sheet_opened(), sheet_closed(): the window's keys are to be switched off and on again.
    """

    entry_wanted = Signal(object)
    replay_wanted = Signal(object)
    counted = Signal(object)
    left = Signal()
    sheet_opened = Signal()
    sheet_closed = Signal()

    def __init__(
        self,
        look: Look,
        *,
        reader: Reader,
        writer: Writer,
        service: RedFlagService | None,
        decimals: int,
        clock: Clock,
    ) -> None:
        """Read through ``reader``; settle through ``service``, None where nothing is recorded."""
        super().__init__()
        self.setObjectName("exceptions")
        self._look = look
        self._reason = ""
        self._rows: tuple[RuleRow, ...] = ()
        self._wanted: dict[str, Wanted] = {}
        self.view = FlagsView(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.presenter = FlagsPresenter(
            self.view, reader, writer, clock, decimals, service, self.counted.emit
        )
        self.sheet = Sheet(look, self)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._connect()
        self._listen()
        self._poll.start()
        self.presenter.look()

    def go_to_list(self) -> None:
        """Give the list the keyboard, and look for what is new."""
        self.view.list.setFocus()
        self.presenter.look()

    @Slot()
    def stop(self) -> None:
        """Ask no more, when the window closes."""
        self._poll.stop()

    @Slot()
    def ask_for_review(self) -> None:
        """Ask why the flag that is shown is settled."""
        detail = self.presenter.reviewable
        if detail is None:
            return
        self._reason = ""
        form = ReviewForm(self._look, detail.sentence)
        form.changed.connect(self._take_reason)
        form.submitted.connect(self._submit)
        answers = (
            Answer("cancel", _("Cancel"), key="Esc"),
            Answer(_REVIEW, _("Mark reviewed"), key="Enter", kind=Kind.PRIMARY, icon="check"),
        )
        self.sheet.open_with(_("What did you find?"), form, answers)
        self.sheet.button(_REVIEW).setEnabled(False)

    @Slot()
    def show_rules(self) -> None:
        """Show the rules, to switch them and to set their numbers."""
        if self.presenter.can_write:
            self.presenter.read_rules(self._open_rules)

    def _open_rules(self, rows: tuple[RuleRow, ...]) -> None:
        self._rows, self._wanted = rows, {}
        form = RulesForm(self._look, rows)
        form.changed.connect(self._take_wanted)
        answers = (
            Answer("cancel", _("Cancel"), key="Esc"),
            Answer(_SAVE, _("Save"), key="Enter", kind=Kind.PRIMARY, icon="check"),
        )
        self.sheet.open_with(_("Rules"), form, answers, _RULES_WIDTH)
        self.sheet.button(_SAVE).setEnabled(False)

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        self._poll.timeout.connect(presenter.look)
        view.list.chosen.connect(presenter.choose)
        view.list.more_wanted.connect(presenter.more)
        view.acted.connect(self._act)
        view.detail.review_wanted.connect(self.ask_for_review)
        view.detail.replay_wanted.connect(self.replay_wanted)
        view.detail.entries.entry_wanted.connect(self.entry_wanted)
        self.sheet.answered.connect(self._answer)
        self.sheet.opened.connect(self.sheet_opened)
        self.sheet.closed.connect(self.sheet_closed)

    def _listen(self) -> None:
        for action in actions_of(EXCEPTIONS):
            if action.is_shortcut and action.screen == EXCEPTIONS:
                shortcut = QShortcut(QKeySequence(action.keys[0]), self.view)
                shortcut.setObjectName(action.name)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self._press)

    @Slot()
    def _press(self) -> None:
        self._act(self.sender().objectName())

    @Slot(object)
    def _act(self, name: str) -> None:
        self._actions()[name]()

    def _actions(self) -> dict[str, Callable[[], None]]:
        return {
            "open": self._show_open,
            "reviewed": self._show_reviewed,
            "review": self.ask_for_review,
            "rules": self.show_rules,
            "replay": self.view.detail.want_replay,
            "leave": self.left.emit,
        }

    def _show_open(self) -> None:
        self.presenter.show(is_open=True)

    def _show_reviewed(self) -> None:
        self.presenter.show(is_open=False)

    @Slot(object)
    def _take_reason(self, reason: str) -> None:
        self._reason = reason
        self.sheet.button(_REVIEW).setEnabled(bool(reason))

    @Slot(object)
    def _take_wanted(self, wanted: dict[str, Wanted]) -> None:
        self._wanted = changed(self._rows, wanted)
        is_wrong = any(wrong_numbers(rule, each) for rule, each in self._wanted.items())
        self.sheet.button(_SAVE).setEnabled(bool(self._wanted) and not is_wrong)

    @Slot()
    def _submit(self) -> None:
        self.sheet.answer(_REVIEW)

    @Slot(str)
    def _answer(self, name: str) -> None:
        if name == _REVIEW:
            self.presenter.review(self._reason)
        elif name == _SAVE:
            self.presenter.set_rules(self._wanted)
