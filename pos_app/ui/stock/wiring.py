"""Joins the panel's intents to the presenter that answers them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from pos_app.ui.stock.presenter import StockPresenter
from pos_app.ui.stock.view import StockView


class _Typing(QObject):
    """Takes the pair that a field sends apart."""

    def __init__(self, view: StockView, presenter: StockPresenter) -> None:
        super().__init__(view)
        self._presenter = presenter

    @Slot(object)
    def take(self, typed: tuple[str, str]) -> None:
        """Pass on which field, and what stands in it."""
        self._presenter.edit(*typed)


def connect_stock(view: StockView, presenter: StockPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.moved.connect(presenter.move)
    view.confirmed.connect(presenter.confirm)
    view.searched.connect(presenter.search)
    view.chosen.connect(presenter.choose)
    view.typed.connect(_Typing(view, presenter).take)
    view.picked.connect(presenter.pick)
    view.turned.connect(presenter.turn)
    view.acted.connect(presenter.act)
    view.left.connect(presenter.back)
