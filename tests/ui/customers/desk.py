"""The sell screen with its panels, and customers of a real shop."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from pos_app.bootstrap import Till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.ui.customers.customer_book import CustomerBook
from pos_app.ui.customers.found_list import FoundList
from pos_app.ui.customers.view import CustomersView
from pos_app.ui.look import Look
from pos_app.ui.sell_panels import SellPanels
from tests.ui.sell.seller import Seller


class CustomerDesk(Seller):
    """A cashier who knows customers."""

    def __init__(self, look: Look, till: Till, size: tuple[int, int] = (1366, 768)) -> None:
        super().__init__(look, till, size)
        self.panels = SellPanels(look, self.view, self.presenter, till.holds, "1")
        self.panels.add_customers(
            CustomerBook(
                till.customers, till.customer_queries, till.store_credits, till.order_queries
            )
        )

    @property
    def panel(self) -> CustomersView:
        panel = self.view.panel
        assert isinstance(panel, CustomersView)
        return panel

    @property
    def results(self) -> FoundList:
        return self.panel.findChildren(FoundList)[0]

    def add(self, name: str, phone: str = "", email: str = "", group: str = "") -> UUID:
        """Let the shop know somebody."""
        return self.till.customers.add(PersonalData(name, phone, email), group).customer_id

    def found(self) -> list[str]:
        """Who is listed, from top to bottom."""
        return (
            [text.split(",")[0] for text in self.results.texts()]
            if self.results.isVisible()
            else []
        )

    def buttons(self) -> list[str]:
        """The buttons of the panel that are in sight."""
        return self._names(QAbstractButton)

    def words(self) -> list[str]:
        """The words of the panel that are in sight."""
        labels = self.panel.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def field(self, name: str) -> QLineEdit:
        """A field of the form."""
        found = self.panel.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def header(self) -> str:
        """Whom the heading of the cart names."""
        state = self.view._state
        assert state is not None
        return state.cart.number

    def _names(self, kind: type[QWidget]) -> list[str]:
        parts = self.panel.findChildren(kind)
        return [part.accessibleName() for part in parts if part.isVisible()]
