"""Opens the pages of the store's other rooms over the sell screen, and brings news to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from pos_app.domain.values.money import Currency
from pos_app.ui.approving import ApprovalDesk, serve
from pos_app.ui.background_reader import BackgroundReader
from pos_app.ui.background_task import BackgroundTask

if TYPE_CHECKING:
    from pos_app.domain.events import DomainEvent
    from pos_app.ui.codes.presenter import CodesPresenter
    from pos_app.ui.codes.view import CodesView
    from pos_app.ui.imports.presenter import ImportsPresenter
    from pos_app.ui.imports.view import ImportsView
    from pos_app.ui.look import Look
    from pos_app.ui.main_window import MainWindow
    from pos_app.ui.opened_till import OpenedTill
    from pos_app.ui.people.presenter import PeoplePresenter
    from pos_app.ui.people.view import PeopleView
    from pos_app.ui.products.presenter import ProductsPresenter
    from pos_app.ui.products.view import ProductsView
    from pos_app.ui.tile_board.presenter import BoardPresenter
    from pos_app.ui.tile_board.view import BoardView
    from pos_app.ui.widgets.burst import KeyStroke
    from pos_app.ui.widgets.scanner_filter import ScannerFilter

PRODUCTS, PEOPLE = "products", "people"
IMPORTS, TILES, CODES = "imports", "tiles", "codes"
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
        self._imports: ImportsPresenter | None = None
        self._imports_view: ImportsView | None = None
        self._import_work = BackgroundTask("import", self)
        self._board: BoardPresenter | None = None
        self._board_view: BoardView | None = None
        self._codes: CodesPresenter | None = None
        self._codes_view: CodesView | None = None
        self._scanner: ScannerFilter | None = None
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
        elif name == IMPORTS:
            self.open_imports()
        elif name == TILES:
            self._open_tiles()
        elif name == CODES:
            self._open_codes()
        elif name == PEOPLE:
            self._open_people()

    @Slot()
    def open_imports(self) -> None:
        """Show the files of products that can be taken over."""
        from pos_app.ui.imports.presenter import ImportsPresenter  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.imports.view import ImportsView  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.imports.wiring import connect_imports  # noqa: PLC0415 - see ADR 94

        if self._imports_view is None:
            view = ImportsView(self._look)
            self._imports = ImportsPresenter(
                view, self._till.catalogue, self._import_work, Path.home()
            )
            self._imports_view = view
            connect_imports(view, self._imports)
            view.left.connect(self._window.close_page)
            if self._desk is not None:
                serve(self, self._desk)
        if self._imports is not None:
            self._window.open_page(self._imports_view)
            self._imports.open()

    @Slot(str)
    def take_scan(self, code: str) -> None:
        """Give a scan to the page that is open."""
        if self._is_shown() and self._products is not None:
            self._products.scan(code)
        elif (
            self._codes is not None
            and self._codes_view is not None
            and self._codes_view.isVisible()
        ):
            self._codes.scan(code)
        elif (
            self._board is not None
            and self._board_view is not None
            and self._board_view.isVisible()
        ):
            self._board.scan(code)
        elif (
            self._people is not None
            and self.people_view is not None
            and self.people_view.isVisible()
        ):
            self._people.scan(code)

    def listen_to(self, scanner: ScannerFilter | None) -> None:
        """Let the scanner be set up, and show what it sends."""
        self._scanner = scanner
        if scanner is not None:
            scanner.key_seen.connect(self._take_key)

    @Slot(object)
    def _take_key(self, stroke: KeyStroke) -> None:
        from pos_app.ui.codes.codes_state import SeenKey  # noqa: PLC0415 - see ADR 94

        if (
            self._codes is not None
            and self._codes_view is not None
            and self._codes_view.trial.area.hasFocus()
        ):
            self._codes.key_seen(SeenKey(stroke.text, stroke.at_ms, stroke.is_shifted, stroke.name))

    @Slot(object)
    def take_events(self, events: tuple[DomainEvent, ...]) -> None:
        """Let the page that is open follow what happens meanwhile."""
        is_news = any(event.aggregate_type in _OF_PRODUCTS for event in events)
        if is_news and self._is_shown() and self._products is not None:
            self._products.refresh()

    def close(self) -> None:
        """End the threads; an import that is under way ends or goes on at the next start."""
        self._import_work.close()
        self._reader.close()

    def _is_shown(self) -> bool:
        return self._products_view is not None and self._products_view.isVisible()

    def _open_tiles(self) -> None:
        from pos_app.ui.tile_board.presenter import BoardPresenter  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.tile_board.view import BoardView  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.tile_board.wiring import connect_board  # noqa: PLC0415 - see ADR 94

        if self._board is None or self._board_view is None:
            view, till = BoardView(self._look), self._till
            self._board = BoardPresenter(view, till.catalogue.tiles, till.product_queries)
            self._board_view = view
            connect_board(view, self._board)
            view.left.connect(self._window.close_page)
            if self._desk is not None:
                serve(self, self._desk)
        self._window.open_page(self._board_view)
        self._board.open()

    def _open_codes(self) -> None:
        from pos_app.ui.codes.presenter import CodesPresenter  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.codes.view import CodesView  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.codes.wiring import connect_codes  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.scanner_desk import ScannerDesk  # noqa: PLC0415 - see ADR 94

        store = self._till.store
        if store is None:
            return
        if self._codes is None or self._codes_view is None:
            view, till = CodesView(self._look), self._till
            desk = ScannerDesk(till.data_dir, self._scanner)
            currency = Currency.of(store.currency)
            self._codes = CodesPresenter(view, till.catalogue.scans, desk, currency)
            self._codes_view = view
            connect_codes(view, self._codes)
            view.left.connect(self._window.close_page)
            if self._desk is not None:
                serve(self, self._desk)
        self._window.open_page(self._codes_view)
        self._codes.open()

    def _open_people(self) -> None:
        from pos_app.ui.people.presenter import PeoplePresenter  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.people.view import PeopleView  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.people.wiring import connect_people  # noqa: PLC0415 - see ADR 94

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
        from pos_app.ui.pictures import SUFFIXES, scaled_picture  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.products.picture_desk import PictureDesk  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.products.presenter import ProductsPresenter  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.products.product_book import ProductBook  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.products.view import ProductsView  # noqa: PLC0415 - see ADR 94
        from pos_app.ui.products.wiring import connect_products  # noqa: PLC0415 - see ADR 94

        till, view = self._till, ProductsView(self._look)
        catalogue = till.catalogue
        desk = PictureDesk(catalogue.pictures, scaled_picture, Path.home(), SUFFIXES)
        book = ProductBook(till.products, catalogue.lists, till.taxes, desk, catalogue.prices.of)
        self._products = ProductsPresenter(view, book, self._reader)
        self._products_view = view
        connect_products(view, self._products)
        view.left.connect(self._window.close_page)
        self._reader.failed.connect(self._products.say_problem)
