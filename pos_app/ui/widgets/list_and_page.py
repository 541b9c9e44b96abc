"""A bar over a list beside one row in full, or why there is nothing to list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.domain.records import dataclass
from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState, StateButton
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.widgets.keyed_list import KeyedList

_GUTTER = 12
_BAR, _HEAD = 52, 38
_NARROW_LIST, _TIGHT_LIST = 420, 300
_BASE, _TIGHT = 1200, 900
_LEAST = (380, 240)


@dataclass(frozen=True, slots=True)
class BarButtons:
    """The buttons of the bar: ``choices`` of what is listed, ``commands`` at its right end."""

    choices: Sequence[StateButton] = ()
    commands: Sequence[StateButton] = ()


class ListAndPage(QWidget):
    """Places a list and a page; what is in them is their own business.

    Signals:
        acted(object): the name of the button that was pressed.
    """

    acted = Signal(object)

    def __init__(
        self, look: Look, listed: KeyedList, page: QWidget, buttons: BarButtons, list_width: int
    ) -> None:
        """Show ``page`` beside ``listed``, which is at most ``list_width`` wide at 100 %."""
        super().__init__()
        self.look = look
        self._listed, self._page = listed, page
        self._list_width = list_width
        self._empty = EmptyState(look, is_office=True)
        self.choices = {each.action: self._button(each) for each in buttons.choices}
        self.commands = {each.action: self._button(each) for each in buttons.commands}
        self._hints = {each.action: each.hint for each in (*buttons.choices, *buttons.commands)}
        self._notice = TextLabel("", "office.body", "text-muted", wraps=True)
        self._title = TextLabel("", "office.heading")
        self._lay_out()
        look.changed.connect(self._arrange)

    def choose(self, choice: str) -> None:
        """Mark which part is listed."""
        for name, button in self.choices.items():
            is_on = name == choice
            button.set_kind(Kind.CHOSEN if is_on else Kind.NEUTRAL)
            button.setAccessibleDescription(_("Shown now") if is_on else "")

    def name_list(self, title: str) -> None:
        """Say above the list what is in it."""
        self._title.setText(title)

    def tell(self, notice: str) -> None:
        """Say something in the bar."""
        self._notice.setText(notice)

    def show_rows(self) -> None:
        """Show list and page."""
        self._pages.setCurrentWidget(self._content)

    def show_empty(self, icon: str, title: str, sentence: str) -> None:
        """Say why there is nothing to list."""
        self._empty.display(icon, title, sentence)
        self._pages.setCurrentWidget(self._empty)

    def is_empty(self) -> bool:
        """Return whether there is nothing to list."""
        return self._pages.currentWidget() is self._empty

    def notice(self) -> str:
        """Return the sentence in the bar."""
        return self._notice.text()

    def squeeze(self, *, is_narrow: bool) -> None:
        """Let the page know that it has little room."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(*map(self.look.px, _LEAST))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _button(self, each: StateButton) -> HintButton:
        button = HintButton(
            self.look, each.label, shape=Shape.OFFICE, icon=each.icon, hint=each.hint
        )
        button.setObjectName(each.action)
        button.clicked.connect(self._act)
        return button

    def _lay_out(self) -> None:
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(_GUTTER, 0, _GUTTER, 0)
        bar.setSpacing(8)
        for button in self.choices.values():
            bar.addWidget(button)
        bar.addWidget(self._notice, 1)
        for button in self.commands.values():
            bar.addWidget(button)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self._title)
        self._left = Panel(self._head, (self._listed,))
        self._content = QWidget()
        columns = QHBoxLayout(self._content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GUTTER)
        columns.addWidget(self._left)
        columns.addWidget(self._page, 1)
        columns.addStretch()
        self.setProperty("surface", "canvas")
        self._pages = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _GUTTER)
        column.setSpacing(0)
        column.addWidget(self._bar)
        inside = QHBoxLayout()
        inside.setContentsMargins(_GUTTER, 0, _GUTTER, 0)
        inside.addLayout(self._pages)
        column.addLayout(inside, 1)
        # Now that the pages have a parent: before, the first would be shown as a window of its own.
        self._pages.addWidget(self._content)
        self._pages.addWidget(self._empty)

    @Slot()
    def _act(self) -> None:
        self.acted.emit(self.sender().objectName())

    @Slot()
    def _arrange(self) -> None:
        look, width = self.look, self.width()
        is_tight, is_narrow = width < look.px(_TIGHT), width < look.px(_BASE)
        wanted = _TIGHT_LIST if is_tight else _NARROW_LIST if is_narrow else self._list_width
        self._left.setFixedWidth(min(look.px(wanted), (width - 3 * _GUTTER) // 2))
        for buttons in (self.choices, self.commands):
            for name, button in buttons.items():
                button.set_hint("" if is_narrow else self._hints[name])
        self.squeeze(is_narrow=is_tight)
        has_bar = bool(self.choices or self.commands)
        self._bar.setMinimumHeight(look.px(_BAR) if has_bar else _GUTTER)
        self._head.setFixedHeight(look.px(_HEAD))
