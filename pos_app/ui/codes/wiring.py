"""Joins the screen's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.codes.presenter import CodesPresenter
from pos_app.ui.codes.view import CodesView


def connect_codes(view: CodesView, presenter: CodesPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.acted.connect(presenter.act)
    view.form.filled.connect(presenter.fill)
