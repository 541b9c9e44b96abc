"""Offers columns and saved views in one menu, and remembers them in the data folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pos_app.application.ports import Clock
from pos_app.ui.audit.columns import ALWAYS, NAMES, Columns
from pos_app.ui.audit.filter_menu import new_menu
from pos_app.ui.audit.presenter import AuditPresenter
from pos_app.ui.audit.saved_views import SavedView, SavedViews, narrowing_of, plain_of
from pos_app.ui.audit.view import AuditView
from pos_app.ui.i18n import _
from pos_app.ui.look import Look


class ViewDesk(QObject):
    """Shows, names, renames and deletes views of the list, and chooses its columns."""

    def __init__(
        self,
        look: Look,
        view: AuditView,
        presenter: AuditPresenter,
        clock: Clock,
        folder: Path,
        parent: QObject,
    ) -> None:
        """Remember in ``folder``, and show the columns as they were last."""
        super().__init__(parent)
        self._look = look
        self._view = view
        self._presenter = presenter
        self._clock = clock
        self._folder = folder
        self._old_name = ""
        self.saved = SavedViews.load(folder, clock.now())
        view.table.use_columns(self.saved.columns)
        view.table.columns_changed.connect(self._keep_columns)
        view.table.columns_wanted.connect(self._offer_columns)
        view.list.views_wanted.connect(self.offer_views)
        view.prompt.name_given.connect(self._name)

    @Slot()
    def offer_views(self) -> None:
        """Offer the views, what can be done with them, and the columns."""
        menu = new_menu(self._look, self._view, _("Views"))
        for name in self.saved.views:
            _add(menu, name, partial(self.show_view, name))
        if self.saved.views:
            menu.addSeparator()
        _add(menu, _("Name this view…"), partial(self._ask, ""))
        for title, do in ((_("Rename"), self._ask), (_("Delete"), self.delete)):
            if self.saved.views:
                inside = new_menu(self._look, menu, title)
                inside.setTitle(title)
                for name in self.saved.views:
                    _add(inside, name, partial(do, name))
                menu.addMenu(inside)
        columns = self._columns_menu(menu)
        columns.setTitle(_("Columns"))
        menu.addMenu(columns)
        button = self._view.list.views_button()
        self._open(menu, button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def show_view(self, name: str) -> None:
        """Show a saved view: its filter and its columns."""
        saved = self.saved.views[name]
        self._view.table.use_columns(saved.columns)
        self._keep_columns(saved.columns)
        self._presenter.show(narrowing_of(saved.filter, self._clock.now()))

    def delete(self, name: str) -> None:
        """Forget a saved view."""
        self._keep(self.saved.without(name))

    @Slot(object)
    def _offer_columns(self, place: QPoint) -> None:
        self._open(self._columns_menu(self._view), place)

    def _columns_menu(self, parent: QMenu | AuditView) -> QMenu:
        menu = new_menu(self._look, parent, _("Columns"))
        columns = self._view.table.columns
        for name, title in zip(NAMES, self._view.model.titles, strict=True):
            if name not in ALWAYS:
                action = _add(menu, title, partial(self._turn, name))
                action.setCheckable(True)
                action.setChecked(name not in columns.hidden)
        menu.addSeparator()
        _add(menu, _("As they were at first"), self._reset)
        return menu

    def _open(self, menu: QMenu, place: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _turn(self, name: str) -> None:
        self._use(self._view.table.columns.turned(name))

    def _reset(self) -> None:
        self._use(Columns())

    def _use(self, columns: Columns) -> None:
        self._view.table.use_columns(columns)
        self._keep_columns(columns)

    def _ask(self, old_name: str) -> None:
        self._old_name = old_name
        self._view.prompt.ask_for_name(
            _("Rename the view") if old_name else _("Name this view"), old_name
        )

    @Slot(object)
    def _name(self, name: str) -> None:
        if name and self._old_name:
            self._keep(self.saved.renamed(self._old_name, name))
        elif name:
            view = SavedView(plain_of(self._presenter.narrowing), self._view.table.columns)
            self._keep(self.saved.with_view(name, view))
        self._view.table.setFocus()

    @Slot(object)
    def _keep_columns(self, columns: Columns) -> None:
        self._keep(replace(self.saved, columns=columns))

    def _keep(self, saved: SavedViews) -> None:
        if saved != self.saved:
            self.saved = saved
            saved.save(self._folder)


def _add(menu: QMenu, text: str, do: Callable[[], None]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(partial(_do, do))
    return action


def _do(do: Callable[[], None], *_ignored: object) -> None:
    do()
