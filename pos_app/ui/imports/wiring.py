"""Joins the screen's intents to the presenter that answers them."""

from __future__ import annotations

from pos_app.ui.imports.presenter import ImportsPresenter
from pos_app.ui.imports.view import ImportsView


def connect_imports(view: ImportsView, presenter: ImportsPresenter) -> None:
    """Connect every intent; the caller keeps both alive."""
    view.acted.connect(presenter.act)
    view.files.folder_wanted.connect(presenter.go)
    view.files.file_chosen.connect(presenter.choose_file)
    view.files.back_wanted.connect(presenter.back)
    view.rows.chosen.connect(presenter.choose)
    view.form.filled.connect(presenter.fill)
