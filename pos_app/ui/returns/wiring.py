"""Joins the panel's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.returns.presenter import ReturnsPresenter
from pos_app.ui.returns.view import ReturnsView


def connect_returns(view: ReturnsView, presenter: ReturnsPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.looked_up.connect(presenter.look_up)
    view.moved.connect(presenter.move)
    view.sale_chosen.connect(presenter.choose_sale)
    view.stepped.connect(presenter.step)
    view.reason_chosen.connect(presenter.choose_reason)
    view.refund_wanted.connect(presenter.refund)
    view.void_wanted.connect(presenter.void)
