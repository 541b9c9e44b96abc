"""What the presenter of the settings asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.ui.store_settings.settings_state import SettingsState


class SettingsScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: SettingsState) -> None:
        """Draw the state."""
