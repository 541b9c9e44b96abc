"""The returns panel: draws a state, and says what the cashier did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.returns.button_grid import ButtonGrid
from pos_app.ui.returns.line_rows import LineRows
from pos_app.ui.returns.returns_state import ReturnsState
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_header import PanelHeader
from pos_app.ui.widgets.text_label import TextLabel

_PADDING = 12
_FIELD = 60
_REASONS = 4
_WIDTH_FOR_COLUMNS = 480
_KEYS = {"original": "F9", "cash": "F12", "credit": "Ctrl+K", "exchange": "Alt+X", "void": "Alt+D"}


class ReturnsView(QFrame):
    """Takes goods back in the left part of the sell screen.

    Signals:
        looked_up(str): the number of a receipt.
        stepped(object, object): a line's number, and +1 or -1.
        reason_chosen(object): the place of a reason, from 0.
        refund_wanted(str): ``original``, ``cash``, ``credit`` or ``exchange``.
        void_wanted(): the whole sale is to be undone.
        exchanged(object): the cart that an exchange pays towards.
        closed(): the items are wanted back.
    """

    looked_up = Signal(str)
    stepped = Signal(object, object)
    reason_chosen = Signal(object)
    refund_wanted = Signal(str)
    void_wanted = Signal()
    exchanged = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the panel."""
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Returns"))
        header = PanelHeader(look, _("Returns"), self)
        header.closed.connect(self.closed)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(_("Scan the receipt, or type its number"))
        self._field.setAccessibleName(_("Number of the receipt"))
        self._field.setMinimumHeight(look.px(_FIELD))
        self._field.setFont(look.type_font("sell.item"))
        self._field.returnPressed.connect(self._look_up)
        self._head = TextLabel("", "sell.body", weight=600)
        self._paid = TextLabel("", "sell.body", "text-muted")
        self._rows = LineRows(look, self)
        self._rows.stepped.connect(self.stepped)
        self._empty = EmptyState(look, parent=self)
        self._empty.display(
            "receipt-text", _("Which sale?"), _("Its number stands at the top of the receipt.")
        )
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._done = NoteLine(look, "circle-check", "positive")
        self._why = TextLabel(_("Why is it coming back?"), "sell.body", "text-muted")
        self._reasons = [self._reason(place) for place in range(_REASONS)]
        self._ways = {
            "original": self._way("original", _("Refund"), "undo-2", kind=Kind.PRIMARY),
            "cash": self._way("cash", _("Cash")),
            "credit": self._way("credit", _("Credit")),
            "exchange": self._way("exchange", _("Exchange")),
            "void": self._way("void", _("Undo sale"), kind=Kind.DANGER_OUTLINE),
        }
        others = [button for way, button in self._ways.items() if way != "original"]
        self._grids = (ButtonGrid(self._reasons), ButtonGrid(others))
        self._place(header)
        self.setFocusProxy(self._field)
        into = QShortcut(QKeySequence("Alt+Down"), self)
        into.activated.connect(self._rows.enter)

    def display(self, state: ReturnsState) -> None:
        """Draw the return."""
        if self._field.text() != state.number:
            self._field.setText(state.number)
        has_sale = bool(state.rows)
        self._head.setText(state.head)
        self._paid.setText(state.sum_paid)
        self._rows.show_rows(state.rows)
        self._rows.setVisible(has_sale)
        self._empty.setVisible(not has_sale)
        self._problem.say(state.problem)
        self._done.say(state.done)
        self._why.setVisible(has_sale)
        for place, button in enumerate(self._reasons):
            button.setVisible(has_sale)
            if place < len(state.reasons):
                button.set_label(state.reasons[place])
            button.set_kind(Kind.CHOSEN if place == state.reason else Kind.NEUTRAL)
        enabled = {
            "original": state.can_refund,
            "cash": state.can_refund,
            "credit": state.can_credit,
            "exchange": state.can_exchange,
            "void": any(row.can_return for row in state.rows),
        }
        for way, button in self._ways.items():
            button.setEnabled(enabled[way])
        self._ways["original"].set_label(
            _("Refund {amount}").format(amount=state.refund) if state.refund else _("Refund")
        )
        self._ways["void"].set_label(_("Really undo") if state.is_sure else _("Undo sale"))
        self._ways["void"].set_kind(Kind.DANGER if state.is_sure else Kind.DANGER_OUTLINE)

    def hand_over(self, cart: CartSnapshot) -> None:
        """Give the cart on, which an exchange pays towards."""
        self.exchanged.emit(cart)

    def _place(self, header: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _PADDING)
        column.setSpacing(_PADDING)
        column.addWidget(header)
        inside = QVBoxLayout()
        inside.setContentsMargins(_PADDING - 1, 0, _PADDING - 1, 0)
        inside.setSpacing(8)
        about = QHBoxLayout()
        about.addWidget(self._head)
        about.addStretch(1)
        about.addWidget(self._paid)
        inside.addWidget(self._field)
        inside.addLayout(about)
        inside.addWidget(self._problem)
        inside.addWidget(self._done)
        inside.addWidget(self._empty, 1)
        inside.addWidget(self._rows, 1)
        inside.addWidget(self._why)
        inside.addLayout(self._grids[0])
        inside.addWidget(self._ways["original"])
        inside.addLayout(self._grids[1])
        column.addLayout(inside, 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the buttons in as many columns as their words have room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= self._look.px(_WIDTH_FOR_COLUMNS)
        for grid in self._grids:
            grid.fit(is_wide=is_wide)

    def _reason(self, place: int) -> HintButton:
        button = HintButton(self._look, "", hint=f"Alt {place + 1}", parent=self)
        button.setObjectName(str(place))
        button.clicked.connect(self._choose)
        key = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
        key.activated.connect(button.click)
        return button

    def _way(
        self, way: str, label: str, icon: str = "", *, kind: Kind = Kind.NEUTRAL
    ) -> HintButton:
        hint = _KEYS[way].replace("+", " ")
        button = HintButton(self._look, label, kind=kind, icon=icon, hint=hint, parent=self)
        button.setObjectName(way)
        button.clicked.connect(self._pay)
        key = QShortcut(QKeySequence(_KEYS[way]), self)
        key.setAutoRepeat(False)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(button.click)
        return button

    @Slot()
    def _look_up(self) -> None:
        self.looked_up.emit(self._field.text())

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if button is not None:
            self.reason_chosen.emit(int(button.objectName()))

    @Slot()
    def _pay(self) -> None:
        way = self.sender().objectName()
        if way == "void":
            self.void_wanted.emit()
        else:
            self.refund_wanted.emit(way)
