"""Builds what sells: carts, orders, returns, holds, prices, tenders, and what follows a sale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app import application, infrastructure
from pos_app.application.cart_pricing import CartPricing
from pos_app.application.cart_service import CartService
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.domain.aggregates.order.events import (
    GiftReceiptMade,
    OrderCreated,
    ReceiptCopied,
)
from pos_app.domain.aggregates.product.events import StockRanLow
from pos_app.domain.aggregates.refund.events import RefundCreated
from pos_app.infrastructure import devices, queries
from pos_app.infrastructure.persistence import repositories
from pos_app.on_demand import later

if TYPE_CHECKING:  # each is imported when it is first used: see ADR 94
    from decimal import Decimal

    from pos_app.application.beside_service import BesideService
    from pos_app.application.card_payment_service import CardPaymentService
    from pos_app.application.card_refund_service import CardRefundService
    from pos_app.application.card_reversal_service import CardReversalService
    from pos_app.application.card_terminal import CardTerminalPort
    from pos_app.application.cart_terms_service import CartTermsService
    from pos_app.application.customer_service import CustomerService
    from pos_app.application.drawer_service import DrawerService
    from pos_app.application.gift_card_service import GiftCardService
    from pos_app.application.hold_service import HoldService
    from pos_app.application.order_service import OrderService
    from pos_app.application.ports import PdfWriter
    from pos_app.application.price_list_service import PriceListService
    from pos_app.application.promotion_service import PromotionService
    from pos_app.application.reactions import (
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
    from pos_app.infrastructure.audit.evidence_log import EvidenceLog
    from pos_app.infrastructure.queries.customers import SqlCustomerQueries
    from pos_app.infrastructure.queries.orders import SqlOrderQueries
    from pos_app.infrastructure.queries.sale_finder import SqlSaleFinder


class Counter:
    """The services of one till's counter."""

    def __init__(self, shop: Workshop) -> None:
        """Sell at the register of ``shop``; what a first sale does not need comes later."""
        self._shop = shop
        work, register, clock = shop.unit_of_work, shop.register_id(), shop.clock
        database = shop.database
        pricing = CartPricing(clock)
        waiting = OpenCardPayments(partial(_open_card_payments, shop))
        self.carts = CartService(work, register, pricing, waiting)
        self.order_queries: SqlOrderQueries = later(
            lambda: queries.orders.SqlOrderQueries(database)
        )
        last_rate = partial(_rate_at, self.order_queries)
        self.orders: OrderService = later(
            lambda: application.order_service.OrderService(work, clock, waiting, last_rate)
        )
        self.beside: BesideService = later(
            lambda: application.beside_service.BesideService(work, register, pricing, waiting)
        )
        self.cart_terms: CartTermsService = later(
            lambda: application.cart_terms_service.CartTermsService(work, pricing, waiting)
        )
        self.holds: HoldService = later(
            lambda: application.hold_service.HoldService(work, clock, shop.workplace, waiting)
        )
        self.card_payments: CardPaymentService = later(
            lambda: application.card_payment_service.CardPaymentService(
                work, clock, shop.register_id, _terminal, waiting
            )
        )
        self.card_reversals: CardReversalService = later(
            lambda: application.card_reversal_service.CardReversalService(work, _terminal, waiting)
        )
        self.card_refunds: CardRefundService = later(
            lambda: application.card_refund_service.CardRefundService(
                work, shop.register_id, _terminal
            )
        )
        self.scales: ScaleService = later(
            lambda: application.scale_service.ScaleService(
                work, shop.register_id, devices.toledo_scale.ToledoScale
            )
        )
        self.promotions: PromotionService = later(
            lambda: application.promotion_service.PromotionService(work, self.order_queries)
        )
        self.price_lists: PriceListService = later(
            lambda: application.price_list_service.PriceListService(work, self.order_queries)
        )
        self.drawers: DrawerService = later(
            lambda: application.drawer_service.DrawerService(
                work, infrastructure.cash_drawer.NoCashDrawer(), shop.register_id
            )
        )
        self.returns: ReturnService = later(
            lambda: application.return_service.ReturnService(
                work,
                clock,
                shop.register_id,
                queries.log_codes.SqlSalesByLogCode(database),
                waiting,
            )
        )
        self.sale_finder: SqlSaleFinder = later(
            lambda: queries.sale_finder.SqlSaleFinder(database, clock)
        )
        self.customer_queries: SqlCustomerQueries = later(
            lambda: queries.customers.SqlCustomerQueries(database)
        )
        self.customers: CustomerService = later(
            lambda: application.customer_service.CustomerService(work)
        )
        self.gift_cards: GiftCardService = later(
            lambda: application.gift_card_service.GiftCardService(work)
        )
        self.store_credits: StoreCreditService = later(
            lambda: application.store_credit_service.StoreCreditService(work)
        )
        self.receipts: ReceiptService = later(
            lambda: application.receipt_service.ReceiptService(work)
        )
        self.replays: ReplayService = later(
            lambda: application.replay_service.ReplayService(self.carts, self.orders)
        )

    def react(self, store: StoreSnapshot, log: EvidenceLog, pdf_writer: PdfWriter | None) -> None:
        """Write a receipt after each sale and return of ``store``, with the code of ``log``."""
        shop, orders = self._shop, self.order_queries
        press: ReceiptPress = later(
            lambda: application.reactions.ReceiptPress(
                store,
                infrastructure.receipt_folder.StoreReceiptFolder(shop.data_dir / "receipts"),
                pdf_writer,
                log,
                shop.heading,
            )
        )
        sold: WriteReceipt = later(lambda: application.reactions.WriteReceipt(orders, press))
        copied: WriteReceiptCopy = later(
            lambda: application.receipt_copying.WriteReceiptCopy(orders, press)
        )
        gift: WriteGiftReceipt = later(
            lambda: application.receipt_copying.WriteGiftReceipt(orders, press)
        )
        refunded: WriteRefundReceipt = later(
            lambda: application.reactions.WriteRefundReceipt(
                queries.refunds.SqlRefundQueries(shop.database), press
            )
        )
        shop.dispatcher.register_async(OrderCreated, sold, "write_receipt")
        shop.dispatcher.register_async(ReceiptCopied, copied, "write_receipt_copy")
        shop.dispatcher.register_async(GiftReceiptMade, gift, "write_gift_receipt")
        shop.dispatcher.register_async(RefundCreated, refunded, "write_refund_receipt")

    def notice_low_stock(self) -> None:
        """Say when a sale leaves little of a product."""
        self._shop.dispatcher.register_async(
            StockRanLow, application.reactions.NoticeLowStock(), "notice_low_stock"
        )


def _rate_at(orders: SqlOrderQueries, currency: str) -> Decimal | None:
    """Ask for a rate; until somebody brings foreign notes the queries are not needed."""
    return orders.last_rate(currency)


def _open_card_payments(shop: Workshop) -> tuple[CardPayment, ...]:
    """Read beside the writer, so that no sale pays for it."""
    payments = repositories.card_payments.SqlCardPaymentRepository(
        shop.database.reader(), _tell_nobody
    )
    return payments.open_at(shop.register_id())


def _tell_nobody(_aggregate: Aggregate) -> None:
    """A read changes nothing that a commit would have to look at."""


def _terminal(address: str, port: int) -> CardTerminalPort:
    terminal: CardTerminalPort = devices.zvt_terminal.ZvtTerminal(address, port)
    return terminal
