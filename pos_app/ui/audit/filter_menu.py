"""The lists that the filters of the audit window open: one filter's choices, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from pos_app.ui.audit import narrowing as named
from pos_app.ui.audit.audit_state import FilterState
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_CHOICE = 32

Choose = Callable[[str, object], None]
Ask = Callable[[str], None]


def one_filter(look: Look, parent: QWidget, state: FilterState, choose: Choose, ask: Ask) -> QMenu:
    """Return the list of one filter; ``ask`` takes the name of what shall be typed."""
    menu = new_menu(look, parent, state.name)
    _fill(menu, state, choose, ask)
    return menu


def all_filters(
    look: Look, parent: QWidget, states: Iterable[FilterState], choose: Choose, ask: Ask
) -> QMenu:
    """Return a list of the filters, each with its own list beside it."""
    menu = new_menu(look, parent, _("Filters"))
    for state in states:
        if not state.choices:
            switch = menu.addAction(state.name)
            switch.setCheckable(True)
            switch.setChecked(state.is_active)
            wanted = None if state.is_active else True
            switch.triggered.connect(partial(_take, choose, state.key, wanted))
            continue
        inside = new_menu(look, menu, state.name)
        inside.setTitle(f"{state.name}: {state.chosen}".replace("&", "&&"))
        _fill(inside, state, choose, ask)
        menu.addMenu(inside)
    return menu


def _fill(menu: QMenu, state: FilterState, choose: Choose, ask: Ask) -> None:
    for choice in state.choices:
        action = menu.addAction(choice.text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(choice.is_chosen)
        action.triggered.connect(partial(_take, choose, state.key, choice.value))
    typed = {
        named.PERIOD: (("days", _("From day to day…")), ("date", _("Go to a date…"))),
        named.AMOUNT: (("amounts", _("From … to …")),),
    }
    if state.key in typed:
        menu.addSeparator()
    for what, text in typed.get(state.key, ()):
        menu.addAction(text).triggered.connect(partial(_ask, ask, what))


def new_menu(look: Look, parent: QWidget, name: str) -> QMenu:
    """Return an empty menu in the text size of the window."""
    menu = QMenu(parent)
    menu.setAccessibleName(name)
    size = look.theme.type_style("office.body").size
    menu.setStyleSheet(
        f"QMenu::item {{ min-height: {look.px(_CHOICE)}px; font-size: {look.px(size)}px; }}"
    )
    return menu


def _take(choose: Choose, key: str, value: object, *_ignored: object) -> None:
    choose(key, value)


def _ask(ask: Ask, what: str, *_ignored: object) -> None:
    ask(what)
