"""Joins the panel's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.customers.presenter import CustomersPresenter
from pos_app.ui.customers.view import CustomersView


def connect_customers(view: CustomersView, presenter: CustomersPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.typed.connect(presenter.type)
    view.moved.connect(presenter.move)
    view.selected.connect(presenter.select)
    view.entered.connect(presenter.enter)
    view.back_wanted.connect(presenter.back)
    view.form.filled.connect(presenter.fill)
    buttons = view.buttons
    buttons.choose_wanted.connect(presenter.enter)
    buttons.take_off_wanted.connect(presenter.take_off)
    buttons.new_wanted.connect(presenter.begin_new)
    buttons.edit_wanted.connect(presenter.begin_edit)
    buttons.account_wanted.connect(presenter.begin_account)
    buttons.erase_wanted.connect(presenter.erase)
