"""What the use cases need from the world outside, as protocols that infrastructure fulfils."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from pos_app.application import table_rows
from pos_app.application.store_keeping_ports import StoreKeepingWork

if TYPE_CHECKING:
    from pos_app.application.access import Access
    from pos_app.domain.aggregate import Aggregate
    from pos_app.domain.aggregates.audit_trail.repository import AuditTrailRepository
    from pos_app.domain.aggregates.barcode_rules.repository import BarcodeRulesRepository
    from pos_app.domain.aggregates.card_payment.repository import CardPaymentRepository
    from pos_app.domain.aggregates.cart.repository import CartRepository
    from pos_app.domain.aggregates.catalogue_import.repository import CatalogueImportRepository
    from pos_app.domain.aggregates.customer.repository import (
        CustomerRepository,
        PointsRuleRepository,
    )
    from pos_app.domain.aggregates.gift_card.repository import GiftCardRepository
    from pos_app.domain.aggregates.installation.repository import InstallationRepository
    from pos_app.domain.aggregates.order.repository import OrderRepository
    from pos_app.domain.aggregates.price_list.repository import PriceListRepository
    from pos_app.domain.aggregates.product.repository import PictureStore, ProductRepository
    from pos_app.domain.aggregates.promotion.repository import PromotionRepository
    from pos_app.domain.aggregates.red_flag.repository import (
        RedFlagRepository,
        RuleSettingRepository,
    )
    from pos_app.domain.aggregates.refund.repository import RefundRepository
    from pos_app.domain.aggregates.role.repository import RoleRepository
    from pos_app.domain.aggregates.shift.repository import ShiftRepository
    from pos_app.domain.aggregates.staff.repository import StaffRepository
    from pos_app.domain.aggregates.store.repository import StoreRepository
    from pos_app.domain.aggregates.store_credit.repository import StoreCreditRepository
    from pos_app.domain.aggregates.tax_category.repository import TaxCategoryRepository
    from pos_app.domain.aggregates.tile_board.repository import TileBoardRepository
    from pos_app.domain.aggregates.z_report.repository import ZReportRepository
    from pos_app.domain.values.permission import Permission


class UnitOfWork(StoreKeepingWork, Protocol):
    """One business transaction: what is saved, and the events of it, become true together.

    ::

        with unit_of_work() as uow:
            ...  # read, decide, save
            uow.collect_events_from(aggregate)  # of every aggregate that was touched
            uow.commit()
        uow.dispatch_events()

    Leaving the block without :meth:`commit` undoes everything.
    """

    @property
    def acts(self) -> str:
        """The id of whoever acts, as it is stamped on what is collected now."""

    @property
    def products(self) -> ProductRepository:
        """The products within this transaction."""

    @property
    def carts(self) -> CartRepository:
        """The carts within this transaction."""

    @property
    def orders(self) -> OrderRepository:
        """The orders within this transaction."""

    @property
    def stores(self) -> StoreRepository:
        """The store within this transaction."""

    @property
    def audit_trails(self) -> AuditTrailRepository:
        """The audit trail within this transaction."""

    @property
    def red_flags(self) -> RedFlagRepository:
        """The red flags within this transaction."""

    @property
    def rule_settings(self) -> RuleSettingRepository:
        """What was set about the rules of the red flags, within this transaction."""

    @property
    def tax_categories(self) -> TaxCategoryRepository:
        """The tax categories within this transaction."""

    @property
    def customers(self) -> CustomerRepository:
        """The customers within this transaction."""

    @property
    def points_rules(self) -> PointsRuleRepository:
        """The rule of points within this transaction."""

    @property
    def gift_cards(self) -> GiftCardRepository:
        """The gift cards within this transaction."""

    @property
    def store_credits(self) -> StoreCreditRepository:
        """The store credit within this transaction."""

    @property
    def refunds(self) -> RefundRepository:
        """The refunds within this transaction."""

    @property
    def promotions(self) -> PromotionRepository:
        """The promotions within this transaction."""

    @property
    def card_payments(self) -> CardPaymentRepository:
        """The card payments and terminals within this transaction."""

    @property
    def price_lists(self) -> PriceListRepository:
        """The price lists within this transaction."""

    @property
    def installations(self) -> InstallationRepository:
        """The installation within this transaction."""

    @property
    def shifts(self) -> ShiftRepository:
        """The shifts within this transaction."""

    @property
    def z_reports(self) -> ZReportRepository:
        """The Z reports within this transaction."""

    @property
    def staff(self) -> StaffRepository:
        """The people who work here, within this transaction."""

    @property
    def roles(self) -> RoleRepository:
        """The roles within this transaction."""

    def require(
        self,
        permission: Permission,
        *,
        measured: Decimal | None = None,
        about: str = "",
        before: Decimal | None = None,
        after: Decimal | None = None,
    ) -> None:
        """Go on if whoever acts may do this; see :meth:`Access.require`.

        Raises:
            PermissionDenied, NobodySignedIn, ApprovalNeeded: they may not, or not alone.
        """

    @property
    def barcode_rules(self) -> BarcodeRulesRepository:
        """The rules of barcodes within this transaction."""

    @property
    def tile_boards(self) -> TileBoardRepository:
        """The tiles of registers within this transaction."""

    @property
    def pictures(self) -> PictureStore:
        """The pictures of products within this transaction."""

    @property
    def catalogue_imports(self) -> CatalogueImportRepository:
        """The imports of products within this transaction."""

    def act_as_program(self) -> None:
        """Stamp what is collected from now on as what the program does by itself."""

    def collect_events_from(self, aggregate: Aggregate) -> None:
        """Take the aggregate's events and stamp who acted, where, and in which shift."""

    def commit(self) -> None:
        """Make state and events durable together.

        Raises:
            UncollectedEvents: an aggregate that went through a repository still holds events.
            StorageError: nothing was stored; the environment is to blame.
        """

    def dispatch_events(self) -> None:
        """Run the handlers for what was committed; never raises."""

    def __enter__(self) -> Self:
        """Begin the transaction."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed."""


class UnitOfWorkFactory(Protocol):
    """Begins transactions, and knows how far whoever acts may go."""

    @property
    def access(self) -> Access:
        """Who acts, and whether they may."""

    def __call__(self, *, durable: bool = True) -> UnitOfWork:
        """Return a transaction; what is not ``durable`` a power cut may undo, latest first."""


class UncollectedEvents(Exception):
    """A unit of work was about to commit while an aggregate still held events."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class PinHasher(Protocol):
    """Turns a PIN into what may be stored, and checks one against it."""

    def hash(self, pin: str) -> str:
        """Return a salted hash that cannot be turned back."""

    def matches(self, pin: str, pin_hash: str) -> bool:
        """Return whether the PIN is the one that was hashed."""


class BadgeHasher(Protocol):
    """Turns a badge's code into what may be stored."""

    def hash(self, code: str, salt: str) -> str:
        """Return the same hash for the same code and salt, which cannot be turned back."""


class CashDrawer(Protocol):
    """The drawer's lock, as far as the program can reach it."""

    def open(self) -> bool:
        """Let the drawer spring open; False when none is connected and a key must do it."""


class ReceiptFolder(Protocol):
    """Where receipts are kept."""

    def write_text(self, name: str, text: str) -> Path:
        """Write ``name.txt`` so that it is whole or not there, and return its path."""

    def path_of_pdf(self, name: str) -> Path:
        """Return where ``name.pdf`` belongs."""


class PdfWriter(Protocol):
    """Draws the lines of a receipt as a PDF page of 80 mm paper."""

    def __call__(self, lines: tuple[str, ...], title: str, path: Path, qr_text: str = "") -> None:
        """Write the file, with a QR code below the lines; it is whole or not there."""


Row = table_rows.Row


class CatalogueReader(Protocol):
    """Reads a file of products row by row."""

    def rows(self, path: Path) -> Iterator[tuple[int, Row]]:
        """Yield ``(row number, cells by column name)``; the heading is row 1.

        Raises:
            FileRejected: the file is missing, unreadable or has no usable heading.
        """

    def size(self, path: Path) -> int:
        """Return roughly how many rows there are, for progress."""


Progress = table_rows.Progress

Lines = Iterable[str]
