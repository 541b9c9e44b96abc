"""Joins the screen's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.products.presenter import ProductsPresenter
from pos_app.ui.products.view import ProductsView


def connect_products(view: ProductsView, presenter: ProductsPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.acted.connect(presenter.act)
    view.typed.connect(presenter.type)
    view.list.chosen.connect(presenter.choose)
    view.list.marked.connect(presenter.mark)
    view.list.more_wanted.connect(presenter.more)
    view.form.filled.connect(presenter.fill)
