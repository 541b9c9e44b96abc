"""Opens the panels of other rooms over the left part of the sell screen, and takes what they give.

Screens do not know each other; here they meet. A panel is imported and made when it is first
wanted: nobody waits for all of them at the start.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.ui.approving import ApprovalDesk, serve
from pos_app.ui.sell.card_payouts import PAY

if TYPE_CHECKING:  # each is imported with its panel
    from pos_app.application.customer_queries import CustomerSnapshot
    from pos_app.application.hold_service import HoldService
    from pos_app.application.price_list_service import PriceListService
    from pos_app.application.promotion_service import PromotionService
    from pos_app.application.queries import ProductQueries
    from pos_app.application.return_service import ReturnService
    from pos_app.application.sale_search import SaleFinder
    from pos_app.application.shift_rules_service import ShiftRulesService
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.application.store_service import StoreService
    from pos_app.application.tax_service import TaxService
    from pos_app.ui.customers.customer_book import CustomerBook
    from pos_app.ui.look import Look
    from pos_app.ui.returns.presenter import ReturnsPresenter
    from pos_app.ui.sell.presenter import SellPresenter
    from pos_app.ui.sell.view import SellView
    from pos_app.ui.stock.page import Desk
    from pos_app.ui.stock.presenter import StockPresenter

RECALL, CUSTOMER, RETURNS = "recall", "customer", "returns"
STOCK, PROMOTIONS, TAXES, SETTINGS = "stock", "promotions", "taxes", "store_settings"
# Who keeps the stock or sets prices looks at lists; the sale beside them is none of their work.
_WIDE = frozenset({STOCK, PROMOTIONS, TAXES, SETTINGS, RETURNS})
_RECEIPT = re.compile(r"\d+-[A-Z2-7-]{19}|.+-\d{5,}")
_QR = "POS1:"
# Actions of the sell screen whose keys mean something else in the returns panel.
KEYS_OF_RETURNS = frozenset(
    {"card", "cash", "store_credit", "into_tiles", *(f"chip{n}" for n in range(1, 5))}
)

_Room = tuple[QWidget, Callable[[], None]]


class SellPanels(QObject):
    """Owns the panels; each is made when it is first wanted, and read anew whenever it opens."""

    def __init__(
        self,
        look: Look,
        view: SellView,
        presenter: SellPresenter,
        holds: HoldService,
        register_id: str,
    ) -> None:
        """Answer what ``view`` asks for."""
        super().__init__(view)
        self._look = look
        self._view = view
        self._sale = presenter
        self._desk: ApprovalDesk | None = None
        self._makers: dict[str, Callable[[], _Room]] = {}
        self._rooms: dict[str, _Room] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._followers: list[_Room] = []
        self._stock: StockPresenter | None = None
        self._returns: ReturnsPresenter | None = None
        self._add_held(holds, register_id)
        view.panel_wanted.connect(self._open)

    def ask_at(self, desk: ApprovalDesk) -> None:
        """Let what the panels do be approved at a desk."""
        self._desk = desk

    def _add_held(self, holds: HoldService, register_id: str) -> None:
        def make() -> _Room:
            from pos_app.ui.held import presenter, view, wiring  # noqa: PLC0415 - see the module

            panel = view.HeldView(self._look, self._view)
            self._held = presenter.HeldPresenter(panel, holds, self._at_hand, register_id)
            wiring.connect_held(panel, self._held)
            panel.recalled.connect(self._go_on_with)
            panel.closed.connect(self._view.close_panel)
            self._followers.append((panel, self._held.refresh))
            return panel, self._held.open

        self._makers[RECALL] = make

    def add_taxes(
        self,
        taxes: TaxService,
        stores: StoreService,
        products: ProductQueries,
        store: StoreSnapshot,
    ) -> None:
        """Let the menu open taxes and rounding; ``store`` is how it rounds so far."""

        def make() -> _Room:
            from pos_app.ui.tax_settings import (  # noqa: PLC0415 - see the module
                presenter,
                view,
                wiring,
            )

            panel = view.TaxView(self._look, self._view)
            self._taxes = presenter.TaxPresenter(panel, taxes, stores, products, store)
            wiring.connect_taxes(panel, self._taxes)
            panel.closed.connect(self._view.close_panel)
            return panel, self._taxes.open

        self._makers[TAXES] = make

    def add_settings(
        self,
        stores: StoreService,
        rules: ShiftRulesService,
        store: Callable[[], StoreSnapshot],
        changed: Callable[[StoreSnapshot], None],
    ) -> None:
        """Let the menu open sign-in and shifts; ``changed`` is told of another way to sign in."""

        def make() -> _Room:
            from pos_app.ui.store_settings import (  # noqa: PLC0415 - see the module
                presenter,
                view,
                wiring,
            )

            panel = view.SettingsView(self._look, self._view)
            self._settings = presenter.SettingsPresenter(panel, stores, rules, store, changed)
            wiring.connect_settings(panel, self._settings)
            panel.closed.connect(self._view.close_panel)
            return panel, self._settings.open

        self._makers[SETTINGS] = make

    def add_promotions(
        self,
        promotions: PromotionService,
        price_lists: PriceListService,
        products: ProductQueries,
        currency: str,
    ) -> None:
        """Let the menu open promotions and price lists."""

        def make() -> _Room:
            from pos_app.ui.promotions import (  # noqa: PLC0415 - see the module
                presenter,
                view,
                wiring,
            )

            panel = view.PromotionsView(self._look, self._view)
            self._promotions = presenter.PromotionsPresenter(
                panel, promotions, price_lists, products, currency
            )
            wiring.connect_promotions(panel, self._promotions)
            panel.closed.connect(self._view.close_panel)
            return panel, self._promotions.open

        self._makers[PROMOTIONS] = make

    def add_stock(self, desk: Desk) -> None:
        """Let the menu open store-keeping at ``desk``."""

        def make() -> _Room:
            from pos_app.ui.stock import presenter, view, wiring  # noqa: PLC0415 - see the module

            panel = view.StockView(self._look, self._view)
            self._stock = presenter.StockPresenter(panel, desk)
            wiring.connect_stock(panel, self._stock)
            panel.closed.connect(self._view.close_panel)
            return panel, self._stock.open

        self._makers[STOCK] = make

    def add_returns(self, returns: ReturnService, sales: SaleFinder) -> None:
        """Let goods come back, of a sale that ``sales`` finds without its receipt too."""

        def make() -> _Room:
            from pos_app.ui.returns import presenter, view, wiring  # noqa: PLC0415 - see the module

            panel = view.ReturnsView(self._look, self._view)
            self._returns = presenter.ReturnsPresenter(panel, returns, sales, self._at_hand)
            wiring.connect_returns(panel, self._returns)
            panel.closed.connect(self._view.close_panel)
            panel.exchanged.connect(self._pay_with)
            panel.payout_wanted.connect(self._pay_card)
            self._followers.append((panel, self._returns.follow_sale))
            return panel, self._returns.open

        self._makers[RETURNS] = make
        self._keys[RETURNS] = KEYS_OF_RETURNS

    def add_customers(self, book: CustomerBook) -> None:
        """Let F8 find a customer in ``book``, and sell to them."""

        def make() -> _Room:
            from pos_app.ui.customers import (  # noqa: PLC0415 - see the module
                presenter,
                view,
                wiring,
            )

            panel = view.CustomersView(self._look, self._view)
            self._customers = presenter.CustomersPresenter(panel, book, self._buyer)
            wiring.connect_customers(panel, self._customers)
            panel.closed.connect(self._view.close_panel)
            panel.customer_chosen.connect(self._sell_to)
            self._keys[CUSTOMER] = view.OWN_KEYS
            self._followers.append((panel, self._customers.refresh))
            return panel, self._customers.open

        self._makers[CUSTOMER] = make

    def take_scan(self, code: str) -> bool:
        """Look a scanned receipt up in the panel of returns; other scans belong to the sale.

        A receipt's QR code means nothing else, so it opens the panel; a number might be a product.
        """
        if self._stock is not None and self._is_open(STOCK):
            # A scan that waits for an approval says nothing yet; it is the page's all the same.
            if self._stock.scan(code) is not False:
                return True
            if not self._view.parts.cart.isVisible():
                self._view.close_panel()  # who sells wants to see what they sell
            return False
        if code.startswith(_QR) and RETURNS in self._makers and not self._is_open(RETURNS):
            self._open(RETURNS)
        if self._returns is None or not self._is_open(RETURNS):
            return False
        if _RECEIPT.fullmatch(code) is None and not code.startswith(_QR):
            return False
        self._returns.look_up(code)
        return True

    def published(self) -> None:
        """Show what has changed meanwhile in the panel that is open."""
        for panel, refresh in self._followers:
            if self._view.panel is panel:
                refresh()

    def _is_open(self, name: str) -> bool:
        return name in self._rooms and self._view.panel is self._rooms[name][0]

    @Slot(str)
    def _open(self, name: str) -> None:
        if name not in self._makers:
            return
        if name not in self._rooms:
            self._rooms[name] = self._makers[name]()
            self._rooms[name][0].hide()
            if self._desk is not None:
                serve(self, self._desk)
        panel, begin = self._rooms[name]
        if self._view.panel is panel:
            self._view.close_panel()
            return
        begin()
        keys = self._keys.get(name, frozenset())
        self._view.open_panel(panel, keys, over_cart=name in _WIDE)

    @Slot(object)
    def _go_on_with(self, cart: CartSnapshot) -> None:
        self._view.close_panel()
        self._sale.take_over(cart)

    @Slot(object)
    def _pay_with(self, sale: CartSnapshot | OrderSnapshot) -> None:
        self._view.close_panel()
        if isinstance(sale, OrderSnapshot):
            self._sale.show_completed(sale)
        else:
            self._sale.show_cart(sale)

    @Slot()
    def _pay_card(self) -> None:
        self._sale.act(PAY)

    def _at_hand(self) -> CartSnapshot | None:
        return self._sale.cart

    @Slot(object)
    def _sell_to(self, customer: CustomerSnapshot | None) -> None:
        self._view.close_panel()
        self._sale.sell_to(customer)

    def _buyer(self) -> UUID | None:
        return self._sale.customer_id
