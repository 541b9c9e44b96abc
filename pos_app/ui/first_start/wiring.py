"""Connects the first-start view to its presenter."""

from __future__ import annotations

from pos_app.ui.first_start.presenter import FirstStartPresenter
from pos_app.ui.first_start.view import FirstStartView


def connect_first_start(view: FirstStartView, presenter: FirstStartPresenter) -> None:
    """Let every intent of the view reach the presenter."""
    view.set_up_wanted.connect(presenter.set_up)
    view.sample_store_wanted.connect(presenter.open_sample_store)
    view.sample_products_wanted.connect(presenter.take_sample_products)
    view.files_wanted.connect(presenter.pick_file)
    view.folder_wanted.connect(presenter.open_folder)
    view.file_chosen.connect(presenter.take_file)
    view.cancel_wanted.connect(presenter.cancel_import)
    view.retry_wanted.connect(presenter.retry_file)
    view.back_wanted.connect(presenter.go_back)
    view.selling_wanted.connect(presenter.start_selling)
