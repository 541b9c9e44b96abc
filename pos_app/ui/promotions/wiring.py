"""Joins the panel's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.promotions.presenter import PromotionsPresenter
from pos_app.ui.promotions.view import PromotionsView


def connect_promotions(view: PromotionsView, presenter: PromotionsPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.moved.connect(presenter.move)
    view.confirmed.connect(presenter.confirm)
    view.left.connect(presenter.back)
    overview, rule, listed, pick = view.overview, view.rule, view.listed, view.pick
    overview.chosen.connect(presenter.choose)
    overview.promotion_wanted.connect(presenter.begin_promotion)
    overview.list_wanted.connect(presenter.begin_list)
    overview.change_wanted.connect(presenter.begin_change)
    overview.end_wanted.connect(presenter.end)
    overview.words_given.connect(presenter.begin_words)
    rule.typed.connect(presenter.edit)
    rule.pick_wanted.connect(presenter.begin_pick)
    listed.typed.connect(presenter.edit_list)
    listed.pick_wanted.connect(presenter.begin_pick)
    listed.chosen.connect(presenter.choose)
    listed.set_wanted.connect(presenter.set_price)
    listed.remove_wanted.connect(presenter.remove_price)
    view.preview.stepped.connect(presenter.show_sale)
    pick.searched.connect(presenter.search)
    pick.chosen.connect(presenter.choose)
    pick.confirmed.connect(presenter.confirm)
    pick.left.connect(presenter.back)
