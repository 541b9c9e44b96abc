"""What a sale may need besides goods, cash and cards: each service, and the actions it gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos_app.domain.records import dataclass
from pos_app.ui.sell.accounts import Accounts
from pos_app.ui.sell.card_desk import CardDesk
from pos_app.ui.sell.card_payouts import CardPayouts
from pos_app.ui.sell.coupons import Coupons
from pos_app.ui.sell.empties import Empties
from pos_app.ui.sell.gift_cards import GiftCards
from pos_app.ui.sell.other_tenders import OtherTenders
from pos_app.ui.sell.points import Points
from pos_app.ui.sell.receipt_desk import ReceiptDesk
from pos_app.ui.sell.scale_desk import ScaleDesk, ScaleThread
from pos_app.ui.sell.taken_back import TakenBack
from pos_app.ui.sell.without_receipt import WithoutReceipt

if TYPE_CHECKING:
    from pos_app.application.beside_service import BesideService
    from pos_app.application.card_payment_service import CardPaymentService
    from pos_app.application.card_refund_service import CardRefundService
    from pos_app.application.card_reversal_service import CardReversalService
    from pos_app.application.cart_terms_service import CartTermsService
    from pos_app.application.customer_service import CustomerService
    from pos_app.application.gift_card_service import GiftCardService
    from pos_app.application.queries import ProductQueries
    from pos_app.application.receipt_service import ReceiptService
    from pos_app.application.return_service import ReturnService
    from pos_app.application.scale_service import ScaleService
    from pos_app.application.scan_service import ScanService
    from pos_app.application.store_credit_service import StoreCreditService
    from pos_app.application.store_service import StoreService
    from pos_app.application.tile_board_service import TileBoardService
    from pos_app.ui.sell.card_sheets import TerminalThread
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.paying import Paying
    from pos_app.ui.sell.screen import SellScreen


@dataclass(frozen=True, slots=True)
class SaleExtras:
    """The services behind gift cards, empties, accounts, points, coupons, terminals, returns."""

    gift_cards: GiftCardService
    store_credits: StoreCreditService
    terms: CartTermsService
    customers: CustomerService
    returns: ReturnService
    products: ProductQueries
    scans: ScanService
    card_payments: CardPaymentService
    card_reversals: CardReversalService
    card_refunds: CardRefundService
    terminal: TerminalThread
    scales: ScaleService
    scale: ScaleThread
    tiles: TileBoardService
    beside: BesideService
    receipts: ReceiptService
    stores: StoreService

    def actions(
        self, desk: Desk, screen: SellScreen, paying: Paying
    ) -> dict[str, Callable[[], None]]:
        """Return what the buttons and the menu do, by their names."""
        payouts = CardPayouts(desk, screen, self.card_payments, self.card_refunds, self.terminal)
        paying.pay_out = payouts.pay
        return {
            **payouts.actions(),
            **GiftCards(desk, screen, paying, self.gift_cards).actions(),
            **Empties(desk, screen, self.products).actions(),
            **Accounts(paying, self.store_credits).actions(),
            **OtherTenders(desk, paying).actions(),
            **CardDesk(
                desk,
                screen,
                paying,
                self.card_payments,
                self.card_reversals,
                self.terminal,
                payouts,
            ).actions(),
            **Points(desk, paying, self.customers).actions(),
            **Coupons(desk, paying, self.terms).actions(),
            **ReceiptDesk(desk, screen, self.receipts, self.stores).actions(),
            **ScaleDesk(desk, screen, self.scales, self.scale).actions(),
            **TakenBack(desk, screen, self.returns, payouts.pay).actions(),
            **WithoutReceipt(desk, screen, self.returns, self.products).actions(),
        }
