"""Opens the pages of the store's other rooms over the sell screen, and brings news to them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from pos_app.domain.events import DomainEvent
from pos_app.ui.approving import ApprovalDesk, serve
from pos_app.ui.background_reader import BackgroundReader
from pos_app.ui.look import Look
from pos_app.ui.main_window import MainWindow
from pos_app.ui.opened_till import OpenedTill
from pos_app.ui.people.presenter import PeoplePresenter
from pos_app.ui.people.view import PeopleView
from pos_app.ui.people.wiring import connect_people
from pos_app.ui.products.presenter import ProductsPresenter
from pos_app.ui.products.product_book import ProductBook
from pos_app.ui.products.view import ProductsView
from pos_app.ui.products.wiring import connect_products

PRODUCTS, PEOPLE = "products", "people"
_OF_PRODUCTS = frozenset({"Product", "Store"})


class StorePages(QObject):
    """Owns the pages; each is made when it is first wanted, and read anew whenever it opens."""

    def __init__(
        self, look: Look, till: OpenedTill, window: MainWindow, parent: QObject, *, decimals: int
    ) -> None:
        """Show pages in ``window``; ``decimals`` is how many the store's currency has."""
        super().__init__(parent)
        self._look = look
        self._till = till
        self._decimals = decimals
        self._window = window
        self._reader = BackgroundReader("pages", self)
        self._desk: ApprovalDesk | None = None
        self._products: ProductsPresenter | None = None
        self._products_view: ProductsView | None = None
        self._people: PeoplePresenter | None = None
        self.people_view: PeopleView | None = None

    def ask_at(self, desk: ApprovalDesk) -> None:
        """Let what the pages do be approved at a desk."""
        self._desk = desk

    @Slot(str)
    def open(self, name: str) -> None:
        """Open a page by its name; a name of another place is none of ours."""
        if name == PRODUCTS:
            if self._products_view is None:
                self._make_products()
                if self._desk is not None:
                    serve(self, self._desk)
            if self._products is not None and self._products_view is not None:
                self._products.open()
                self._window.open_page(self._products_view)
        elif name == PEOPLE:
            self._open_people()

    @Slot(str)
    def take_scan(self, code: str) -> None:
        """Give a scan to the page that is open."""
        if self._is_shown() and self._products is not None:
            self._products.scan(code)
        elif (
            self._people is not None
            and self.people_view is not None
            and self.people_view.isVisible()
        ):
            self._people.scan(code)

    @Slot(object)
    def take_events(self, events: tuple[DomainEvent, ...]) -> None:
        """Let the page that is open follow what happens meanwhile."""
        is_news = any(event.aggregate_type in _OF_PRODUCTS for event in events)
        if is_news and self._is_shown() and self._products is not None:
            self._products.refresh()

    def close(self) -> None:
        """End the thread that reads."""
        self._reader.close()

    def _is_shown(self) -> bool:
        return self._products_view is not None and self._products_view.isVisible()

    def _open_people(self) -> None:
        if self._people is None or self.people_view is None:
            people, view = self._till.people, PeopleView(self._look)
            self._people = PeoplePresenter(
                view, people.staff, people.roles, people.sign_in, self._decimals
            )
            self.people_view = view
            connect_people(view, self._people)
            view.left.connect(self._window.close_page)
            if self._desk is not None:
                serve(self, self._desk)
        self._window.open_page(self.people_view)
        self._people.open()

    def _make_products(self) -> None:
        till, view = self._till, ProductsView(self._look)
        book = ProductBook(
            till.products, till.catalogue.lists, till.taxes, till.catalogue.prices.of
        )
        self._products = ProductsPresenter(view, book, self._reader)
        self._products_view = view
        connect_products(view, self._products)
        view.left.connect(self._window.close_page)
        self._reader.failed.connect(self._products.say_problem)
