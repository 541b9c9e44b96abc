"""The cart at one step: which step it is, its lines, and what was due."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from pos_app.ui.audit_replay.cart_list import CartList
from pos_app.ui.audit_replay.due_block import DueBlock
from pos_app.ui.audit_replay.elided_label import ElidedLabel
from pos_app.ui.audit_replay.replay_state import MomentTexts
from pos_app.ui.look import Look
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

_HEAD = 48
_FLAG = 16


class CartPanel(Panel):
    """Shows a moment of the sale."""

    def __init__(self, look: Look) -> None:
        self._head = QWidget()
        self.lines = CartList(look)
        self.due = DueBlock(look)
        self._place = TextLabel("", "office.title")
        self._time = TextLabel("", "office.heading", "text-muted", weight=400)
        self._flag_icon = QLabel()
        self._flag = ElidedLabel("", "office.heading", "danger")
        self._nothing = TextLabel("", "office.sentence", "text-muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.lines)
        self._pages.addWidget(self._nothing)
        super().__init__(self._head, (self._pages, self.due))
        self._look = look
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(10)
        for part in (self._place, self._time, self._flag_icon):
            head.addWidget(part)
        head.addWidget(self._flag, 1)
        head.addStretch()
        look.changed.connect(self._measure)
        self._measure()

    def display(self, moment: MomentTexts) -> None:
        """Show another moment."""
        self._place.setText(moment.title)
        self._time.setText(moment.time)
        self._flag.show_text(moment.flag)
        for part in (self._flag, self._flag_icon):
            part.setVisible(bool(moment.flag))
        self.lines.display(moment.cart)
        self._nothing.setText(moment.empty)
        self._pages.setCurrentWidget(self.lines if moment.cart else self._nothing)
        self.due.display(moment)

    def flag_text(self) -> str:
        """Return the rules that flag the step; empty when none does."""
        return self._flag.text()

    def squeeze(self, *, is_narrow: bool) -> None:
        """Leave the time to the list of steps where there is little room."""
        self._time.setVisible(not is_narrow)

    @Slot()
    def _measure(self) -> None:
        look = self._look
        self._head.setFixedHeight(look.px(_HEAD))
        ratio = self.devicePixelRatioF()
        self._flag_icon.setPixmap(look.icon("flag", _FLAG, "danger", ratio))
