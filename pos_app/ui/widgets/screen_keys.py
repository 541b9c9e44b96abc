"""Lets the keys of a screen, as the one list of actions names them, call a slot of its view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pos_app.ui.actions import actions_of


def connect_keys(screen: str, view: QWidget, act: Callable[[], None]) -> None:
    """Call ``act``, a slot of ``view``, with a sender that is named after the action."""
    for action in actions_of(screen):
        if action.is_shortcut and action.screen == screen:
            shortcut = QShortcut(QKeySequence(action.keys[0]), view)
            shortcut.setObjectName(action.name)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
