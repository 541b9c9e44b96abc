"""The sell screen of a real shop with the panel of taxes and rounding."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.ui.look import Look
from pos_app.ui.sell_panels import SellPanels
from pos_app.ui.tax_settings.view import TaxView
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import a_till


@contextmanager
def a_desk(
    data_dir: Path,
    look: Look,
    qtbot: QtBot,
    *,
    size: tuple[int, int] = (1366, 768),
) -> Iterator[TaxDesk]:
    """Open a store that has no taxes yet, and close it in order."""
    till = a_till(data_dir)
    till.start(None)
    desk = TaxDesk(look, till, size)
    qtbot.addWidget(desk.view)
    yield desk
    desk.view.close()
    desk.log.close()
    till.close()


class TaxDesk(Seller):
    """An owner who sets taxes up."""

    def __init__(self, look: Look, till: Till, size: tuple[int, int] = (1366, 768)) -> None:
        super().__init__(look, till, size)
        assert till.store is not None
        self.panels = SellPanels(look, self.view, self.presenter, till.holds, "1")
        self.panels.add_taxes(till.taxes, till.stores, till.product_queries, till.store)

    @property
    def panel(self) -> TaxView:
        panel = self.view.panel
        assert isinstance(panel, TaxView)
        return panel

    def open_taxes(self) -> TaxView:
        """Open the panel by the menu."""
        self.press("F10")
        self.tap("Taxes and rounding", self.view)
        return self.panel

    def buttons(self) -> list[str]:
        """The buttons of the panel that are in sight."""
        parts = self.panel.findChildren(QAbstractButton)
        return [part.accessibleName() for part in parts if part.isVisible()]

    def tap(self, name: str, where: QWidget | None = None) -> None:
        """Touch the button called ``name``."""
        inside = self.panel if where is None else where
        (button,) = [
            part
            for part in inside.findChildren(QAbstractButton)
            if part.accessibleName() == name and part.isVisible()
        ]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def chosen(self) -> list[str]:
        """The answers that are chosen."""
        parts = self.panel.findChildren(QAbstractButton)
        return [part.accessibleName() for part in parts if part.isVisible() and part.isChecked()]

    def said(self) -> list[str]:
        """The sentences in sight."""
        lines = (
            self.panel._problem,
            self.panel._info,
            self.panel.form._promise,
            self.panel.pick._promise,
        )
        return [line.accessibleName() for line in lines if line.isVisible()]

    def categories(self) -> list[str]:
        """The categories as they are spoken."""
        return list(self.panel.overview.texts())

    def found(self) -> list[str]:
        """The countries or departments as they are spoken."""
        return list(self.panel.pick.texts())
