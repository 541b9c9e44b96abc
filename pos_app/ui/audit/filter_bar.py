"""The filters above the list: search text, and one button with a list for each question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from pos_app.ui.audit import narrowing as named
from pos_app.ui.audit.audit_state import AuditState, FilterState
from pos_app.ui.audit.filter_button import FilterButton
from pos_app.ui.audit.filter_menu import all_filters, one_filter
from pos_app.ui.audit.search_field import SearchField
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

_SEARCH_PAUSE_MS = 180
_GAP = 8
# Beside the inspector at 1366 px there are 912; at 200 % the whole window is 670 of these wide.
_ROOMY = 760
_ALL = "filters"
_ICONS = {named.PERIOD: "calendar", named.FLAGGED: "flag", _ALL: "list-filter"}
_SECOND_ROW = (named.PERIOD, named.AMOUNT, named.FLAGGED)


class FilterBar(QWidget):
    """Shows the filters that are set and says what is wanted instead.

    They stand in two rows; where these are too short, or the text is so large that the list would
    have no room, one button holds them all, in one row with the search.

    Signals:
        searched(object): the text to look for.
        chosen(object): ``(filter, value)``, a choice of one of the filters.
        typing_wanted(object): what the reader wants to type: "days", "date" or "amounts".
        cleared(): everything shall be shown again.
    """

    searched = Signal(object)
    chosen = Signal(object)
    typing_wanted = Signal(object)
    cleared = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._states: dict[str, FilterState] = {}
        self._buttons: dict[str, FilterButton] = {}
        self.search = SearchField(look)
        self.search.setParent(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search.textEdited.connect(self._typed)
        self.search.returnPressed.connect(self._search)
        self._all = self._button(_ALL)
        self._all.hide()
        self._count = QLabel(self)
        self._count.setProperty("type", "office.body")
        self._clear = HintButton(
            look, _("Clear filters"), kind=Kind.TEXT, shape=Shape.OFFICE, hint="Alt C"
        )
        self._clear.setParent(self)
        self._clear.hide()
        self._clear.clicked.connect(self.clear_all)
        look.changed.connect(self._place)
        self._place()

    def display(self, state: AuditState) -> None:
        """Show what is chosen and how many events pass."""
        for each in state.filters:
            if each.key not in self._buttons:
                self._buttons[each.key] = self._button(each.key)
                QWidget.setTabOrder(self._buttons[each.key], self._clear)
            if self._states.get(each.key) != each:
                self._states[each.key] = each
                self._buttons[each.key].display(each)
        active = sum(each.is_active for each in state.filters)
        text = _("Filters ({count})").format(count=active) if active else _("Filters")
        self._all.display(FilterState(_ALL, text, "", bool(active), clears=False))
        if self.search.text().strip() != state.where.text and not self._pause.isActive():
            self.search.setText(state.where.text)
        self._count.setText(state.count)
        self._clear.setVisible(not state.where.is_empty)
        self._place()

    def is_collapsed(self) -> bool:
        """Return whether one button stands for all filters."""
        return self._all.isVisibleTo(self)

    def open(self, key: str) -> None:
        """Offer what can be chosen in a filter; the switch is turned over at once."""
        state = self._states.get(key)
        if state is None:
            return
        if not state.choices:
            self._choose(key, None if state.is_active else True)
            return
        button = self._all if self.is_collapsed() else self._buttons[key]
        menu = one_filter(self._look, self, state, self._choose, self.typing_wanted.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    @Slot()
    def open_all(self) -> None:
        """Offer every filter in one list."""
        states = [each for each in self._states.values() if each.is_offered]
        menu = all_filters(self._look, self, states, self._choose, self.typing_wanted.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._all.mapToGlobal(self._all.rect().bottomLeft()))

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

    @Slot()
    def clear_all(self) -> None:
        """Show everything again."""
        self._pause.stop()
        self.search.clear()
        self.cleared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._place()

    def _button(self, key: str) -> FilterButton:
        button = FilterButton(self._look, key, icon=_ICONS.get(key, ""))
        button.setParent(self)
        if key == _ALL:
            button.clicked.connect(self.open_all)
        else:
            button.clicked.connect(partial(_open, self, key))
            button.cleared.connect(partial(_clear, self, key))
        return button

    @Slot()
    def _place(self) -> None:
        """Put everything in two rows, or the filters behind one button."""
        shown = [key for key, each in self._states.items() if each.is_offered]
        first: list[QWidget] = [self._buttons[key] for key in shown if key not in _SECOND_ROW]
        second: list[QWidget] = [self._buttons[key] for key in shown if key in _SECOND_ROW]
        last: list[QWidget] = [self._count]
        if not self._clear.isHidden():
            last.append(self._clear)
        least = self.search.minimumWidth() + _GAP
        while first and least + _width(first) > self.width():
            second.insert(0, first.pop())
        is_roomy = self.width() >= self._look.px(_ROOMY)
        fits = is_roomy and _width([*second, *last]) <= self.width()
        for key, button in self._buttons.items():
            button.setVisible(fits and key in shown)
        self._all.setVisible(not fits)
        row: list[QWidget] = [self._all, *last]
        is_one_row = not fits and least + _width(row) <= self.width()
        if is_one_row:
            first, second, last = row, [], []
        elif not fits:
            first, second = [self._all], []
        height = self._look.theme.size("office-control")
        self.setFixedHeight(height if is_one_row else 2 * height + _GAP)
        field = max(self.width() - _width(first) - (_GAP if first else 0), 0)
        self.search.setGeometry(0, 0, field, height)
        _line_up(first, field + _GAP, 0, height)
        _line_up(second, 0, height + _GAP, height)
        _line_up(last, max(self.width() - _width(last), 0), height + _GAP, height)

    def _choose(self, key: str, value: object) -> None:
        self.chosen.emit((key, value))

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.search.text())


def _width(parts: list[QWidget]) -> int:
    return sum(part.sizeHint().width() for part in parts) + _GAP * max(len(parts) - 1, 0)


def _line_up(parts: list[QWidget], left: int, top: int, height: int) -> None:
    for part in parts:
        width = part.sizeHint().width()
        part.setGeometry(QRect(left, top, width, height))
        left += width + _GAP


def _open(bar: FilterBar, key: str, *_ignored: object) -> None:
    bar.open(key)


def _clear(bar: FilterBar, key: str) -> None:
    bar.chosen.emit((key, None))
