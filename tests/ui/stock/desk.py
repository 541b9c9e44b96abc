"""The sell screen of a real shop with the panel of store-keeping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from pos_app.application.label_roll import Raster
from pos_app.bootstrap import Till
from pos_app.domain.values.ids import utc_now
from pos_app.domain.values.money import Currency
from pos_app.ui.look import Look
from pos_app.ui.printing.label_printing import LabelPrinting
from pos_app.ui.printing.sheet_pdf import SheetPdf
from pos_app.ui.sell_panels import SellPanels
from pos_app.ui.stock.page import Desk
from pos_app.ui.stock.view import StockView
from tests.readers import ReaderHere
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import a_till


@contextmanager
def a_desk(
    data_dir: Path, look: Look, qtbot: QtBot, *, size: tuple[int, int] = (1366, 768)
) -> Iterator[StockDesk]:
    """Open a store, and close it in order."""
    till = a_till(data_dir)
    till.start(None)
    desk = StockDesk(look, till, size)
    qtbot.addWidget(desk.view)
    yield desk
    desk.view.close()
    desk.log.close()
    till.close()


class RecordedRoll:
    """Stands in for a printer with a roll; without an address it is not there."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, Sequence[Raster]]] = []

    def print(self, address: str, labels: Sequence[Raster]) -> None:
        if not address:
            raise ConnectionRefusedError(111, "Connection refused")
        self.printed.append((address, labels))


class StockDesk(Seller):
    """Somebody who keeps the stock.

    ``shown`` are the records of the log they asked for, ``files`` those they opened.
    """

    def __init__(self, look: Look, till: Till, size: tuple[int, int] = (1366, 768)) -> None:
        super().__init__(look, till, size)
        self.till = till
        self.shown: list[int] = []
        self.files: list[Path] = []
        self.name = ""
        self.panels = SellPanels(look, self.view, self.presenter, till.holds, "1")
        data = till.data_dir
        self.roll = RecordedRoll()
        self.panels.add_stock(
            Desk(
                till.stock,
                till.product_queries,
                self.shown.append,
                LabelPrinting(data, "IBM Plex Sans", self.roll, utc_now),
                SheetPdf(data / "reports", "IBM Plex Sans", "Maple & Main", utc_now),
                ReaderHere(),
                utc_now,
                partial(till.catalogue.scans.goods, currency=Currency.of("USD")),
                self.files.append,
                lambda: self.name,
            )
        )

    @property
    def panel(self) -> StockView:
        panel = self.view.panel
        assert isinstance(panel, StockView)
        return panel

    def open_stock(self) -> StockView:
        """Open the panel by the menu."""
        self.press("F10")
        self.tap("Stock", self.view)
        return self.panel

    def card_of(self, words: str) -> None:
        """Open the stock card of what is found under ``words``."""
        self.open_stock()
        self.tap("Open")
        self.panel._search.setFocus()
        QTest.keyClicks(self.panel._search, words)
        self.tap("Open")

    def scan(self, code: str) -> bool:
        """Scan a code; whether the panel took it."""
        return self.panels.take_scan(code)

    def tap(self, name: str, where: QWidget | None = None) -> None:
        """Touch the button called ``name``."""
        QApplication.sendPostedEvents()  # a new button is shown by the event loop
        inside = self.panel if where is None else where
        (button,) = [
            part
            for part in inside.findChildren(QAbstractButton)
            if part.accessibleName() == name and part.isVisible()
        ]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_into(self, field: str, text: str) -> None:
        """Type ``text`` in place of what stands in a field."""
        QApplication.sendPostedEvents()
        edit = self.panel.form.field(field)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)

    def buttons(self) -> list[str]:
        """The buttons of the panel that can be pressed."""
        parts = self.panel.findChildren(QAbstractButton)
        return [each.accessibleName() for each in parts if each.isVisible() and each.isEnabled()]

    def listed(self) -> list[str]:
        """The rows as they are spoken."""
        return list(self.panel.texts())

    def said(self) -> list[str]:
        """The sentences in sight."""
        return list(self.panel.said())
