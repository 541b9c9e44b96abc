"""One ledger of the audit window: its view, presenter and keys, and looking again by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.actions import actions_of
from pos_app.ui.ledger.state import LedgerState
from pos_app.ui.look import Look
from pos_app.ui.widgets.ledger_view import LedgerParts, LedgerView

_POLL_MS = 2_000


class LedgerPresenter(Protocol):
    """What a ledger does."""

    @property
    def state(self) -> LedgerState:
        """What is shown."""

    def look(self) -> None:
        """Read what is shown again."""

    def more(self) -> None:
        """Read the rows after those in the list."""

    def choose(self, key: str) -> None:
        """Show a row in full."""

    def act(self, name: str) -> None:
        """Do what an action of the screen is for: list another part, or a command."""

    def tell(self, notice: str) -> None:
        """Say something in the bar, and look for what is new."""


class LedgerScreen(QWidget):
    """A part of the audit window.

    Signals:
        entry_wanted(object): the seq of a record that is to be shown among the events.
        left(): back to the events.
        stopped(): the window closes; what runs for the screen has to end.
    """

    entry_wanted = Signal(object)
    left = Signal()
    stopped = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        parts: LedgerParts,
        presented: Callable[[LedgerView], LedgerPresenter],
        *,
        looks_when_hidden: bool = False,
    ) -> None:
        """Build the screen called ``name`` in the list of actions.

        ``looks_when_hidden`` is for a ledger that counts something for its tab.
        """
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._looks_when_hidden = looks_when_hidden
        self.view = LedgerView(look, parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.presenter = presented(self.view)
        self._offered: dict[str, Callable[[], None]] = {}
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._look)
        self.view.acted.connect(self._act)
        self.view.list.chosen.connect(self._choose)
        self.view.list.opened.connect(self._open)
        self.view.list.more_wanted.connect(self._more)
        self._listen()
        if looks_when_hidden:
            self._poll.start()
            self.presenter.look()

    def offer(self, name: str, do: Callable[[], None]) -> None:
        """Let the button or key called ``name`` do something that needs more than the presenter."""
        self._offered[name] = do

    def go_to_list(self) -> None:
        """Give the list the keyboard, and look for what is new."""
        self.view.list.setFocus()
        self.presenter.look()

    @Slot()
    def stop(self) -> None:
        """Ask no more, when the window closes."""
        self._poll.stop()
        self.stopped.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._poll.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._looks_when_hidden:
            self._poll.stop()

    def _listen(self) -> None:
        for action in actions_of(self._name):
            if action.is_shortcut and action.screen == self._name:
                shortcut = QShortcut(QKeySequence(action.keys[0]), self.view)
                shortcut.setObjectName(action.name)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(self._press)

    @Slot()
    def _press(self) -> None:
        self._act(self.sender().objectName())

    @Slot(object)
    def _act(self, name: str) -> None:
        if name == "leave":
            self.left.emit()
        elif name == "record":
            self._open()
        elif name in self._offered:
            self._offered[name]()
        else:
            self.presenter.act(name)

    @Slot()
    def _open(self) -> None:
        page = self.presenter.state.page
        if page is not None and page.seq is not None:
            self.entry_wanted.emit(page.seq)

    @Slot()
    def _look(self) -> None:
        self.presenter.look()

    @Slot()
    def _more(self) -> None:
        self.presenter.more()

    @Slot(object)
    def _choose(self, key: str) -> None:
        self.presenter.choose(key)
