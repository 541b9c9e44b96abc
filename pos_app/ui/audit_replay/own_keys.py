"""The keys that go through a sale, whatever has the focus on its screen."""

from __future__ import annotations

from PySide6.QtCore import Qt

OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Space,
        Qt.Key.Key_Escape,
    }
)
