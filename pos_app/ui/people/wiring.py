"""Joins the page's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.people.presenter import PeoplePresenter
from pos_app.ui.people.view import PeopleView


def connect_people(view: PeopleView, presenter: PeoplePresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.acted.connect(presenter.act)
    view.turned.connect(presenter.turn)
    view.chosen.connect(presenter.choose)
    view.moved.connect(presenter.move)
    view.hidden.connect(presenter.forget)
    view.task.filled.connect(presenter.fill)
    view.task.answered.connect(presenter.answer)
