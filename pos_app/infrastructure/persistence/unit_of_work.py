"""The unit of work: one write transaction with its repositories, and the events of it."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from pos_app.application.ports import UncollectedEvents
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.events import ANONYMOUS, DomainEvent
from pos_app.infrastructure.events import outbox
from pos_app.infrastructure.fail_points import reach
from pos_app.infrastructure.persistence import stock_ledger
from pos_app.infrastructure.persistence.dispatching import Dispatcher
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.repositories.audit_trails import (
    SqlAuditTrailRepository,
)
from pos_app.infrastructure.persistence.repositories.carts import SqlCartRepository
from pos_app.infrastructure.persistence.repositories.customers import SqlCustomerRepository
from pos_app.infrastructure.persistence.repositories.gift_cards import SqlGiftCardRepository
from pos_app.infrastructure.persistence.repositories.installations import (
    SqlInstallationRepository,
)
from pos_app.infrastructure.persistence.repositories.orders import SqlOrderRepository
from pos_app.infrastructure.persistence.repositories.points_rules import SqlPointsRuleRepository
from pos_app.infrastructure.persistence.repositories.price_lists import SqlPriceListRepository
from pos_app.infrastructure.persistence.repositories.products import SqlProductRepository
from pos_app.infrastructure.persistence.repositories.promotions import SqlPromotionRepository
from pos_app.infrastructure.persistence.repositories.red_flags import SqlRedFlagRepository
from pos_app.infrastructure.persistence.repositories.refunds import SqlRefundRepository
from pos_app.infrastructure.persistence.repositories.rule_settings import (
    SqlRuleSettingRepository,
)
from pos_app.infrastructure.persistence.repositories.shifts import SqlShiftRepository
from pos_app.infrastructure.persistence.repositories.store_credits import SqlStoreCreditRepository
from pos_app.infrastructure.persistence.repositories.stores import SqlStoreRepository
from pos_app.infrastructure.persistence.repositories.tax_categories import (
    SqlTaxCategoryRepository,
)
from pos_app.infrastructure.persistence.repositories.z_reports import SqlZReportRepository


@dataclass(slots=True)
class Workplace:
    """Who works where now; stamped on every event. Changed by sign-in and shift opening."""

    register_id: str = "1"
    actor_id: str = ANONYMOUS
    shift_id: str | None = None
    approver_id: str | None = None


class SqlUnitOfWork:
    """Fulfils the ``UnitOfWork`` port on the store's database."""

    def __init__(self, database: Database, dispatcher: Dispatcher, workplace: Workplace) -> None:
        """Prepare; the transaction begins with the ``with`` block."""
        self._database = database
        self._dispatcher = dispatcher
        self._workplace = workplace
        self._connection: Connection | None = None
        self._seen: list[Aggregate] = []
        self._events: list[DomainEvent] = []
        self._products: SqlProductRepository | None = None
        self._carts: SqlCartRepository | None = None
        self._orders: SqlOrderRepository | None = None
        self._stores: SqlStoreRepository | None = None
        self._audit_trails: SqlAuditTrailRepository | None = None
        self._red_flags: SqlRedFlagRepository | None = None
        self._tax_categories: SqlTaxCategoryRepository | None = None
        self._customers: SqlCustomerRepository | None = None
        self._points_rules: SqlPointsRuleRepository | None = None
        self._gift_cards: SqlGiftCardRepository | None = None
        self._store_credits: SqlStoreCreditRepository | None = None
        self._refunds: SqlRefundRepository | None = None
        self._promotions: SqlPromotionRepository | None = None
        self._price_lists: SqlPriceListRepository | None = None
        self._shifts: SqlShiftRepository | None = None

    def __enter__(self) -> Self:
        """Begin the transaction.

        Raises:
            StorageError: the database cannot be written.
        """
        self._connection = self._database.begin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed."""
        if self._connection is not None:
            self._connection = None
            self._events.clear()
            self._database.rollback()

    def collect_events_from(self, aggregate: Aggregate) -> None:
        """Take the aggregate's events and stamp who acted, where, and in which shift."""
        place = self._workplace
        for event in aggregate.get_domain_events():
            self._events.append(
                event.stamped(
                    actor_id=place.actor_id,
                    approver_id=place.approver_id,
                    register_id=place.register_id,
                    shift_id=place.shift_id,
                )
            )
        aggregate.clear_domain_events()

    def commit(self) -> None:
        """Make state and events durable together, with one fsync.

        Raises:
            UncollectedEvents: an aggregate still holds events; nothing is stored.
            StorageError: nothing is stored; the environment is to blame.
        """
        connection = self._transaction()
        for aggregate in self._seen:
            if aggregate.get_domain_events():
                raise UncollectedEvents(repr(aggregate.get_domain_events()))
        reach("outbox.before")
        if self._events:
            first, shift_id = outbox.take_numbers(
                connection, self._workplace.register_id, len(self._events)
            )
            self._stamp_shift(shift_id)
            outbox.write(connection, first, self._events, self._dispatcher.async_handlers_of)
            stock_ledger.write(connection, first, self._events)
        reach("commit.before")
        self._connection = None
        try:
            self._database.commit()
        except BaseException:
            self._events.clear()
            raise
        reach("commit.after")

    def _stamp_shift(self, shift_id: str | None) -> None:
        """Let events belong to the shift that is open now, whichever program opened or closed it.

        A command on shifts knows better: the last event of a shift belongs to it too.
        """
        if self._shifts is None and shift_id != self._workplace.shift_id:
            self._workplace.shift_id = shift_id
            self._events = [event.in_shift(shift_id) for event in self._events]

    def dispatch_events(self) -> None:
        """Run the handlers for what was committed; never raises.

        Before a commit there is nothing to dispatch, and afterwards each event goes once.
        """
        if self._connection is None:
            reach("dispatch.before")
            events, self._events = self._events, []
            self._dispatcher.dispatch(events)

    @property
    def products(self) -> SqlProductRepository:
        """The products within this transaction."""
        if self._products is None:
            self._products = SqlProductRepository(self._transaction(), self._seen.append)
        return self._products

    @property
    def carts(self) -> SqlCartRepository:
        """The carts within this transaction."""
        if self._carts is None:
            self._carts = SqlCartRepository(self._transaction(), self._seen.append)
        return self._carts

    @property
    def orders(self) -> SqlOrderRepository:
        """The orders within this transaction."""
        if self._orders is None:
            self._orders = SqlOrderRepository(
                self._transaction(), self._seen.append, self._workplace.actor_id
            )
        return self._orders

    @property
    def stores(self) -> SqlStoreRepository:
        """The store within this transaction."""
        if self._stores is None:
            self._stores = SqlStoreRepository(self._transaction(), self._seen.append)
        return self._stores

    @property
    def audit_trails(self) -> SqlAuditTrailRepository:
        """The audit trail within this transaction."""
        if self._audit_trails is None:
            self._audit_trails = SqlAuditTrailRepository(self._transaction(), self._seen.append)
        return self._audit_trails

    @property
    def red_flags(self) -> SqlRedFlagRepository:
        """The red flags within this transaction."""
        if self._red_flags is None:
            self._red_flags = SqlRedFlagRepository(self._transaction(), self._seen.append)
        return self._red_flags

    @property
    def rule_settings(self) -> SqlRuleSettingRepository:
        """What was set about the rules of the red flags, within this transaction."""
        return SqlRuleSettingRepository(self._transaction())

    @property
    def tax_categories(self) -> SqlTaxCategoryRepository:
        """The tax categories within this transaction."""
        if self._tax_categories is None:
            report = self._seen.append
            self._tax_categories = SqlTaxCategoryRepository(self._transaction(), report)
        return self._tax_categories

    @property
    def customers(self) -> SqlCustomerRepository:
        """The customers within this transaction."""
        if self._customers is None:
            self._customers = SqlCustomerRepository(self._transaction(), self._seen.append)
        return self._customers

    @property
    def points_rules(self) -> SqlPointsRuleRepository:
        """The rule of points within this transaction."""
        if self._points_rules is None:
            self._points_rules = SqlPointsRuleRepository(self._transaction(), self._seen.append)
        return self._points_rules

    @property
    def gift_cards(self) -> SqlGiftCardRepository:
        """The gift cards within this transaction."""
        if self._gift_cards is None:
            self._gift_cards = SqlGiftCardRepository(self._transaction(), self._seen.append)
        return self._gift_cards

    @property
    def store_credits(self) -> SqlStoreCreditRepository:
        """The store credit within this transaction."""
        if self._store_credits is None:
            self._store_credits = SqlStoreCreditRepository(self._transaction(), self._seen.append)
        return self._store_credits

    @property
    def refunds(self) -> SqlRefundRepository:
        """The refunds within this transaction."""
        if self._refunds is None:
            self._refunds = SqlRefundRepository(
                self._transaction(), self._seen.append, self._workplace.actor_id
            )
        return self._refunds

    @property
    def promotions(self) -> SqlPromotionRepository:
        """The promotions within this transaction."""
        if self._promotions is None:
            self._promotions = SqlPromotionRepository(self._transaction(), self._seen.append)
        return self._promotions

    @property
    def price_lists(self) -> SqlPriceListRepository:
        """The price lists within this transaction."""
        if self._price_lists is None:
            self._price_lists = SqlPriceListRepository(self._transaction(), self._seen.append)
        return self._price_lists

    @property
    def installations(self) -> SqlInstallationRepository:
        """The installation within this transaction."""
        return SqlInstallationRepository(self._transaction(), self._seen.append)

    @property
    def shifts(self) -> SqlShiftRepository:
        """The shifts within this transaction."""
        if self._shifts is None:
            self._shifts = SqlShiftRepository(self._transaction(), self._seen.append)
        return self._shifts

    @property
    def z_reports(self) -> SqlZReportRepository:
        """The Z reports within this transaction."""
        return SqlZReportRepository(self._transaction(), self._seen.append)

    def _transaction(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("used outside its transaction")
        return self._connection
