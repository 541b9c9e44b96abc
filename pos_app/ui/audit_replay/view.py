"""Places the parts of the replay and shows its states in them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from pos_app.ui.audit_replay.cart_panel import CartPanel
from pos_app.ui.audit_replay.chooser import Chooser
from pos_app.ui.audit_replay.facts_panel import FactsPanel
from pos_app.ui.audit_replay.replay_state import ChoiceState, ReplayState
from pos_app.ui.audit_replay.sale_bar import SaleBar
from pos_app.ui.audit_replay.steps_list import StepsList
from pos_app.ui.audit_replay.transport import Transport
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

_GUTTER = 12
_STEPS, _FACTS = 346, 396
_NARROW_STEPS, _NARROW_FACTS = 316, 250
_BASE, _TIGHT = 1200, 900
# What the parts need; where the window is lower, they scroll together.
_HEIGHT, _TIGHT_HEIGHT = 400, 560
_LEAST_WIDTH, _LEAST_HEIGHT = 380, 240
_STEPS_HEAD = 38


class ReplayView(QWidget):
    """The bar of the sale over steps, cart and facts, over the transport; or the chooser.

    Below 900 px there is no room for three columns: the facts lie under the steps.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar = SaleBar(look)
        self.steps = StepsList(look)
        self.cart = CartPanel(look)
        self.facts = FactsPanel(look)
        self.transport = Transport(look)
        self.chooser = Chooser(look)
        self._lay_out()
        look.changed.connect(self._arrange)
        self._arrange()

    def display(self, state: ReplayState) -> None:
        """Show a sale at one of its steps."""
        self._pages.setCurrentWidget(self._sale)
        self.bar.display(state.sale)
        self.steps.display(state.sale.rows, state.step)
        self.cart.display(state.moment)
        self.facts.display(state.sale.facts, state.sale.flags)
        self.transport.display(state)

    def offer(self, choice: ChoiceState) -> None:
        """Show sales to choose from."""
        self.chooser.display(choice)
        self._pages.setCurrentWidget(self.chooser)

    def is_choosing(self) -> bool:
        """Return whether sales are offered to choose from."""
        return self._pages.currentWidget() is self.chooser

    def minimumSizeHint(self) -> QSize:
        """Need little: the columns follow the width that there is, and the parts scroll."""
        return QSize(self._look.px(_LEAST_WIDTH), self._look.px(_LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column the width that there is for it."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._steps_head = TextLabel(_("Steps and pauses"), "office.heading")
        self._steps_head.setContentsMargins(14, 0, 14, 0)
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._left_column.setSpacing(_GUTTER)
        self._left_column.addWidget(Panel(self._steps_head, (self.steps,)), 1)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(_GUTTER)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self.cart, 1)
        self._columns.addWidget(self.facts)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(_GUTTER, _GUTTER, _GUTTER, _GUTTER)
        inside.setSpacing(_GUTTER)
        inside.addLayout(self._columns, 1)
        inside.addWidget(self.transport)
        self._sale = QWidget()
        column = QVBoxLayout(self._sale)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(_scrolling(self._inside), 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._sale)
        self._pages.addWidget(self.chooser)
        self._pages.setCurrentWidget(self.chooser)

    @Slot()
    def _arrange(self) -> None:
        look = self._look
        is_tight = self.width() < look.px(_TIGHT)
        is_narrow = self.width() < look.px(_BASE)
        steps = look.px(_NARROW_STEPS if is_narrow else _STEPS)
        if is_tight:
            steps = min(steps, (self.width() - 3 * _GUTTER) // 2)
        self._left.setFixedWidth(steps)
        in_column = self._columns.indexOf(self.facts) >= 0
        if is_tight and in_column:
            self._columns.removeWidget(self.facts)
            self._left_column.addWidget(self.facts, 1)
        elif not is_tight and not in_column:
            self._left_column.removeWidget(self.facts)
            self._columns.addWidget(self.facts)
        self.cart.squeeze(is_narrow=is_narrow)
        self.facts.stack(is_stacked=is_narrow)
        facts = look.px(_NARROW_FACTS if is_narrow else _FACTS)
        self.facts.setFixedWidth(steps if is_tight else facts)
        self.bar.squeeze(is_narrow=is_tight)
        self._inside.setMinimumHeight(look.px(_TIGHT_HEIGHT if is_tight else _HEIGHT))
        self._steps_head.setFixedHeight(look.px(_STEPS_HEAD))


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    scroll.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return scroll
