"""The replay screen: builds its parts, connects what is wanted to what answers, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from pos_app.application.snapshots import StoreSnapshot
from pos_app.ui.actions import REPLAY, actions_of
from pos_app.ui.audit_replay.papers import Papers
from pos_app.ui.audit_replay.presenter import ReplayPresenter
from pos_app.ui.audit_replay.reading import Reader
from pos_app.ui.audit_replay.replay_state import CartFlag
from pos_app.ui.audit_replay.view import ReplayView
from pos_app.ui.look import Look

_SPEEDS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_4: 4}


class ReplayScreen(QWidget):
    """Replays sales; a part of the audit window.

    Signals:
        left(): back to where the sale was chosen.
        shown(object): the id of a cart that is now replayed, so that its flags may follow.
        receipt_wanted(object): the number of the order whose receipt is to be opened.
    """

    left = Signal()
    shown = Signal(object)
    receipt_wanted = Signal(object)

    def __init__(
        self,
        look: Look,
        *,
        reader: Reader,
        store: StoreSnapshot,
        receipts: Path | None = None,
        export_folder: Path | None = None,
    ) -> None:
        """Read through ``reader``.

        ``receipts`` is the folder where the till keeps its receipts as text (None: they are
        opened by whoever listens to ``receipt_wanted``); ``export_folder`` is proposed for pages.
        """
        super().__init__()
        self.setObjectName("replay")
        self.view = ReplayView(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._pacer = _TimerPacer(self)
        self.presenter = ReplayPresenter(self.view, reader, self._pacer, store, self.shown.emit)
        self._pacer.ticked.connect(self.presenter.tick)
        self.papers = Papers(look, self, self.presenter, store.name, receipts, export_folder)
        self._connect()
        self._listen()

    def show_cart(self, cart_id: str, flags: tuple[CartFlag, ...] = ()) -> None:
        """Replay a cart from its first step, with the red flags on it."""
        self.presenter.show_cart(cart_id, flags)
        self.view.steps.setFocus()

    def show_flags(self, cart_id: str, flags: tuple[CartFlag, ...]) -> None:
        """Mark the red flags on the cart that is shown; those of another come too late."""
        self.presenter.show_flags(cart_id, flags)

    @Slot()
    def offer_sales(self) -> None:
        """Show the newest sales to choose from, and a field for a receipt's number."""
        self.presenter.offer_sales()
        self.view.chooser.focus_field()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop playing while nobody looks."""
        self.presenter.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a speed, or skip pauses; letters and digits are nobody's shortcut."""
        key = Qt.Key(event.key())
        if self.view.is_choosing() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _SPEEDS:
            self.presenter.set_speed(_SPEEDS[key])
        elif key == Qt.Key.Key_S:
            self.presenter.toggle_skip()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        view.steps.step_wanted.connect(presenter.go_to)
        view.transport.track.step_wanted.connect(presenter.go_to)
        view.transport.acted.connect(self._act)
        view.transport.speed_wanted.connect(presenter.set_speed)
        view.bar.acted.connect(self._act)
        view.chooser.found.connect(self._find)
        view.chooser.chosen.connect(self._choose)
        self.shown.connect(self._take_focus)

    def _listen(self) -> None:
        for action in actions_of(REPLAY):
            if action.is_shortcut and action.screen == REPLAY:
                for key in action.keys:
                    shortcut = QShortcut(QKeySequence(key), self)
                    shortcut.setObjectName(action.name)
                    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                    shortcut.activated.connect(self._press)

    @Slot()
    def _press(self) -> None:
        """Do what a key says; Space presses a button that has the focus, as it always does."""
        name = self._name_of_sender()
        focus = QApplication.focusWidget()
        if name == "play" and isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
            focus.click()
        else:
            self._act(name)

    @Slot(object)
    def _act(self, name: str) -> None:
        do = self._actions().get(name)
        if do is not None:
            do()

    @Slot(object)
    def _find(self, typed: str) -> None:
        self.presenter.find(typed)

    @Slot(object)
    def _choose(self, cart_id: str) -> None:
        self.show_cart(cart_id)

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    @Slot()
    def _open_receipt(self) -> None:
        number = self.presenter.receipt
        if number:
            self.receipt_wanted.emit(number)
            self.papers.show_receipt(number)

    @Slot(object)
    def _take_focus(self, _cart_id: object) -> None:
        """The steps take the keyboard from the chooser, which is gone."""
        if self.isVisible():
            self.view.steps.setFocus()

    def _actions(self) -> dict[str, Callable[[], None]]:
        presenter = self.presenter
        if self.view.is_choosing():
            return {"leave": self._leave}
        return {
            "first": presenter.go_to_first,
            "back": presenter.go_back,
            "play": presenter.toggle_play,
            "next": presenter.go_on,
            "last": presenter.go_to_last,
            "previous_flag": presenter.go_to_previous_flag,
            "next_flag": presenter.go_to_next_flag,
            "skip": presenter.toggle_skip,
            "receipt": self._open_receipt,
            "save": self.papers.ask_for_file,
            "choose": self.offer_sales,
            "leave": self._leave,
        }

    def _name_of_sender(self) -> str:
        return self.sender().objectName()


class _TimerPacer(QObject):
    """Lets real time pass.

    Signals:
        ticked(): the time that was last asked for is over.
    """

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.ticked)

    def wait(self, milliseconds: int) -> None:
        """Tick once after so much time, and not for an earlier wait."""
        self._timer.start(milliseconds)

    def stop(self) -> None:
        """Do not tick."""
        self._timer.stop()
