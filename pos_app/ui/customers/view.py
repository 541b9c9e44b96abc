"""The panel of the customers: draws a state, and says what the cashier did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.ui.customers.customer_buttons import CustomerButtons
from pos_app.ui.customers.customer_state import CustomerState
from pos_app.ui.customers.detail_card import DetailCard
from pos_app.ui.customers.form_page import FormPage
from pos_app.ui.customers.found_list import FoundList
from pos_app.ui.customers.search_line import SearchLine
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_header import PanelHeader

# In the form Esc goes one step back, not out of the panel.
OWN_KEYS = frozenset({"clear"})
_SIDE = 12
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CustomersView(QFrame):
    """Finds and shows customers in the left part of the sell screen.

    Signals:
        typed(str): what stands in the search field now.
        moved(object): how many rows down.
        selected(object): the id of the customer who was touched.
        entered(): Enter was pressed.
        back_wanted(): Esc was pressed.
        customer_chosen(object): the :class:`CustomerSnapshot` to sell to, or None.
        closed(): the items are wanted back.
    """

    typed = Signal(str)
    moved = Signal(object)
    selected = Signal(object)
    entered = Signal()
    back_wanted = Signal()
    customer_chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the panel."""
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Customer"))
        header = PanelHeader(look, _("Customer"), self)
        header.closed.connect(self.closed)
        self._search = SearchLine(look)
        self._search.sought.connect(self.typed)
        self._rows = FoundList(look)
        self._rows.chosen.connect(self.selected)
        self._card = DetailCard(look)
        self._empty = EmptyState(look, parent=self)
        self._info = NoteLine(look, "info")
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self.buttons = CustomerButtons(look, self)
        self.form = FormPage(look)
        self.form.left.connect(self.back_wanted)
        self.form.saved.connect(self.entered)
        key = QShortcut(QKeySequence("Esc"), self)
        key.setAutoRepeat(False)
        key.activated.connect(self.back_wanted)
        self._found = QWidget()
        self._place(header)
        self.form.hide()
        self.setFocusProxy(self._search)

    def display(self, state: CustomerState) -> None:
        """Draw the customers, or the form."""
        self._problem.say(state.problem)
        was_form = self.form.isVisibleTo(self)
        self._found.setVisible(state.form is None)
        self.form.setVisible(state.form is not None)
        if state.form is not None:
            self.form.display(state.form)
            return
        if was_form:
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._search.text().strip() != state.text:
            self._search.setText(state.text)
        self._rows.setVisible(bool(state.rows))
        self._rows.display(state.rows, state.selected)
        self._info.say(state.info)
        self._card.setVisible(state.card is not None)
        if state.card is not None:
            self._card.display(state.card)
        title, sentence = state.empty
        self._empty.setVisible(bool(title))
        if title:
            self._empty.display("user-round-plus" if state.text else "search", title, sentence)
        self.buttons.display(state)

    def hand_over(self, customer: CustomerSnapshot | None) -> None:
        """Pass on whom to sell to."""
        self.customer_chosen.emit(customer)

    def leave(self) -> None:
        """Ask for the items."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the found and choose; Del is not passed on to the cart beside."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key in _STEPS and not self.form.isVisible():
            self.moved.emit(_STEPS[key])
        elif key != Qt.Key.Key_Delete:
            super().keyPressEvent(event)

    def _place(self, header: PanelHeader) -> None:
        inside = QVBoxLayout(self._found)
        inside.setContentsMargins(_SIDE, 0, _SIDE, 0)
        inside.setSpacing(_SIDE)
        inside.addWidget(self._search)
        inside.addWidget(self._rows)
        inside.addWidget(self._info)
        inside.addWidget(self._card, 1)
        inside.addWidget(self._empty, 1)
        inside.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _SIDE)
        column.setSpacing(_SIDE)
        column.addWidget(header)
        problem = QVBoxLayout()
        problem.setContentsMargins(_SIDE, 0, _SIDE, 0)
        problem.addWidget(self._problem)
        column.addLayout(problem)
        column.addWidget(self._found, 1)
        column.addWidget(self.form, 1)
