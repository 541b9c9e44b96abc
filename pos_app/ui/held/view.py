"""The panel of the held sales: draws a state, and says what the cashier did."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.ui.held.card_delegate import INSET
from pos_app.ui.held.card_list import HeldCards
from pos_app.ui.held.held_state import HeldState
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_header import PanelHeader

_PADDING = 12
_WIDTH_FOR_TWO, _HEIGHT_FOR_NOTE = 380, 480
_AGES_MS = 20_000
_END = 1_000_000
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -_END,
    Qt.Key.Key_End: _END,
}


class HeldView(QFrame):
    """Lists the held sales in the left part of the sell screen.

    Signals:
        moved(object): how many cards down.
        chosen(object): the cart of a card.
        discard_wanted(), recall_wanted(): by button or key, for the chosen card.
        aged(): some seconds went by, so that ages are to be read again.
        recalled(object): the :class:`CartSnapshot` to go on with.
        closed(): the items are wanted back.
    """

    moved = Signal(object)
    chosen = Signal(object)
    discard_wanted = Signal()
    recall_wanted = Signal()
    aged = Signal()
    recalled = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the panel."""
        super().__init__(parent)
        self._look = look
        self._note_text = ""
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Held sales"))
        header = PanelHeader(look, _("Held sales"), self)
        header.closed.connect(self.closed)
        self._info = NoteLine(look, "info")
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._cards = HeldCards(look)
        self._cards.chosen.connect(self.chosen)
        self._empty = EmptyState(look, parent=self)
        self._empty.display(
            "archive-restore",
            _("No held sales"),
            _("F6 sets the sale at hand aside."),
        )
        self._note = NoteLine(look, "clock")
        self._discard = HintButton(
            look, "", kind=Kind.DANGER_OUTLINE, icon="trash-2", hint="Alt D", parent=self
        )
        self._discard.clicked.connect(self.discard_wanted)
        self._recall = HintButton(
            look,
            _("Recall"),
            kind=Kind.PRIMARY,
            icon="archive-restore",
            hint="Enter",
            parent=self,
        )
        self._recall.clicked.connect(self.recall_wanted)
        key = QShortcut(QKeySequence("Alt+D"), self)
        key.setAutoRepeat(False)
        key.activated.connect(self.discard_wanted)
        self.setFocusProxy(self._cards)
        self._timer = QTimer(self)
        self._timer.setInterval(_AGES_MS)
        self._timer.timeout.connect(self.aged)
        self._place(header)

    def display(self, state: HeldState) -> None:
        """Draw the held sales."""
        has_any = bool(state.cards)
        self._info.say(state.info)
        self._problem.say(state.problem)
        self._note_text = state.note if has_any else ""
        self._show_note()
        self._cards.show_rows(state.cards)
        if state.chosen is not None:
            self._cards.stand_on(state.chosen)
        self._cards.setVisible(has_any)
        self._empty.setVisible(not has_any)
        self._discard.set_label(_("Discard for good") if state.is_sure else _("Discard"))
        self._discard.set_kind(Kind.DANGER if state.is_sure else Kind.DANGER_OUTLINE)
        for button in (self._discard, self._recall):
            button.setVisible(has_any)

    def hand_over(self, cart: CartSnapshot) -> None:
        """Pass on what was recalled."""
        self.recalled.emit(cart)

    def texts(self) -> tuple[str, ...]:
        """Return the cards as they are spoken."""
        return self._cards.texts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the buttons one under the other where two have no room for their words.

        In a low window the cards need the room of the note.
        """
        super().resizeEvent(event)
        self._show_note()
        is_wide = self.width() >= self._look.px(_WIDTH_FOR_TWO)
        self._buttons.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Let the ages go on."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ages that nobody sees stand still."""
        super().hideEvent(event)
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the cards and recall; Del is not passed on to the cart beside."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.recall_wanted.emit()
        elif key != Qt.Key.Key_Delete:
            super().keyPressEvent(event)

    def _show_note(self) -> None:
        has_room = self.height() >= self._look.px(_HEIGHT_FOR_NOTE)
        self._note.say(self._note_text if has_room else "")

    def _place(self, header: PanelHeader) -> None:
        self._buttons.setSpacing(8)
        for button in (self._discard, self._recall):
            self._buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _PADDING)
        column.setSpacing(_PADDING)
        column.addWidget(header)
        side = _PADDING - 1
        for line in (self._info, self._problem):
            column.addLayout(_beside(line, side))
        middle = _beside(self._cards, side - INSET)
        middle.addWidget(self._empty)
        column.addLayout(middle, 1)
        column.addLayout(_beside(self._note, side))
        self._buttons.setContentsMargins(side, 0, side, 0)
        column.addLayout(self._buttons)


def _beside(widget: QWidget, room: int) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setContentsMargins(room, 0, room, 0)
    row.addWidget(widget)
    return row
