"""Joins the intents of the screen of shifts to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.shift.presenter import ShiftPresenter
from pos_app.ui.shift.view import ShiftView


def connect_shift(view: ShiftView, presenter: ShiftPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.acted.connect(presenter.act)
    view.typed.connect(presenter.type)
    view.chosen.connect(presenter.choose)
    view.pressed_key.connect(presenter.press)
