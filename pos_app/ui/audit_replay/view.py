"""Places the parts of the replay and shows its states in them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from pos_app.ui.audit_replay.cart_list import CartList
from pos_app.ui.audit_replay.chooser import Chooser
from pos_app.ui.audit_replay.due_block import DueBlock
from pos_app.ui.audit_replay.facts_panel import FactsPanel
from pos_app.ui.audit_replay.replay_state import ChoiceState, MomentTexts, ReplayState
from pos_app.ui.audit_replay.sale_bar import SaleBar
from pos_app.ui.audit_replay.steps_list import StepsList
from pos_app.ui.audit_replay.transport import Transport
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.text_label import TextLabel

_GUTTER = 12
_STEPS, _FACTS = 346, 396
_NARROW_STEPS, _NARROW_FACTS = 296, 276
_BASE, _TIGHT = 1200, 900
_HEAD = 48
_STEPS_HEAD = 38
_FLAG = 16


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
        self.cart = CartList(look)
        self.due = DueBlock(look)
        self.facts = FactsPanel(look)
        self.transport = Transport(look)
        self.chooser = Chooser(look)
        self._place = TextLabel("", "office.title")
        self._time = TextLabel("", "office.heading", "text-muted", weight=400)
        self._flag_icon = QLabel()
        self._flag = TextLabel("", "office.heading", "danger")
        self._nothing = TextLabel("", "office.sentence", "text-muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        look.changed.connect(self._arrange)
        self._arrange()

    def display(self, state: ReplayState) -> None:
        """Show a sale at one of its steps."""
        self._pages.setCurrentWidget(self._sale)
        self.bar.display(state.sale)
        self.steps.display(state.sale.rows, state.step)
        self._show_moment(state.moment)
        self.facts.display(state.sale.facts, state.sale.flags)
        self.transport.display(state)

    def offer(self, choice: ChoiceState) -> None:
        """Show sales to choose from."""
        is_new = self._pages.currentWidget() is not self.chooser
        self.chooser.display(choice)
        self._pages.setCurrentWidget(self.chooser)
        if is_new and self.isVisible():
            self.chooser.focus_field()

    def is_choosing(self) -> bool:
        """Return whether sales are offered to choose from."""
        return self._pages.currentWidget() is self.chooser

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each column the width that there is for it."""
        super().resizeEvent(event)
        self._arrange()

    def _show_moment(self, moment: MomentTexts) -> None:
        self._place.setText(moment.title)
        self._time.setText(moment.time)
        self._flag.setText(moment.flag)
        for part in (self._flag, self._flag_icon):
            part.setVisible(bool(moment.flag))
        self.cart.display(moment.cart)
        self.cart.setVisible(bool(moment.cart))
        self._nothing.setText(moment.empty)
        self._nothing.setVisible(not moment.cart)
        self.due.display(moment)

    def _lay_out(self) -> None:
        steps, steps_column = _panel()
        self._steps_head = TextLabel(_("Steps and pauses"), "office.heading")
        self._steps_head.setContentsMargins(14, 0, 14, 0)
        for part in (self._steps_head, _edge()):
            steps_column.addWidget(part)
        steps_column.addWidget(self.steps)
        self._left = QVBoxLayout()
        self._left.setSpacing(_GUTTER)
        self._left.addWidget(steps, 1)
        self._left_side = QWidget()
        self._left_side.setLayout(self._left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(_GUTTER)
        self._columns.addWidget(self._left_side)
        self._columns.addWidget(self._cart_panel(), 1)
        self._columns.addWidget(self.facts)
        inside = QVBoxLayout()
        inside.setContentsMargins(_GUTTER, _GUTTER, _GUTTER, _GUTTER)
        inside.setSpacing(_GUTTER)
        inside.addLayout(self._columns, 1)
        inside.addWidget(self.transport)
        self._sale = QWidget()
        column = QVBoxLayout(self._sale)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(inside, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._sale)
        self._pages.addWidget(self.chooser)
        self._pages.setCurrentWidget(self.chooser)

    def _cart_panel(self) -> QFrame:
        panel, column = _panel()
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(10)
        head.addWidget(self._place)
        head.addWidget(self._time)
        head.addStretch(1)
        head.addWidget(self._flag_icon)
        head.addWidget(self._flag)
        column.addWidget(self._head)
        column.addWidget(_edge())
        column.addWidget(self.cart, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.due)
        return panel

    @Slot()
    def _arrange(self) -> None:
        look = self._look
        width = self.width()
        is_tight = width < look.px(_TIGHT)
        is_narrow = width < look.px(_BASE)
        self._left_side.setFixedWidth(look.px(_NARROW_STEPS if is_narrow else _STEPS))
        in_column = self._columns.indexOf(self.facts) >= 0
        if is_tight and in_column:
            self._columns.removeWidget(self.facts)
            self._left.addWidget(self.facts, 1)
        elif not is_tight and not in_column:
            self._left.removeWidget(self.facts)
            self._columns.addWidget(self.facts)
        facts = _NARROW_STEPS if is_tight else _NARROW_FACTS if is_narrow else _FACTS
        self.facts.setFixedWidth(look.px(facts))
        self._head.setFixedHeight(look.px(_HEAD))
        self._steps_head.setFixedHeight(look.px(_STEPS_HEAD))
        ratio = self.devicePixelRatioF()
        self._flag_icon.setPixmap(look.icon("flag", _FLAG, "danger", ratio))


def _panel() -> tuple[QFrame, QVBoxLayout]:
    panel = QFrame()
    panel.setProperty("surface", "panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    return panel, column


def _edge() -> QFrame:
    line = QFrame()
    line.setProperty("surface", "sunken")
    line.setFixedHeight(1)
    return line
