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
    view.files.folder_wanted.connect(presenter.go)
    view.files.file_chosen.connect(presenter.take_picture)
    view.files.back_wanted.connect(presenter.back)
    view.form.filled.connect(presenter.fill)
