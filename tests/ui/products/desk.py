"""The products screen of a real shop, with somebody who keeps its catalogue."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from pos_app.bootstrap import Till
from pos_app.ui.look import Look
from pos_app.ui.pictures import SUFFIXES, scaled_picture
from pos_app.ui.products.picture_desk import PictureDesk
from pos_app.ui.products.presenter import ProductsPresenter
from pos_app.ui.products.product_book import ProductBook
from pos_app.ui.products.view import ProductsView
from pos_app.ui.products.wiring import connect_products
from pos_app.ui.widgets.hint_button import HintButton
from tests.readers import ReaderHere


class Keeper:
    """A window with the screen, and hands for it."""

    def __init__(self, look: Look, till: Till, size: tuple[int, int] = (1366, 768)) -> None:
        self.till = till
        self.left = 0
        self.view = ProductsView(look)
        catalogue = till.catalogue
        look.pictures.read_from(catalogue.pictures.content)
        desk = PictureDesk(catalogue.pictures, scaled_picture, till.data_dir, SUFFIXES)
        book = ProductBook(till.products, catalogue.lists, till.taxes, desk, catalogue.prices.of)
        self.presenter = ProductsPresenter(self.view, book, ReaderHere())
        connect_products(self.view, self.presenter)
        self.view.left.connect(self._leave)
        self.view.resize(*size)
        self.view.show()
        self.view.activateWindow()
        QTest.qWaitForWindowActive(self.view)
        self.presenter.open()
        self.view.search.setFocus()

    def names(self) -> list[str]:
        """What is listed, from top to bottom."""
        return [text.split(",")[0] for text in self.view.list.texts()]

    def press(self, keys: str) -> None:
        QTest.keySequence(self.focus(), QKeySequence(keys))
        QTest.qWait(1)

    def type_in(self, name: str, text: str) -> None:
        """Type a text over what stands in a field."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        if not text:
            QTest.keyClick(field, Qt.Key.Key_Backspace)

    def field(self, name: str) -> QLineEdit:
        found = self.view.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def button(self, name: str) -> HintButton:
        QTest.qWait(1)
        shown = [each for each in self.view.findChildren(HintButton, name) if each.isVisible()]
        return shown[0]

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.view

    def words(self) -> str:
        """All words in sight."""
        QTest.qWait(1)  # what was made anew is shown with the next event
        labels = self.view.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible() and label.text())

    def _leave(self) -> None:
        self.left += 1
