"""Joins the panel's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.store_settings.presenter import SettingsPresenter
from pos_app.ui.store_settings.view import SettingsView


def connect_settings(view: SettingsView, presenter: SettingsPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.chosen.connect(presenter.choose)
    view.limit_typed.connect(presenter.type_limit)
    view.limit_saved.connect(presenter.save_limit)
