"""The filters above the list: search text, and one button with a list for each question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from pos_app.ui.audit.audit_state import AuditState, FilterState
from pos_app.ui.audit.filter_button import FilterButton
from pos_app.ui.audit.search_field import SearchField
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

_SEARCH_PAUSE_MS = 180
_GAP = 8
_CHOICE = 32


class FilterBar(QWidget):
    """Shows the filters that are set and says what is wanted instead.

    Signals:
        searched(object): the text to look for.
        who_chosen(object), event_chosen(object), about_chosen(object): the choice's value.
        period_chosen(object): a period.
        days_wanted(): the reader wants to choose days of their own.
        cleared(): everything shall be shown again.
    """

    searched = Signal(object)
    who_chosen = Signal(object)
    event_chosen = Signal(object)
    about_chosen = Signal(object)
    period_chosen = Signal(object)
    days_wanted = Signal()
    cleared = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.search = SearchField(look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search.textEdited.connect(self._typed)
        self.search.returnPressed.connect(self._search)
        self._buttons: dict[str, FilterButton] = {}
        self._states: dict[str, FilterState] = {}
        self._count = QLabel()
        self._count.setProperty("type", "office.body")
        self._clear = HintButton(
            look, _("Clear filters"), kind=Kind.TEXT, shape=Shape.OFFICE, hint="Alt C"
        )
        self._clear.clicked.connect(self.clear_all)
        self._lay_out()

    def display(self, state: AuditState) -> None:
        """Show what is chosen and how many events pass."""
        filters = {
            "who": state.who,
            "event": state.event,
            "about": state.about,
            "period": state.period,
        }
        for key, each in filters.items():
            if self._states.get(key) != each:
                self._states[key] = each
                self._buttons[key].display(each)
        if self.search.text().strip() != state.where.text and not self._pause.isActive():
            self.search.setText(state.where.text)
        self._count.setText(state.count)
        self._clear.setVisible(not state.where.is_empty)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(_GAP)
        first.addWidget(self.search, 1)
        for key in ("who", "event", "about"):
            first.addWidget(self._button(key))
        second.addWidget(self._button("period"))
        second.addStretch(1)
        second.addWidget(self._count)
        second.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(first)
        column.addLayout(second)

    def _button(self, key: str) -> FilterButton:
        button = FilterButton(self._look, key, icon="calendar" if key == "period" else "")
        opens = {
            "who": self.open_who,
            "event": self.open_event,
            "about": self.open_about,
            "period": self.open_period,
        }
        button.clicked.connect(opens[key])
        self._buttons[key] = button
        return button

    @Slot()
    def open_who(self) -> None:
        """Offer the people."""
        self._open("who")

    @Slot()
    def open_event(self) -> None:
        """Offer the kinds of event."""
        self._open("event")

    @Slot()
    def open_about(self) -> None:
        """Offer the kinds of subject."""
        self._open("about")

    @Slot()
    def open_period(self) -> None:
        """Offer the periods."""
        self._open("period")

    def _open(self, key: str) -> None:
        state = self._states.get(key)
        if state is None:
            return
        button = self._buttons[key]
        menu = QMenu(self)
        menu.setAccessibleName(state.name)
        size = self._look.theme.type_style("office.body").size
        menu.setStyleSheet(
            f"QMenu::item {{ min-height: {self._look.px(_CHOICE)}px;"
            f" font-size: {self._look.px(size)}px; }}"
        )
        chosen = {
            "who": self.who_chosen,
            "event": self.event_chosen,
            "about": self.about_chosen,
            "period": self.period_chosen,
        }[key]
        for choice in state.choices:
            action = menu.addAction(choice.text)
            action.setCheckable(True)
            action.setChecked(choice.is_chosen)
            action.triggered.connect(partial(_emit, chosen, choice.value))
        if key == "period":
            menu.addSeparator()
            menu.addAction(_("From day to day…")).triggered.connect(self.days_wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def leave_search(self) -> bool:
        """Clear what was typed; say whether there was something."""
        had_text = bool(self.search.text())
        if had_text:
            self.search.clear()
            self._search()
        return had_text

    @Slot()
    def go_to_search(self) -> None:
        """Take the keyboard into the search field, with what is there selected."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.search.text())

    @Slot()
    def clear_all(self) -> None:
        """Show everything again."""
        self._pause.stop()
        self.search.clear()
        self.cleared.emit()


def _emit(signal: SignalInstance, value: object, *_ignored: object) -> None:
    signal.emit(value)
