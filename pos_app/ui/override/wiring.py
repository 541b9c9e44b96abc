"""Joins the sheet's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.override.presenter import OverridePresenter
from pos_app.ui.override.view import OverrideView


def connect_override(view: OverrideView, presenter: OverridePresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.approved.connect(presenter.approve)
    view.denied.connect(presenter.deny)
    view.cancelled.connect(presenter.cancel)
    view.reason_chosen.connect(presenter.choose_reason)
    view.approver_wanted.connect(presenter.next_approver)
