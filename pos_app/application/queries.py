"""The read side: what screens ask, answered page by page and never for change."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from pos_app.domain.records import dataclass

if TYPE_CHECKING:
    from pos_app.application.publication_queries import PublicationQueries
    from pos_app.application.red_flag_queries import RedFlagQueries
    from pos_app.application.sale_snapshots import OrderSnapshot
    from pos_app.application.snapshots import ProductSnapshot


@dataclass(frozen=True, slots=True)
class Department:
    """A department and how many products are sold in it; the name may be empty."""

    name: str
    product_count: int


class ProductQueries(Protocol):
    """Products for the sell screen. Retired ones never show."""

    def by_code(self, code: str) -> ProductSnapshot | None:
        """Return the product that a GTIN, SKU or PLU names, or None."""

    def deposits(self, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return what is charged as a deposit, the most sold first."""

    def search(self, text: str, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return the best matches for words (any order, prefixes), SKU or GTIN.

        Best sellers first; an empty text finds nothing. Several words may take longer than a frame.
        """

    def search_quickly(self, text: str, limit: int) -> tuple[tuple[ProductSnapshot, ...], bool]:
        """Return what is found well within a frame, and whether that is all there is."""

    def search_deeply(self, text: str, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return the same, and after it what has the words somewhere in its name.

        It may take longer than a frame.
        """

    def refresh(self) -> None:
        """Learn again what sells most, if that is due; it takes longer than a frame."""

    def nearest(self, text: str) -> ProductSnapshot | None:
        """Return the product whose name is closest to a misspelt text, or None."""

    def tiles(self, department: str | None, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return a department's best sellers, or the whole store's for None."""

    def department_names(self) -> tuple[str, ...]:
        """Return the departments that sell something, the largest first, at once.

        Those with 5,000 products or more count as equally large and come by the alphabet.
        """

    def departments(self) -> tuple[Department, ...]:
        """Return every department that sells something, the largest first."""

    def count(self) -> int:
        """Return how many products are sold."""

    def sells_anything(self) -> bool:
        """Return whether there is a product to sell, which takes no counting."""


class OrderQueries(Protocol):
    """Completed sales for screens and receipts."""

    def by_id(self, order_id: str) -> OrderSnapshot | None:
        """Return the order, or None."""

    def latest(self, count: int) -> tuple[OrderSnapshot, ...]:
        """Return the store's latest orders, newest first."""

    def of_customer(self, customer_id: UUID, limit: int) -> tuple[OrderSnapshot, ...]:
        """Return the latest orders of a customer, newest first."""

    def last_at(self, register_id: str) -> OrderSnapshot | None:
        """Return the register's latest order, or None."""

    def last_rate(self, currency: str) -> Decimal | None:
        """Return the rate at which notes of a currency were last taken, or None."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row of the audit log as it is stored.

    ``occurred_at`` is aware UTC; ``payload`` the parsed ``event_data`` with amounts as strings;
    ``event_data`` the stored text that the hash covers; hashes are 64 hexadecimal digits.
    """

    seq: int
    event_type: str
    event_id: str
    occurred_at: datetime
    actor_id: str
    approver_id: str | None
    register_id: str
    shift_id: str | None
    aggregate_type: str
    aggregate_id: str
    event_data: str
    payload: dict[str, Any]
    prev_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries to show; what is left out does not restrict.

    ``since`` is inclusive and ``until`` exclusive, both aware UTC. ``text`` is words, in any
    order: for each of them the payload has a word that begins so, without regard to case and
    accents. It is a seq when it is ``#`` and digits, and a subject's id when it is a UUID.
    ``least_amount`` and ``most_amount`` bound the size of the entry's amount, whatever its sign,
    rounded to minor units, in whole currency units, both inclusive; ``is_flagged`` keeps what
    an open red flag points at.
    """

    event_types: frozenset[str] = frozenset()
    actor_id: str | None = None
    aggregate_type: str | None = None
    aggregate_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""
    approver_id: str | None = None
    register_id: str | None = None
    shift_id: str | None = None
    least_amount: Decimal | None = None
    most_amount: Decimal | None = None
    is_flagged: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether every entry passes."""
        return self == AuditFilter()


@dataclass(frozen=True, slots=True)
class Matching:
    """How many entries pass a filter; at least so many when counting all would take too long."""

    count: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class TimeBar:
    """How many entries, and how many red flags among them, from ``start`` for one step of time.

    A flag is counted once in each bar that one of its entries lies in.
    """

    start: datetime
    count: int
    flag_count: int = 0


@dataclass(frozen=True, slots=True)
class ShiftName:
    """What a shift is known by: its number at its register, when it began, who has the drawer."""

    number: int
    opened_at: datetime
    register_id: str
    holder_id: str


class ProductImports(Protocol):
    """What files brought of one product, in batches."""

    def of(self, product_id: str) -> tuple[tuple[AuditEntry, ...], bool]:
        """Return the batches, newest first, and whether they are all there are."""


class AuditQueries(Protocol):
    """The audit log for its window; every call is bounded by ``limit`` and a key.

    An implementation belongs to one thread; :meth:`close` frees its connection.
    """

    @property
    def red_flags(self) -> RedFlagQueries:
        """The red flags, on the same connection."""

    @property
    def publications(self) -> PublicationQueries:
        """Background work that is not done, on the same connection."""

    @property
    def product_imports(self) -> ProductImports:
        """Imports that tell of a product, on the same connection."""

    def page(self, where: AuditFilter, before: int | None, limit: int) -> tuple[AuditEntry, ...]:
        """Return the newest entries older than seq ``before`` (or of all), newest first."""

    def newer(self, where: AuditFilter, after: int, limit: int) -> tuple[AuditEntry, ...]:
        """Return entries with a seq above ``after``, oldest first."""

    def entry(self, seq: int) -> AuditEntry | None:
        """Return one entry, or None."""

    def life_of(self, aggregate_id: str, before: int | None, limit: int) -> tuple[AuditEntry, ...]:
        """Return what happened to one cart, product, order or store, newest first."""

    def count(self, where: AuditFilter) -> Matching:
        """Return how many entries pass; the work is bounded, so it may be "more than"."""

    def last_seq(self) -> int:
        """Return the newest entry's seq, 0 for an empty log."""

    def event_types(self) -> tuple[str, ...]:
        """Return the event types that occur, in alphabetical order."""

    def aggregate_types(self) -> tuple[str, ...]:
        """Return the kinds of subjects that occur, in alphabetical order."""

    def actors(self) -> tuple[str, ...]:
        """Return the actors that occur, in alphabetical order."""

    def approvers(self) -> tuple[str, ...]:
        """Return the approvers that occur, in alphabetical order."""

    def registers(self) -> tuple[str, ...]:
        """Return the registers that occur, in alphabetical order."""

    def shifts(self) -> tuple[str, ...]:
        """Return the shifts that occur, in alphabetical order."""

    def shift_names(self) -> dict[str, ShiftName]:
        """Return what the store's shifts are known by, by their id."""

    def span(self) -> tuple[datetime, datetime] | None:
        """Return the earliest and the latest moment of the log, or None while it is empty."""

    def bars(self, since: datetime, until: datetime, step: timedelta) -> tuple[TimeBar, ...]:
        """Return the bars of a histogram that hold entries, in order of time.

        Bars begin at ``since`` (taken back to a multiple of six minutes) and every ``step``, a
        multiple of six minutes, after it; all of those that begin before ``until``.
        """

    def seq_at(self, moment: datetime) -> int:
        """Return the newest entry's seq at or before a moment, 0 when all are later."""

    def flags_of(self, first_seq: int, last_seq: int) -> dict[int, tuple[str, ...]]:
        """Return the rules of the open red flags that point at entries, by seq, both inclusive."""

    def pending(self) -> int:
        """Return how many committed events have not reached the log yet."""

    def names(self) -> dict[str, str]:
        """Return the staff members' names by their id, for display only."""

    def order_number_of(self, cart_id: str) -> str | None:
        """Return the number of the order that a cart became, or None."""

    def order_id_of(self, cart_id: str) -> str | None:
        """Return the id of the order that a cart became, or None."""

    def cart_events(self, cart_id: str) -> tuple[AuditEntry, ...]:
        """Return the events of a cart and of the order it became, oldest first; bounded."""

    def cart_of_order(self, number: str) -> str | None:
        """Return the cart that became the order with this number, or None."""

    def close(self) -> None:
        """Free the connection."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums for a reconciliation: ``sales`` in whole currency units."""

    orders: int
    sales: Decimal
    reserved: Decimal
    open_carts: int
    audit_entries: int
    pending: int
