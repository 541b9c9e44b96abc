"""The returns panel: draws a state, and says what the cashier did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.returns.button_grid import ButtonGrid
from pos_app.ui.returns.line_rows import LineRows
from pos_app.ui.returns.payout_buttons import PayoutButtons
from pos_app.ui.returns.returns_state import ReturnsState
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_header import PanelHeader
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.text_label import TextLabel

_PADDING = 12
_FIELD = 60
_REASONS = 4
_WIDTH_FOR_COLUMNS = 480
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReturnsView(QFrame):
    """Takes goods back in the left part of the sell screen.

    Signals:
        looked_up(str): the number of a receipt, its code, or words to search by.
        moved(object): how many rows down among the sales found.
        sale_chosen(object): the number of one of them.
        stepped(object, object): a line's number, and +1 or -1.
        reason_chosen(object): the place of a reason, from 0.
        refund_wanted(str): ``original``, ``cash``, ``credit`` or ``exchange``.
        void_wanted(): the whole sale is to be undone.
        exchanged(object): the cart that an exchange paid towards, or the order it became.
        payout_wanted(): a card terminal is to pay what the return owes.
        closed(): the items are wanted back.
    """

    looked_up = Signal(str)
    moved = Signal(object)
    sale_chosen = Signal(object)
    stepped = Signal(object, object)
    reason_chosen = Signal(object)
    refund_wanted = Signal(str)
    void_wanted = Signal()
    exchanged = Signal(object)
    payout_wanted = Signal()
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
        self._field.setPlaceholderText(_("Scan or type the receipt, or search"))
        self._field.setAccessibleName(_("Receipt, or day, amount, product, customer"))
        self._field.setMinimumHeight(look.px(_FIELD))
        self._field.setFont(look.type_font("sell.item"))
        self._field.returnPressed.connect(self._look_up)
        self._head = TextLabel("", "sell.body", weight=600)
        self._paid = TextLabel("", "sell.body", "text-muted")
        self._rows = LineRows(look, self)
        self._rows.stepped.connect(self.stepped)
        self._empty = EmptyState(look, parent=self)
        self._empty.display(
            "receipt-text",
            _("Which sale?"),
            _("Its number stands at the top of the receipt.")
            + " "
            + _("Without it, type a day, an amount, a product or a customer."),
        )
        self._found = RowList(look, _("Sales found"))
        self._found.chosen.connect(self.sale_chosen)
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._done = NoteLine(look, "circle-check", "positive")
        self._why = TextLabel("", "sell.body", "text-muted")
        self._reasons = [self._reason(place) for place in range(_REASONS)]
        self._payouts = PayoutButtons(look)
        self._payouts.pressed.connect(self._pay)
        self._ways = self._payouts.ways
        self._grid = ButtonGrid(self._reasons)
        self._place(header)
        self.setFocusProxy(self._field)
        into = QShortcut(QKeySequence("Alt+Down"), self)
        into.activated.connect(self._rows.enter)

    def display(self, state: ReturnsState) -> None:
        """Draw the return."""
        if self._field.text() != state.number:
            self._field.setText(state.number)
        has_sale = bool(state.head)
        self._head.setText(state.head)
        self._paid.setText(state.sum_paid)
        self._rows.show_rows(state.rows)
        self._rows.setVisible(has_sale)
        self._found.display(state.found)
        self._found.setVisible(bool(state.found))
        self._empty.setVisible(not has_sale and not state.found)
        self._problem.say(state.problem)
        self._done.say(state.done)
        self._why.setText(state.why)
        self._why.setVisible(has_sale)
        for place, button in enumerate(self._reasons):
            button.setVisible(has_sale)
            if place < len(state.reasons):
                button.set_label(state.reasons[place])
            button.set_kind(Kind.CHOSEN if place == state.reason else Kind.NEUTRAL)
        self._payouts.display(state)

    def pay_out(self) -> None:
        """Let a card terminal pay what the return owes to a card."""
        self.payout_wanted.emit()

    def hand_over(self, sale: CartSnapshot | OrderSnapshot) -> None:
        """Give on the sale that an exchange paid towards."""
        self.exchanged.emit(sale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the sales that were found."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._found.isVisible():
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

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
        inside.addWidget(self._found, 1)
        inside.addWidget(self._rows, 1)
        inside.addWidget(self._why)
        inside.addLayout(self._grid)
        inside.addWidget(self._payouts)
        column.addLayout(inside, 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the buttons in as many columns as their words have room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= self._look.px(_WIDTH_FOR_COLUMNS)
        self._grid.fit(is_wide=is_wide)
        self._payouts.fit(is_wide=is_wide)

    def _reason(self, place: int) -> HintButton:
        button = HintButton(self._look, "", hint=f"Alt {place + 1}", parent=self)
        button.setObjectName(str(place))
        button.clicked.connect(self._choose)
        key = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
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

    @Slot(str)
    def _pay(self, way: str) -> None:
        if way == "void":
            self.void_wanted.emit()
        else:
            self.refund_wanted.emit(way)
