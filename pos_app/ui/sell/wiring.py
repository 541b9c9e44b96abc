"""Joins the view's intents to the presenter that answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.ui.sell.presenter import SellPresenter
    from pos_app.ui.sell.view import SellView


def connect_sell(view: SellView, presenter: SellPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.acted.connect(presenter.act)
    view.typed.connect(presenter.type)
    view.key_pressed.connect(presenter.press_key)
    view.tile_chosen.connect(presenter.choose_tile)
    view.chip_chosen.connect(presenter.choose_chip)
    view.chip_at_chosen.connect(presenter.choose_chip_at)
    view.line_chosen.connect(presenter.select_line)
    view.selection_moved.connect(presenter.move_selection)
    view.tender_removed.connect(presenter.give_back)
    view.sheet_typed.connect(presenter.type_in_sheet)
