"""The repositories of one transaction, each made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.infrastructure.persistence import repositories
from pos_app.infrastructure.persistence.store_keeping_work import StoreKeepingWork

if TYPE_CHECKING:  # each is imported when it is first used: see ADR 94
    from pos_app.infrastructure.persistence.repositories.audit_trails import (
        SqlAuditTrailRepository,
    )
    from pos_app.infrastructure.persistence.repositories.barcode_rules import (
        SqlBarcodeRulesRepository,
    )
    from pos_app.infrastructure.persistence.repositories.card_payments import (
        SqlCardPaymentRepository,
    )
    from pos_app.infrastructure.persistence.repositories.carts import SqlCartRepository
    from pos_app.infrastructure.persistence.repositories.catalogue_imports import (
        SqlCatalogueImportRepository,
    )
    from pos_app.infrastructure.persistence.repositories.customers import SqlCustomerRepository
    from pos_app.infrastructure.persistence.repositories.gift_cards import SqlGiftCardRepository
    from pos_app.infrastructure.persistence.repositories.installations import (
        SqlInstallationRepository,
    )
    from pos_app.infrastructure.persistence.repositories.orders import SqlOrderRepository
    from pos_app.infrastructure.persistence.repositories.pictures import SqlPictures
    from pos_app.infrastructure.persistence.repositories.points_rules import SqlPointsRuleRepository
    from pos_app.infrastructure.persistence.repositories.price_lists import SqlPriceListRepository
    from pos_app.infrastructure.persistence.repositories.products import SqlProductRepository
    from pos_app.infrastructure.persistence.repositories.promotions import SqlPromotionRepository
    from pos_app.infrastructure.persistence.repositories.red_flags import SqlRedFlagRepository
    from pos_app.infrastructure.persistence.repositories.refunds import SqlRefundRepository
    from pos_app.infrastructure.persistence.repositories.roles import SqlRoleRepository
    from pos_app.infrastructure.persistence.repositories.rule_settings import (
        SqlRuleSettingRepository,
    )
    from pos_app.infrastructure.persistence.repositories.shifts import SqlShiftRepository
    from pos_app.infrastructure.persistence.repositories.staff import SqlStaffRepository
    from pos_app.infrastructure.persistence.repositories.store_credits import (
        SqlStoreCreditRepository,
    )
    from pos_app.infrastructure.persistence.repositories.stores import SqlStoreRepository
    from pos_app.infrastructure.persistence.repositories.tax_categories import (
        SqlTaxCategoryRepository,
    )
    from pos_app.infrastructure.persistence.repositories.tile_boards import SqlTileBoardRepository
    from pos_app.infrastructure.persistence.repositories.z_reports import SqlZReportRepository


class TransactionRepositories(StoreKeepingWork):
    """What a unit of work reads and saves with; it is told of every aggregate that goes through."""

    _products: SqlProductRepository | None = None
    _carts: SqlCartRepository | None = None
    _orders: SqlOrderRepository | None = None
    _stores: SqlStoreRepository | None = None
    _audit_trails: SqlAuditTrailRepository | None = None
    _red_flags: SqlRedFlagRepository | None = None
    _tax_categories: SqlTaxCategoryRepository | None = None
    _barcode_rules: SqlBarcodeRulesRepository | None = None
    _tile_boards: SqlTileBoardRepository | None = None
    _catalogue_imports: SqlCatalogueImportRepository | None = None
    _customers: SqlCustomerRepository | None = None
    _points_rules: SqlPointsRuleRepository | None = None
    _gift_cards: SqlGiftCardRepository | None = None
    _store_credits: SqlStoreCreditRepository | None = None
    _refunds: SqlRefundRepository | None = None
    _promotions: SqlPromotionRepository | None = None
    _card_payments: SqlCardPaymentRepository | None = None
    _price_lists: SqlPriceListRepository | None = None
    _shifts: SqlShiftRepository | None = None
    _staff: SqlStaffRepository | None = None
    _roles: SqlRoleRepository | None = None

    def __init__(self, actor_id: str) -> None:
        """Wait for the transaction of whoever is ``actor_id`` to begin."""
        super().__init__()
        self._actor_id = actor_id

    @property
    def products(self) -> SqlProductRepository:
        """The products within this transaction."""
        if self._products is None:
            self._products = repositories.products.SqlProductRepository(
                self._transaction(), self._seen.append
            )
        return self._products

    @property
    def carts(self) -> SqlCartRepository:
        """The carts within this transaction."""
        if self._carts is None:
            self._carts = repositories.carts.SqlCartRepository(
                self._transaction(), self._seen.append
            )
        return self._carts

    @property
    def orders(self) -> SqlOrderRepository:
        """The orders within this transaction."""
        if self._orders is None:
            self._orders = repositories.orders.SqlOrderRepository(
                self._transaction(), self._seen.append, self._actor_id
            )
        return self._orders

    @property
    def stores(self) -> SqlStoreRepository:
        """The store within this transaction."""
        if self._stores is None:
            self._stores = repositories.stores.SqlStoreRepository(
                self._transaction(), self._seen.append
            )
        return self._stores

    @property
    def audit_trails(self) -> SqlAuditTrailRepository:
        """The audit trail within this transaction."""
        if self._audit_trails is None:
            self._audit_trails = repositories.audit_trails.SqlAuditTrailRepository(
                self._transaction(), self._seen.append
            )
        return self._audit_trails

    @property
    def red_flags(self) -> SqlRedFlagRepository:
        """The red flags within this transaction."""
        if self._red_flags is None:
            self._red_flags = repositories.red_flags.SqlRedFlagRepository(
                self._transaction(), self._seen.append
            )
        return self._red_flags

    @property
    def rule_settings(self) -> SqlRuleSettingRepository:
        """What was set about the rules of the red flags, within this transaction."""
        return repositories.rule_settings.SqlRuleSettingRepository(self._transaction())

    @property
    def tax_categories(self) -> SqlTaxCategoryRepository:
        """The tax categories within this transaction."""
        if self._tax_categories is None:
            report = self._seen.append
            self._tax_categories = repositories.tax_categories.SqlTaxCategoryRepository(
                self._transaction(), report
            )
        return self._tax_categories

    @property
    def barcode_rules(self) -> SqlBarcodeRulesRepository:
        """The rules of barcodes within this transaction."""
        if self._barcode_rules is None:
            self._barcode_rules = repositories.barcode_rules.SqlBarcodeRulesRepository(
                self._transaction(), self._seen.append
            )
        return self._barcode_rules

    @property
    def tile_boards(self) -> SqlTileBoardRepository:
        """The tiles of registers within this transaction."""
        if self._tile_boards is None:
            self._tile_boards = repositories.tile_boards.SqlTileBoardRepository(
                self._transaction(), self._seen.append
            )
        return self._tile_boards

    @property
    def pictures(self) -> SqlPictures:
        """The pictures of products within this transaction."""
        return repositories.pictures.SqlPictures(self._transaction())

    @property
    def catalogue_imports(self) -> SqlCatalogueImportRepository:
        """The imports of products within this transaction."""
        if self._catalogue_imports is None:
            report = self._seen.append
            self._catalogue_imports = repositories.catalogue_imports.SqlCatalogueImportRepository(
                self._transaction(), report
            )
        return self._catalogue_imports

    @property
    def customers(self) -> SqlCustomerRepository:
        """The customers within this transaction."""
        if self._customers is None:
            self._customers = repositories.customers.SqlCustomerRepository(
                self._transaction(), self._seen.append
            )
        return self._customers

    @property
    def points_rules(self) -> SqlPointsRuleRepository:
        """The rule of points within this transaction."""
        if self._points_rules is None:
            self._points_rules = repositories.points_rules.SqlPointsRuleRepository(
                self._transaction(), self._seen.append
            )
        return self._points_rules

    @property
    def gift_cards(self) -> SqlGiftCardRepository:
        """The gift cards within this transaction."""
        if self._gift_cards is None:
            self._gift_cards = repositories.gift_cards.SqlGiftCardRepository(
                self._transaction(), self._seen.append
            )
        return self._gift_cards

    @property
    def store_credits(self) -> SqlStoreCreditRepository:
        """The store credit within this transaction."""
        if self._store_credits is None:
            self._store_credits = repositories.store_credits.SqlStoreCreditRepository(
                self._transaction(), self._seen.append
            )
        return self._store_credits

    @property
    def refunds(self) -> SqlRefundRepository:
        """The refunds within this transaction."""
        if self._refunds is None:
            self._refunds = repositories.refunds.SqlRefundRepository(
                self._transaction(), self._seen.append, self._actor_id
            )
        return self._refunds

    @property
    def promotions(self) -> SqlPromotionRepository:
        """The promotions within this transaction."""
        if self._promotions is None:
            self._promotions = repositories.promotions.SqlPromotionRepository(
                self._transaction(), self._seen.append
            )
        return self._promotions

    @property
    def card_payments(self) -> SqlCardPaymentRepository:
        """The card payments and terminals within this transaction."""
        if self._card_payments is None:
            self._card_payments = repositories.card_payments.SqlCardPaymentRepository(
                self._transaction(), self._seen.append
            )
        return self._card_payments

    @property
    def price_lists(self) -> SqlPriceListRepository:
        """The price lists within this transaction."""
        if self._price_lists is None:
            self._price_lists = repositories.price_lists.SqlPriceListRepository(
                self._transaction(), self._seen.append
            )
        return self._price_lists

    @property
    def installations(self) -> SqlInstallationRepository:
        """The installation within this transaction."""
        return repositories.installations.SqlInstallationRepository(
            self._transaction(), self._seen.append
        )

    @property
    def shifts(self) -> SqlShiftRepository:
        """The shifts within this transaction."""
        if self._shifts is None:
            self._shifts = repositories.shifts.SqlShiftRepository(
                self._transaction(), self._seen.append
            )
        return self._shifts

    @property
    def z_reports(self) -> SqlZReportRepository:
        """The Z reports within this transaction."""
        return repositories.z_reports.SqlZReportRepository(self._transaction(), self._seen.append)

    @property
    def staff(self) -> SqlStaffRepository:
        """The people who work here, within this transaction."""
        if self._staff is None:
            self._staff = repositories.staff.SqlStaffRepository(
                self._transaction(), self._seen.append
            )
        return self._staff

    @property
    def roles(self) -> SqlRoleRepository:
        """The roles within this transaction."""
        if self._roles is None:
            self._roles = repositories.roles.SqlRoleRepository(
                self._transaction(), self._seen.append
            )
        return self._roles

    def access_changes(self) -> int:
        """Return how often this transaction changed how far people may go."""
        used = (self._stores, self._staff, self._roles)
        return sum(each.access_changes for each in used if each is not None)
