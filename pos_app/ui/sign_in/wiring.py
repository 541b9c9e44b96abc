"""Joins the view's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.sign_in.presenter import SignInPresenter
from pos_app.ui.sign_in.view import SignInView


def connect_sign_in(view: SignInView, presenter: SignInPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.chosen.connect(presenter.choose)
    view.chosen_at.connect(presenter.choose_at)
    view.more_wanted.connect(presenter.more)
    view.entered.connect(presenter.enter)
