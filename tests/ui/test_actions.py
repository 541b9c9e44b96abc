"""Every key means one thing on a screen, and is a key Qt knows."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from pos_app.ui.actions import (
    AUDIT,
    CODES,
    CUSTOMERS,
    EXCEPTIONS,
    EXPORTS,
    IMPORTS,
    PRODUCTS,
    REGISTERS,
    REPLAY,
    RETURNS,
    SELL,
    SHIFT,
    TASKS,
    TILES,
    ActionSpec,
    actions_of,
    key_cap,
)
from pos_app.ui.customers.view import OWN_KEYS as KEYS_OF_CUSTOMERS
from pos_app.ui.sell_panels import KEYS_OF_RETURNS

SCREENS = (
    SELL,
    AUDIT,
    REPLAY,
    EXCEPTIONS,
    REGISTERS,
    EXPORTS,
    TASKS,
    PRODUCTS,
    IMPORTS,
    TILES,
    CODES,
    SHIFT,
    CUSTOMERS,
    RETURNS,
)
# What the sell screen gives up while a panel that needs the key itself is open.
GIVEN_UP = {CUSTOMERS: KEYS_OF_CUSTOMERS, RETURNS: KEYS_OF_RETURNS | {"clear"}}


def _keys(screen: str) -> list[str]:
    return [key for action in actions_of(screen) for key in (*action.keys, *action.aliases)]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_has_two_meanings_on_a_screen(screen: str) -> None:
    written = Counter(QKeySequence(key).toString() for key in _keys(screen))
    assert [key for key, count in written.items() if count > 1] == []


@pytest.mark.parametrize("panel", GIVEN_UP)
def test_no_key_of_a_panel_is_one_of_the_screen_around_it(panel: str) -> None:
    around = {
        key: name
        for action in actions_of(SELL)
        if action.is_shortcut
        for key, name in action.bindings()
    }
    own = {
        key
        for action in actions_of(panel)
        if action.screen == panel
        for key, _name in action.bindings()
    }
    assert {key for key in own & around.keys() if around[key] not in GIVEN_UP[panel]} == set()


@pytest.mark.parametrize("screen", SCREENS)
def test_no_action_has_two_entries_on_a_screen(screen: str) -> None:
    names = Counter(action.name for action in actions_of(screen))
    assert names.most_common(1)[0][1] == 1


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_is_one_that_qt_knows(screen: str) -> None:
    for key in _keys(screen):
        assert QKeySequence(key).toString(), key


@pytest.mark.parametrize("screen", SCREENS)
def test_no_letter_or_digit_alone_is_a_shortcut_because_scanners_send_them(screen: str) -> None:
    shortcuts = [action for action in actions_of(screen) if action.is_shortcut]
    assert not [key for each in shortcuts for key in each.keys if len(key) == 1]


@pytest.mark.parametrize("screen", SCREENS)
def test_enter_is_never_a_shortcut_because_scanners_send_it(screen: str) -> None:
    shortcuts = {key for each in actions_of(screen) if each.is_shortcut for key in each.keys}
    assert not shortcuts & {"Return", "Enter", "Tab"}


@pytest.mark.parametrize(
    ("key", "cap"),
    [
        ("F12", "F12"),
        ("Ctrl+Shift+A", "Ctrl Shift A"),
        ("Ctrl++", "Ctrl +"),
        ("Ctrl+-", "Ctrl \u2212"),
        ("+", "+"),
        ("PgDown", "PgDn"),
        ("Return", "Enter"),
    ],
)
def test_a_key_is_written_as_people_read_it(key: str, cap: str) -> None:
    assert key_cap(key) == cap


def test_a_row_of_like_keys_is_one_entry_with_a_name_for_each() -> None:
    notes = next(action for action in actions_of(SELL) if action.name == "note")
    assert notes.hint == "Ctrl 1 to 4"
    assert notes.bindings()[1] == ("Ctrl+2", "note2")


def test_an_alias_does_the_same_and_is_not_shown() -> None:
    larger = ActionSpec("text_larger", "Text larger", ("Ctrl++",), SELL, ("Ctrl+=",))
    assert larger.hint == "Ctrl +"
    assert larger.bindings() == (("Ctrl++", "text_larger"), ("Ctrl+=", "text_larger"))
