"""What there is to do in the back room."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.ui.i18n import _
from pos_app.ui.stock.card_page import CardPage
from pos_app.ui.stock.counts_page import CountsPage
from pos_app.ui.stock.find_page import FindPage
from pos_app.ui.stock.labels_page import LabelsPage
from pos_app.ui.stock.orders_page import OrdersPage
from pos_app.ui.stock.page import Desk, Page, row
from pos_app.ui.stock.receive_page import ReceivePage
from pos_app.ui.stock.report_page import ReportPage
from pos_app.ui.stock.stock_state import Button, PagePart
from pos_app.ui.stock.suppliers_page import SuppliersPage


class HomePage(Page):
    """Lists the tasks; Enter opens the chosen one."""

    def __init__(self, desk: Desk) -> None:
        """Offer everything; what somebody may not do says so when they try."""
        super().__init__(desk)
        self._tasks: dict[str, tuple[str, str, Callable[[], Page]]] = {
            "card": (
                _("Stock of a product"),
                _("What is there, what moved it, correct it, move it"),
                lambda: FindPage(
                    desk,
                    _("Whose stock?"),
                    lambda found: desk.open(CardPage(desk, found.product_id)),
                ),
            ),
            "receive": (
                _("Receive a delivery"),
                _("Scan what came, with or without an order"),
                lambda: ReceivePage(desk),
            ),
            "count": (
                _("Count"),
                _("Count shelves with the scanner, in several hands"),
                lambda: CountsPage(desk),
            ),
            "reports": (
                _("What to do"),
                _("Low stock, worth, what nobody buys, what was lost"),
                lambda: ReportPage(desk),
            ),
            "labels": (
                _("Labels"),
                _("For shelf and product; new prices are collected by themselves"),
                lambda: LabelsPage(desk),
            ),
            "orders": (
                _("Purchase orders"),
                _("Write, send, and see what has not come"),
                lambda: OrdersPage(desk),
            ),
            "suppliers": (
                _("Suppliers"),
                _("Who delivers what you sell"),
                lambda: SuppliersPage(desk),
            ),
        }
        self.chosen = "card"

    def part(self) -> PagePart:
        """Return the picture of the page."""
        return PagePart(
            title=_("What do you want to do?"),
            rows=tuple(
                row(key, title, detail, chosen=self.chosen)
                for key, (title, detail, _open) in self._tasks.items()
            ),
            buttons=(Button("open", _("Open"), "arrow-right", is_main=True),),
        )

    def choose(self, key: str) -> None:
        """Choose a task; touching the chosen one again opens it."""
        if key == self.chosen:
            self.act("open")
        self.chosen = key

    def act(self, action: str) -> None:
        """Open the chosen task."""
        if action == "open":
            self.desk.open(self._tasks[self.chosen][2]())
