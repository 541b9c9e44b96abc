"""Places the parts of a ledger: a bar of choices over a list beside one row in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.ledger_state import LedgerState
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState, StateButton
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.ledger_list import LedgerList
from pos_app.ui.widgets.ledger_sheet import LedgerSheet
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

_GUTTER = 12
_BAR, _HEAD = 52, 38
_LIST, _NARROW_LIST, _TIGHT_LIST = 560, 420, 300
_BASE, _TIGHT = 1200, 900
_LEAST = (380, 240)


@dataclass(frozen=True, slots=True)
class LedgerParts:
    """What a ledger is made of: its name, the buttons for its parts, those that do something.

    ``commands`` stand in the bar, ``page_commands`` under the row that is shown in full.
    """

    title: str
    page_title: str
    choices: Sequence[StateButton] = ()
    commands: Sequence[StateButton] = ()
    page_commands: Sequence[StateButton] = ()


class LedgerView(QWidget):
    """Draws a :class:`LedgerState`.

    Signals:
        acted(object): the name of the button that was pressed.
    """

    acted = Signal(object)

    def __init__(self, look: Look, parts: LedgerParts) -> None:
        super().__init__()
        self._look = look
        self.list = LedgerList(look, parts.title)
        self.sheet = LedgerSheet(look, parts.page_title, parts.page_commands)
        self.sheet.acted.connect(self.acted)
        self._empty = EmptyState(look, is_office=True)
        self._choices = {each.action: self._button(each) for each in parts.choices}
        self._commands = {each.action: self._button(each) for each in parts.commands}
        self._hints = {each.action: each.hint for each in (*parts.choices, *parts.commands)}
        self._notice = TextLabel("", "office.body", "text-muted", wraps=True)
        self._title = TextLabel(parts.title, "office.heading")
        self._lay_out()
        self.display(LedgerState())
        look.changed.connect(self._arrange)
        self._arrange()

    def display(self, state: LedgerState) -> None:
        """Show the screen."""
        for name, button in self._choices.items():
            is_on = name == state.choice
            button.set_kind(Kind.CHOSEN if is_on else Kind.NEUTRAL)
            button.setAccessibleDescription(_("Shown now") if is_on else "")
            if name in state.labels:
                button.set_label(state.labels[name])
        for name, button in self._commands.items():
            button.setVisible(name in state.commands)
        self._notice.setText(state.notice)
        if state.is_read and not state.rows and state.emptiness is not None:
            empty = state.emptiness
            self._empty.display(empty.icon, empty.title, empty.sentence)
            self._pages.setCurrentWidget(self._empty)
        else:
            self._pages.setCurrentWidget(self._content)
        self.list.display(state.rows, state.page.key if state.page else "")
        self.sheet.setVisible(state.page is not None)
        if state.page is not None:
            self.sheet.display(state.page)

    def is_empty(self) -> bool:
        """Return whether there is nothing to list."""
        return self._pages.currentWidget() is self._empty

    def notice(self) -> str:
        """Return the sentence in the bar."""
        return self._notice.text()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(*map(self._look.px, _LEAST))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _button(self, each: StateButton) -> HintButton:
        button = HintButton(
            self._look, each.label, shape=Shape.OFFICE, icon=each.icon, hint=each.hint
        )
        button.setObjectName(each.action)
        button.clicked.connect(self._act)
        return button

    def _lay_out(self) -> None:
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(_GUTTER, 0, _GUTTER, 0)
        bar.setSpacing(8)
        for button in self._choices.values():
            bar.addWidget(button)
        bar.addWidget(self._notice, 1)
        for button in self._commands.values():
            bar.addWidget(button)
        head_row = QWidget()
        head = QHBoxLayout(head_row)
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self._title)
        self._head = head_row
        self._left = Panel(head_row, (self.list,))
        self._content = QWidget()
        columns = QHBoxLayout(self._content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GUTTER)
        columns.addWidget(self._left)
        columns.addWidget(self.sheet, 1)
        columns.addStretch()
        self.setProperty("surface", "canvas")
        self._pages = QStackedLayout()
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _GUTTER)
        column.setSpacing(0)
        column.addWidget(self._bar)
        inside = QHBoxLayout()
        inside.setContentsMargins(_GUTTER, 0, _GUTTER, 0)
        inside.addLayout(self._pages)
        column.addLayout(inside, 1)

    @Slot()
    def _act(self) -> None:
        self.acted.emit(self.sender().objectName())

    @Slot()
    def _arrange(self) -> None:
        look = self._look
        width = self.width()
        is_tight, is_narrow = width < look.px(_TIGHT), width < look.px(_BASE)
        wanted = look.px(_TIGHT_LIST if is_tight else _NARROW_LIST if is_narrow else _LIST)
        self._left.setFixedWidth(min(wanted, (width - 3 * _GUTTER) // 2))
        for buttons in (self._choices, self._commands):
            for name, button in buttons.items():
                button.set_hint("" if is_narrow else self._hints[name])
        self.sheet.squeeze(is_narrow=is_tight)
        has_bar = bool(self._choices or self._commands)
        self._bar.setMinimumHeight(look.px(_BAR) if has_bar else _GUTTER)
        self._head.setFixedHeight(look.px(_HEAD))
