"""Joins the screen's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.tile_board.presenter import BoardPresenter
from pos_app.ui.tile_board.view import BoardView


def connect_board(view: BoardView, presenter: BoardPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.acted.connect(presenter.act)
    view.page_added.connect(presenter.add_page)
    view.page_renamed.connect(presenter.rename_page)
    view.coloured.connect(presenter.colour)
    view.sent.connect(presenter.send)
    view.copied.connect(presenter.copy_from)
    view.searched.connect(presenter.search)
    view.stepped.connect(presenter.step_found)
    view.confirmed.connect(presenter.add_found)
    view.pages.chosen.connect(presenter.choose_page)
    view.found.chosen.connect(presenter.add)
    view.grid.chosen.connect(presenter.choose)
    view.grid.moved.connect(presenter.move)
    view.grid.stepped.connect(presenter.step)
    view.grid.removed.connect(view.remove)
