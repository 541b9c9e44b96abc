"""Opens the panels of other rooms over the left part of the sell screen, and takes what they give.

Screens do not know each other; here they meet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from pos_app.application.customer_queries import CustomerSnapshot
from pos_app.application.hold_service import HoldService
from pos_app.application.price_list_service import PriceListService
from pos_app.application.promotion_service import PromotionService
from pos_app.application.queries import ProductQueries
from pos_app.application.return_service import ReturnService
from pos_app.application.sale_search import SaleFinder
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.application.shift_rules_service import ShiftRulesService
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.store_service import StoreService
from pos_app.application.tax_service import TaxService
from pos_app.ui.customers.customer_book import CustomerBook
from pos_app.ui.customers.presenter import CustomersPresenter
from pos_app.ui.customers.view import OWN_KEYS as KEYS_OF_CUSTOMERS
from pos_app.ui.customers.view import CustomersView
from pos_app.ui.customers.wiring import connect_customers
from pos_app.ui.held.presenter import HeldPresenter
from pos_app.ui.held.view import HeldView
from pos_app.ui.held.wiring import connect_held
from pos_app.ui.look import Look
from pos_app.ui.promotions.presenter import PromotionsPresenter
from pos_app.ui.promotions.view import PromotionsView
from pos_app.ui.promotions.wiring import connect_promotions
from pos_app.ui.returns.presenter import ReturnsPresenter
from pos_app.ui.returns.view import ReturnsView
from pos_app.ui.returns.wiring import connect_returns
from pos_app.ui.sell.card_payouts import PAY
from pos_app.ui.sell.presenter import SellPresenter
from pos_app.ui.sell.view import SellView
from pos_app.ui.stock.page import Desk
from pos_app.ui.stock.presenter import StockPresenter
from pos_app.ui.stock.view import StockView
from pos_app.ui.stock.wiring import connect_stock
from pos_app.ui.store_settings.presenter import SettingsPresenter
from pos_app.ui.store_settings.view import SettingsView
from pos_app.ui.store_settings.wiring import connect_settings
from pos_app.ui.tax_settings.presenter import TaxPresenter
from pos_app.ui.tax_settings.view import TaxView
from pos_app.ui.tax_settings.wiring import connect_taxes

RECALL = "recall"
TAXES = "taxes"
SETTINGS = "store_settings"
PROMOTIONS = "promotions"
STOCK = "stock"
CUSTOMER = "customer"
RETURNS = "returns"
_RECEIPT = re.compile(r"\d+-[A-Z2-7-]{19}|.+-\d{5,}")
_QR = "POS1:"
# Actions of the sell screen whose keys mean something else in the returns panel.
KEYS_OF_RETURNS = frozenset(
    {"card", "cash", "store_credit", "into_tiles", *(f"chip{n}" for n in range(1, 5))}
)


class SellPanels(QObject):
    """Owns the panels; each is read anew whenever it opens."""

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
        self._held = HeldView(look, view)
        self._held.hide()
        self._held_sales = HeldPresenter(self._held, holds, self._at_hand, register_id)
        connect_held(self._held, self._held_sales)
        self._held.closed.connect(view.close_panel)
        self._held.recalled.connect(self._go_on_with)
        self._rooms: dict[str, tuple[QWidget, Callable[[], None]]] = {
            RECALL: (self._held, self._held_sales.open)
        }
        self._keys: dict[str, frozenset[str]] = {}
        self._followers: list[tuple[QWidget, Callable[[], None]]] = [
            (self._held, self._held_sales.refresh)
        ]
        view.panel_wanted.connect(self._open)

    def add_taxes(
        self,
        taxes: TaxService,
        stores: StoreService,
        products: ProductQueries,
        store: StoreSnapshot,
    ) -> None:
        """Let the menu open taxes and rounding; ``store`` is how it rounds so far."""
        view = TaxView(self._look, self._view)
        view.hide()
        self._taxes = TaxPresenter(view, taxes, stores, products, store)
        connect_taxes(view, self._taxes)
        view.closed.connect(self._view.close_panel)
        self._rooms[TAXES] = (view, self._taxes.open)

    def add_settings(
        self,
        stores: StoreService,
        rules: ShiftRulesService,
        store: Callable[[], StoreSnapshot],
        changed: Callable[[StoreSnapshot], None],
    ) -> None:
        """Let the menu open sign-in and shifts; ``changed`` is told of another way to sign in."""
        view = SettingsView(self._look, self._view)
        view.hide()
        self._settings = SettingsPresenter(view, stores, rules, store, changed)
        connect_settings(view, self._settings)
        view.closed.connect(self._view.close_panel)
        self._rooms[SETTINGS] = (view, self._settings.open)

    def add_promotions(
        self,
        promotions: PromotionService,
        price_lists: PriceListService,
        products: ProductQueries,
        currency: str,
    ) -> None:
        """Let the menu open promotions and price lists."""
        view = PromotionsView(self._look, self._view)
        view.hide()
        presenter = PromotionsPresenter(view, promotions, price_lists, products, currency)
        self._promotions = presenter
        connect_promotions(view, presenter)
        view.closed.connect(self._view.close_panel)
        self._rooms[PROMOTIONS] = (view, presenter.open)

    def add_stock(self, desk: Desk) -> None:
        """Let the menu open store-keeping at ``desk``."""
        view = StockView(self._look, self._view)
        view.hide()
        self._stock = StockPresenter(view, desk)
        connect_stock(view, self._stock)
        view.closed.connect(self._view.close_panel)
        self._rooms[STOCK] = (view, self._stock.open)

    def add_returns(self, returns: ReturnService, sales: SaleFinder) -> None:
        """Let goods come back, of a sale that ``sales`` finds without its receipt too."""
        view = ReturnsView(self._look, self._view)
        view.hide()
        self._returns = ReturnsPresenter(view, returns, sales, self._at_hand)
        connect_returns(view, self._returns)
        view.closed.connect(self._view.close_panel)
        view.exchanged.connect(self._pay_with)
        view.payout_wanted.connect(self._pay_card)
        self._rooms[RETURNS] = (view, self._returns.open)
        self._keys[RETURNS] = KEYS_OF_RETURNS

    def add_customers(self, book: CustomerBook) -> None:
        """Let F8 find a customer in ``book``, and sell to them."""
        view = CustomersView(self._look, self._view)
        view.hide()
        customers = CustomersPresenter(view, book, self._buyer)
        connect_customers(view, customers)
        view.closed.connect(self._view.close_panel)
        view.customer_chosen.connect(self._sell_to)
        self._rooms[CUSTOMER] = (view, customers.open)
        self._keys[CUSTOMER] = KEYS_OF_CUSTOMERS
        self._followers.append((view, customers.refresh))

    def take_scan(self, code: str) -> bool:
        """Look a scanned receipt up in the panel of returns; other scans belong to the sale.

        A receipt's QR code means nothing else, so it opens the panel; a number might be a product.
        """
        if self._is_open(STOCK):
            # A scan that waits for an approval says nothing yet; it is the page's all the same.
            return self._stock.scan(code) is not False
        if RETURNS not in self._rooms:
            return False
        panel = self._rooms[RETURNS][0]
        if code.startswith(_QR) and self._view.panel is not panel:
            self._open(RETURNS)
        if self._view.panel is not panel:
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
        panel = self._view.panel
        return panel is not None and self._rooms.get(name, (None,))[0] is panel

    @Slot(str)
    def _open(self, name: str) -> None:
        if name not in self._rooms:
            return
        panel, begin = self._rooms[name]
        if self._view.panel is panel:
            self._view.close_panel()
            return
        begin()
        self._view.open_panel(panel, self._keys.get(name, frozenset()))

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
