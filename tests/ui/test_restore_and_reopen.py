"""Somebody goes back to a backup in the window: it closes, the store goes back, it opens again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from pos_app.bootstrap import Care, open_till
from pos_app.settings import Settings
from pos_app.ui.app import run_till
from pos_app.ui.main_window import MainWindow
from pos_app.ui.sell.view import SellView
from pos_app.ui.upkeep.view import PageView
from pos_app.ui.widgets.message_bar import MessageBar
from tests.application.ledger import types_logged
from tests.stores import a_till, sell, stocked

_LOOK_MS = 30
Kind = TypeVar("Kind", bound=QWidget)


class Owner:
    """Goes back to the one backup there is, looks at the window after it, and closes that."""

    def __init__(self, break_it: Callable[[], object] | None = None) -> None:
        self.said = ""
        self._break_it = break_it
        self._asked: list[str] = []
        self._first: MainWindow | None = None
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)

    def look(self) -> None:
        window = next(
            (
                each
                for each in QApplication.topLevelWidgets()
                if isinstance(each, MainWindow) and each.isVisible()
            ),
            None,
        )
        if window is None:
            return
        if self._first is None:
            self._first = window
        if window is self._first:
            self.ask(window)
        else:
            self._timer.stop()
            self.said = " ".join(bar.accessibleName() for bar in shown(window, MessageBar))
            window.close()

    def ask(self, window: MainWindow) -> None:
        if not self._asked:
            for view in shown(window, SellView):
                self._asked.append("page")
                view.panel_wanted.emit("backups")
            return
        for page in shown(window, PageView):
            for action in ("sure", "restore", "look"):
                button = page.findChild(QAbstractButton, action)
                if action not in self._asked and button is not None and button.isVisible():
                    self._asked.append(action)
                    if action == "sure" and self._break_it is not None:
                        self._break_it()
                    button.click()
                    return


def shown(window: MainWindow, kind: type[Kind]) -> list[Kind]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


@pytest.fixture
def shop(data_dir: Path) -> Path:
    """A store with a backup after its first sale, and one sale more."""
    with a_till(data_dir, started=True) as till:
        stocked(till, "Milk")
        sell(till, "MILK")
        till.upkeep.backups.make_planned("schedule")
        sell(till, "MILK")
    Settings(is_maximized=False, window=(0, 0, 1366, 768)).save(data_dir)
    return data_dir


def go_back(shop: Path, owner: Owner) -> None:
    assert run_till(open_till, shop, throw_away=False, care=Care()) == 0
    del owner


def test_the_window_opens_again_on_the_store_of_the_backup(qapp: QApplication, shop: Path) -> None:
    owner = Owner()
    go_back(shop, owner)
    assert "went back" in owner.said
    with a_till(shop) as till:
        assert till.order_queries.totals().orders == 1
        kinds = types_logged(till)
    assert "StoreRestored" in kinds
    assert kinds.index("StoreRestored") < len(kinds) - 1
    (kept,) = shop.glob("pos-replaced-*.db")
    assert kept.stat().st_size


def test_a_backup_that_broke_meanwhile_changes_nothing(qapp: QApplication, shop: Path) -> None:
    (copy,) = (shop / "backups").glob("*.db")
    owner = Owner(partial(copy.write_bytes, b"nothing of use"))
    go_back(shop, owner)
    assert owner.said
    assert "went back" not in owner.said
    with a_till(shop) as till:
        assert till.order_queries.totals().orders == 2
    assert not list(shop.glob("pos-replaced-*.db"))
