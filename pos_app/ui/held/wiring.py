"""Joins the panel's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.held.presenter import HeldPresenter
from pos_app.ui.held.view import HeldView


def connect_held(view: HeldView, presenter: HeldPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.moved.connect(presenter.move)
    view.chosen.connect(presenter.choose)
    view.discard_wanted.connect(presenter.discard)
    view.recall_wanted.connect(presenter.recall)
    view.aged.connect(presenter.refresh)
