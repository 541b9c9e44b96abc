"""Lets a number pad be lower than its design where large text leaves it little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.ui.widgets.keypad import Keypad

_KEYS = ("7", "8", "9", "Backspace", "4", "5", "6", "*", "1", "2", "3", "Enter", "0", "00", ".")


def let_keys_shrink(keypad: Keypad) -> None:
    """Drop the least height of every key; the pad's own height then decides."""
    for name in _KEYS:
        keypad.key(name).setMinimumHeight(0)
