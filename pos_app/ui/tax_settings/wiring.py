"""Joins the panel's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.tax_settings.presenter import TaxPresenter
from pos_app.ui.tax_settings.view import TaxView


def connect_taxes(view: TaxView, presenter: TaxPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.moved.connect(presenter.move)
    view.confirmed.connect(presenter.confirm)
    overview, form, pick = view.overview, view.form, view.pick
    overview.chosen.connect(presenter.choose)
    overview.country_wanted.connect(presenter.begin_country)
    overview.new_wanted.connect(presenter.begin_new)
    overview.change_wanted.connect(presenter.begin_change)
    overview.default_wanted.connect(presenter.make_default)
    overview.assign_wanted.connect(presenter.begin_department)
    overview.tax_chosen.connect(presenter.round_tax)
    overview.cash_chosen.connect(presenter.round_cash)
    form.typed.connect(presenter.edit)
    form.confirmed.connect(presenter.confirm)
    form.left.connect(presenter.back)
    pick.searched.connect(presenter.search)
    pick.chosen.connect(presenter.choose)
    pick.confirmed.connect(presenter.confirm)
    pick.left.connect(presenter.back)
