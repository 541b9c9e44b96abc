"""Places the parts of the exceptions and shows its states in them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.detail_panel import DetailPanel
from pos_app.ui.red_flags.flag_list import FlagList
from pos_app.ui.red_flags.flags_state import FlagsState
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

_GUTTER = 12
_BAR, _HEAD = 52, 38
_LIST, _NARROW_LIST, _TIGHT_LIST = 520, 400, 300
_BASE, _TIGHT = 1200, 900
_LEAST = (380, 240)


class FlagsView(QWidget):
    """A bar over the list of flags beside the one that is shown in full.

    Signals:
        acted(object): the name of an action ("open", "reviewed" or "rules").
    """

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.list = FlagList(look)
        self.detail = DetailPanel(look)
        self._empty = EmptyState(look, is_office=True)
        self._open = self._button("open", _("Open"), "Alt O")
        self._reviewed = self._button("reviewed", _("Reviewed"), "Alt V")
        self.rules = self._button("rules", _("Rules"), "Alt U", "list-filter")
        self._notice = TextLabel("", "office.body", "text-muted", wraps=True)
        self._title = TextLabel("", "office.heading")
        self._lay_out()
        self.display(FlagsState())
        look.changed.connect(self._arrange)
        self._arrange()

    def display(self, state: FlagsState) -> None:
        """Show the screen."""
        for button, is_on in ((self._open, state.is_open), (self._reviewed, not state.is_open)):
            button.set_kind(Kind.CHOSEN if is_on else Kind.NEUTRAL)
            button.setAccessibleDescription(_("Shown now") if is_on else "")
        self.rules.setVisible(state.can_review)
        count = format_count(state.open_count)
        self._open.set_label(_("Open: {count}").format(count=count))
        self._title.setText(_("Worth a second look") if state.is_open else _("Reviewed"))
        self._notice.setText(state.notice)
        if state.is_read and not state.rows:
            self._show_empty(is_open=state.is_open)
            self._pages.setCurrentWidget(self._empty)
        else:
            self._pages.setCurrentWidget(self._content)
        self.list.display(state.rows, state.detail.flag_id if state.detail else "")
        self.detail.setVisible(state.detail is not None)
        if state.detail is not None:
            self.detail.display(state.detail, can_review=state.can_review)

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

    def _show_empty(self, *, is_open: bool) -> None:
        if is_open:
            text = _("The rules point at nothing in this store that nobody has reviewed.")
            self._empty.display("circle-check", _("Nothing to look at."), text)
        else:
            text = _("What you mark as reviewed is kept here with its reason.")
            self._empty.display("flag", _("Nothing was reviewed yet."), text)

    def _button(self, name: str, label: str, hint: str, icon: str = "") -> HintButton:
        button = HintButton(self._look, label, shape=Shape.OFFICE, hint=hint, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(self._act)
        return button

    def _lay_out(self) -> None:
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(_GUTTER, 0, _GUTTER, 0)
        bar.setSpacing(8)
        bar.addWidget(self._open)
        bar.addWidget(self._reviewed)
        bar.addWidget(self._notice, 1)
        bar.addWidget(self.rules)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self._title)
        self._left = Panel(self._head, (self.list,))
        self._content = QWidget()
        columns = QHBoxLayout(self._content)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GUTTER)
        columns.addWidget(self._left)
        columns.addWidget(self.detail, 1)
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
        self.detail.squeeze(is_narrow=is_tight)
        self._bar.setMinimumHeight(look.px(_BAR))
        self._head.setFixedHeight(look.px(_HEAD))
