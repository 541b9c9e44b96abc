"""What a window needs of an opened data folder; the composition root fulfils it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos_app.application.access import Access
    from pos_app.application.anchor_service import AnchorService
    from pos_app.application.approval_service import ApprovalService
    from pos_app.application.audit_service import AuditService
    from pos_app.application.audit_trail_service import AuditTrailService
    from pos_app.application.backup_service import BackupService
    from pos_app.application.beside_service import BesideService
    from pos_app.application.card_payment_service import CardPaymentService
    from pos_app.application.card_refund_service import CardRefundService
    from pos_app.application.card_reversal_service import CardReversalService
    from pos_app.application.cart_service import CartService
    from pos_app.application.cart_terms_service import CartTermsService
    from pos_app.application.customer_queries import CustomerQueries
    from pos_app.application.customer_service import CustomerService
    from pos_app.application.diagnosis import Diagnosis
    from pos_app.application.drawer_service import DrawerService
    from pos_app.application.gift_card_service import GiftCardService
    from pos_app.application.handler_reports import HandlerFailure, HandlerResult
    from pos_app.application.hold_service import HoldService
    from pos_app.application.order_service import OrderService
    from pos_app.application.ports import PdfWriter, Progress
    from pos_app.application.price_list_service import PriceListService
    from pos_app.application.product_service import ProductService
    from pos_app.application.promotion_service import PromotionService
    from pos_app.application.publication_service import PublicationService
    from pos_app.application.queries import AuditQueries, OrderQueries, ProductQueries
    from pos_app.application.receipt_service import ReceiptService
    from pos_app.application.red_flag_service import RedFlagService
    from pos_app.application.return_service import ReturnService
    from pos_app.application.role_service import RoleService
    from pos_app.application.sale_search import SaleFinder
    from pos_app.application.scale_service import ScaleService
    from pos_app.application.shift_desk import ShiftDesk
    from pos_app.application.sign_in_service import SignInService
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.application.staff_service import StaffService
    from pos_app.application.stock_room import StockRoom
    from pos_app.application.store_credit_service import StoreCreditService
    from pos_app.application.store_service import StoreService
    from pos_app.application.tax_service import TaxService
    from pos_app.domain.events import DomainEvent
    from pos_app.ui.opened_catalogue import OpenedCatalogue


class People(Protocol):
    """Who works at the till."""

    @property
    def access(self) -> Access:
        """Judges whoever acts."""

    @property
    def sign_in(self) -> SignInService:
        """Lets people sign in and out."""

    @property
    def approvals(self) -> ApprovalService:
        """Lets somebody else allow what a role does not."""

    @property
    def staff(self) -> StaffService:
        """Keeps the people who work here."""

    @property
    def roles(self) -> RoleService:
        """Keeps their roles."""

    def act_as_console(self) -> None:
        """Let the program itself act, as far as the role of the command line goes."""

    def act_for(self, actor_id: str) -> None:
        """Let the program act for somebody who is not at the till."""


class Upkeep(Protocol):
    """What keeps the store safe while it is open."""

    @property
    def backups(self) -> BackupService:
        """Makes copies and looks into them."""

    def examine(self, progress: Progress | None = None) -> Diagnosis:
        """Examine the store and its machine; any thread may call."""

    def pack(self, diagnosis: Diagnosis) -> Path:
        """Write the bundle for support and return where it is."""


class OpenedTill(Protocol):
    """The services and queries of one store, and what it tells of itself."""

    @property
    def data_dir(self) -> Path:
        """The folder of the store."""

    @property
    def store(self) -> StoreSnapshot | None:
        """The store, None before it is set up."""

    @property
    def people(self) -> People:
        """Who works here, and how far they may go."""

    @property
    def carts(self) -> CartService:
        """Rings carts up."""

    @property
    def beside(self) -> BesideService:
        """Puts into carts what is no goods."""

    @property
    def receipts(self) -> ReceiptService:
        """Gives receipts out again."""

    @property
    def cart_terms(self) -> CartTermsService:
        """Changes what a whole cart costs."""

    @property
    def holds(self) -> HoldService:
        """Sets carts aside and fetches them back."""

    @property
    def returns(self) -> ReturnService:
        """Takes goods back."""

    @property
    def sale_finder(self) -> SaleFinder:
        """Finds a sale without its receipt."""

    @property
    def card_payments(self) -> CardPaymentService:
        """Takes money through a card terminal."""

    @property
    def card_reversals(self) -> CardReversalService:
        """Gives cards their money back through the terminal."""

    @property
    def card_refunds(self) -> CardRefundService:
        """Pays the money of returns to cards through the terminal."""

    @property
    def scales(self) -> ScaleService:
        """Reads the scale of the register."""

    @property
    def promotions(self) -> PromotionService:
        """Keeps promotions."""

    @property
    def price_lists(self) -> PriceListService:
        """Keeps price lists."""

    @property
    def customers(self) -> CustomerService:
        """Keeps customers."""

    @property
    def customer_queries(self) -> CustomerQueries:
        """Reads customers."""

    @property
    def gift_cards(self) -> GiftCardService:
        """Keeps gift cards."""

    @property
    def store_credits(self) -> StoreCreditService:
        """Keeps the accounts of customers."""

    @property
    def orders(self) -> OrderService:
        """Completes sales."""

    @property
    def products(self) -> ProductService:
        """Keeps the catalogue."""

    @property
    def stock(self) -> StockRoom:
        """Keeps and proves the stock."""

    @property
    def catalogue(self) -> OpenedCatalogue:
        """Lists products and tells their past."""

    @property
    def stores(self) -> StoreService:
        """Sets the store up."""

    @property
    def taxes(self) -> TaxService:
        """Keeps the tax categories."""

    @property
    def audit(self) -> AuditService:
        """Verifies and exports the log."""

    @property
    def drawers(self) -> DrawerService:
        """Opens the cash drawer."""

    @property
    def shifts(self) -> ShiftDesk:
        """Keeps shifts, and makes their reports."""

    @property
    def trail(self) -> AuditTrailService:
        """Signs the log, and records who looks at it."""

    @property
    def anchors(self) -> AnchorService:
        """Hands anchors out."""

    @property
    def flags(self) -> RedFlagService:
        """Settles red flags."""

    @property
    def background_work(self) -> PublicationService:
        """Tries background work again that failed."""

    @property
    def product_queries(self) -> ProductQueries:
        """Reads products."""

    @property
    def order_queries(self) -> OrderQueries:
        """Reads orders."""

    @property
    def upkeep(self) -> Upkeep:
        """Keeps the store safe."""

    def audit_queries(self) -> AuditQueries:
        """Return reads of the log that belong to the calling thread, which closes them."""

    def reload_store(self) -> None:
        """Read the store again, after it was set up."""

    def on_published(self, listener: Callable[[DomainEvent], None]) -> None:
        """Tell ``listener`` of each event, in the thread that committed it."""

    def on_result(self, listener: Callable[[HandlerResult], None]) -> None:
        """Tell ``listener`` what async handlers returned, in their threads."""

    def on_failure(self, listener: Callable[[HandlerFailure], None]) -> None:
        """Tell ``listener`` of handlers that failed, in any thread."""

    def start(self, pdf_writer: PdfWriter | None) -> object:
        """Register what follows a sale, and finish what a crash left behind."""

    def watch(self) -> None:
        """Seal and check the log in the background from now on."""

    def idle(self) -> None:
        """Do what is due while nobody waits."""

    def close(self, timeout: float) -> bool:
        """Close in order, waiting at most ``timeout`` seconds for background work."""


class OpenTill(Protocol):
    """Opens a data folder."""

    def __call__(self, data_dir: Path, *, read_only: bool = False) -> OpenedTill:
        """Return the opened folder.

        Raises:
            StorageError: it cannot be opened, with the reason's own class.
        """
