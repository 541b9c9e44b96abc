"""Builds what sells: carts, orders, returns, holds, prices, tenders, and what follows a sale."""

from __future__ import annotations

from functools import partial

from pos_app.application.beside_service import BesideService
from pos_app.application.card_payment_service import CardPaymentService
from pos_app.application.card_refund_service import CardRefundService
from pos_app.application.card_reversal_service import CardReversalService
from pos_app.application.cart_pricing import CartPricing
from pos_app.application.cart_service import CartService
from pos_app.application.cart_terms_service import CartTermsService
from pos_app.application.customer_service import CustomerService
from pos_app.application.drawer_service import DrawerService
from pos_app.application.gift_card_service import GiftCardService
from pos_app.application.hold_service import HoldService
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.application.order_service import OrderService
from pos_app.application.ports import PdfWriter
from pos_app.application.price_list_service import PriceListService
from pos_app.application.promotion_service import PromotionService
from pos_app.application.reactions import (
    NoticeLowStock,
    ReceiptPress,
    WriteReceipt,
    WriteRefundReceipt,
)
from pos_app.application.receipt_copying import WriteGiftReceipt, WriteReceiptCopy
from pos_app.application.receipt_service import ReceiptService
from pos_app.application.replay_service import ReplayService
from pos_app.application.return_service import ReturnService
from pos_app.application.scale_service import ScaleService
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.store_credit_service import StoreCreditService
from pos_app.assembly.workshop import Workshop
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.card_payment.card_payment import CardPayment
from pos_app.domain.aggregates.order.events import (
    GiftReceiptMade,
    OrderCreated,
    ReceiptCopied,
)
from pos_app.domain.aggregates.product.events import StockRanLow
from pos_app.domain.aggregates.refund.events import RefundCreated
from pos_app.infrastructure.audit.evidence_log import EvidenceLog
from pos_app.infrastructure.cash_drawer import NoCashDrawer
from pos_app.infrastructure.devices.toledo_scale import ToledoScale
from pos_app.infrastructure.devices.zvt_terminal import ZvtTerminal
from pos_app.infrastructure.persistence.repositories.card_payments import (
    SqlCardPaymentRepository,
)
from pos_app.infrastructure.queries.customers import SqlCustomerQueries
from pos_app.infrastructure.queries.log_codes import SqlSalesByLogCode
from pos_app.infrastructure.queries.orders import SqlOrderQueries
from pos_app.infrastructure.queries.refunds import SqlRefundQueries
from pos_app.infrastructure.queries.sale_finder import SqlSaleFinder
from pos_app.infrastructure.receipt_folder import StoreReceiptFolder


class Counter:
    """The services of one till's counter."""

    def __init__(self, shop: Workshop) -> None:
        """Sell at the register of ``shop``."""
        self._shop = shop
        pricing = CartPricing(shop.clock)
        waiting = OpenCardPayments(partial(_open_card_payments, shop))
        self.order_queries = SqlOrderQueries(shop.database)
        self.beside = BesideService(shop.unit_of_work, shop.register_id(), pricing, waiting)
        self.carts = CartService(shop.unit_of_work, shop.register_id(), pricing, waiting)
        self.cart_terms = CartTermsService(shop.unit_of_work, pricing, waiting)
        self.holds = HoldService(shop.unit_of_work, shop.clock, shop.workplace, waiting)
        self.orders = OrderService(shop.unit_of_work, shop.clock, waiting)
        self.card_payments = CardPaymentService(
            shop.unit_of_work, shop.clock, shop.register_id, ZvtTerminal, waiting
        )
        self.card_reversals = CardReversalService(shop.unit_of_work, ZvtTerminal, waiting)
        self.card_refunds = CardRefundService(shop.unit_of_work, shop.register_id, ZvtTerminal)
        self.scales = ScaleService(shop.unit_of_work, shop.register_id, ToledoScale)
        self.promotions = PromotionService(shop.unit_of_work, self.order_queries)
        self.price_lists = PriceListService(shop.unit_of_work, self.order_queries)
        self.drawers = DrawerService(shop.unit_of_work, NoCashDrawer(), shop.register_id)
        self.returns = ReturnService(
            shop.unit_of_work,
            shop.clock,
            shop.register_id,
            SqlSalesByLogCode(shop.database),
            waiting,
        )
        self.sale_finder = SqlSaleFinder(shop.database, shop.clock)
        self.customer_queries = SqlCustomerQueries(shop.database)
        self.customers = CustomerService(shop.unit_of_work)
        self.gift_cards = GiftCardService(shop.unit_of_work)
        self.store_credits = StoreCreditService(shop.unit_of_work)
        self.receipts = ReceiptService(shop.unit_of_work)
        self.replays = ReplayService(self.carts, self.orders)

    def react(self, store: StoreSnapshot, log: EvidenceLog, pdf_writer: PdfWriter | None) -> None:
        """Write a receipt after each sale and return of ``store``, with the code of ``log``."""
        folder = StoreReceiptFolder(self._shop.data_dir / "receipts")
        press = ReceiptPress(store, folder, pdf_writer, log, self._shop.heading)
        refunds = SqlRefundQueries(self._shop.database)
        dispatcher = self._shop.dispatcher
        dispatcher.register_async(OrderCreated, WriteReceipt(self.order_queries, press))
        dispatcher.register_async(ReceiptCopied, WriteReceiptCopy(self.order_queries, press))
        dispatcher.register_async(GiftReceiptMade, WriteGiftReceipt(self.order_queries, press))
        dispatcher.register_async(RefundCreated, WriteRefundReceipt(refunds, press))

    def notice_low_stock(self) -> None:
        """Say when a sale leaves little of a product."""
        self._shop.dispatcher.register_async(StockRanLow, NoticeLowStock())


def _open_card_payments(shop: Workshop) -> tuple[CardPayment, ...]:
    """Read beside the writer, so that no sale pays for it."""
    payments = SqlCardPaymentRepository(shop.database.reader(), _tell_nobody)
    return payments.open_at(shop.register_id())


def _tell_nobody(_aggregate: Aggregate) -> None:
    """A read changes nothing that a commit would have to look at."""
