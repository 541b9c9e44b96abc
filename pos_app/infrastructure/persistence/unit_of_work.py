"""The unit of work: one write transaction with its repositories, and the events of it."""

from __future__ import annotations

from decimal import Decimal
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pos_app.application.access import Access
from pos_app.application.ports import UncollectedEvents
from pos_app.domain.events import ANONYMOUS, PROGRAM, DomainEvent
from pos_app.domain.records import dataclass
from pos_app.infrastructure.events import outbox
from pos_app.infrastructure.fail_points import reach
from pos_app.infrastructure.logs import belongs_to
from pos_app.infrastructure.persistence import label_ledger, stock_ledger
from pos_app.infrastructure.persistence.transaction_repositories import TransactionRepositories
from pos_app.infrastructure.queries.access import standing_of

if TYPE_CHECKING:
    from pos_app.domain.aggregate import Aggregate
    from pos_app.domain.values.permission import Permission
    from pos_app.infrastructure.persistence.dispatching import Dispatcher
    from pos_app.infrastructure.persistence.engine import Connection, Database


@dataclass(slots=True)
class Workplace:
    """Who works where now; stamped on every event. Changed by sign-in and shift opening."""

    register_id: str = "1"
    actor_id: str = ANONYMOUS
    shift_id: str | None = None
    approver_id: str | None = None


class SqlUnitOfWork(TransactionRepositories):
    """Fulfils the ``UnitOfWork`` port on the store's database."""

    def __init__(
        self,
        database: Database,
        dispatcher: Dispatcher,
        workplace: Workplace,
        access: Access | None = None,
        *,
        durable: bool = True,
    ) -> None:
        """Prepare; the transaction begins with the ``with`` block.

        Whoever is at ``workplace`` is judged by ``access``, by default for this transaction alone.
        What is not ``durable`` may be lost by a power cut, but only as a suffix.
        """
        super().__init__(workplace.actor_id)
        self._database = database
        self._dispatcher = dispatcher
        self._workplace = workplace
        self._access = access or Access(workplace)
        self._events: list[DomainEvent] = []
        self._is_by_program = False
        self._durable = durable

    def __enter__(self) -> Self:
        """Begin the transaction.

        Raises:
            StorageError: the database cannot be written.
        """
        self._connection = self._database.begin(durable=self._durable)
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

    def require(
        self,
        permission: Permission,
        *,
        measured: Decimal | None = None,
        about: str = "",
        before: Decimal | None = None,
        after: Decimal | None = None,
    ) -> None:
        """Go on if whoever acts may do this; see :meth:`Access.require`."""
        self._access.require(permission, measured=measured, about=about, before=before, after=after)

    def act_as_program(self) -> None:
        """Stamp what is collected from now on as what the program does by itself."""
        self._is_by_program = True

    @property
    def acts(self) -> str:
        """The id of whoever acts, as it is stamped on what is collected now."""
        if self._is_by_program:
            return PROGRAM
        actor_id = self._workplace.actor_id
        # Where people sign in, what nobody did is the program's.
        return PROGRAM if actor_id == ANONYMOUS and self._access.has_sign_in else actor_id

    def collect_events_from(self, aggregate: Aggregate) -> None:
        """Take the aggregate's events and stamp who acted, where, and in which shift."""
        place, actor_id = self._workplace, self.acts
        approver_id = self._access.approver_id or place.approver_id
        if self._is_by_program:
            approver_id = None
        for event in aggregate.get_domain_events():
            self._events.append(
                event.stamped(
                    actor_id=actor_id,
                    approver_id=approver_id,
                    register_id=place.register_id,
                    shift_id=place.shift_id,
                )
            )
        aggregate.clear_domain_events()

    def commit(self) -> None:
        """Make state and events durable together, with one fsync.

        Raises:
            UncollectedEvents: an aggregate still holds events; nothing is stored.
            PermissionDenied, NobodySignedIn, ApprovalNeeded: another program changed the roles
                meanwhile; nothing is stored.
            StorageError: nothing is stored; the environment is to blame.
        """
        connection = self._transaction()
        for aggregate in self._seen:
            if aggregate.get_domain_events():
                raise UncollectedEvents(repr(aggregate.get_domain_events()))
        reach("outbox.before")
        if self._events:
            belongs_to(self._events[0].event_id)
            first, shift_id, version = outbox.take_numbers(
                connection, self._workplace.register_id, len(self._events)
            )
            self._stamp_shift(shift_id)
            outbox.write(connection, first, self._events, self._dispatcher.async_handlers_of)
            stock_ledger.write(connection, first, self._events)
            label_ledger.write(connection, self._events)
            if version != self._access.version:
                self._learn_access(connection, version)
        reach("commit.before")
        self._connection = None
        try:
            self._database.commit()
        except BaseException:
            self._events.clear()
            raise
        self._access.committed()
        reach("commit.after")

    def _learn_access(self, connection: Connection, version: int) -> None:
        """Learn of changed roles; what this transaction did itself holds from the next one on."""
        access, own = self._access, self.access_changes()
        is_own = version - own == access.version
        access.learn(access.actor_id, standing_of(connection, access.actor_id))
        if not is_own:
            access.judge_again()

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


class UnitsOfWork:
    """Begins transactions for one workplace; fulfils ``UnitOfWorkFactory``."""

    def __init__(
        self, database: Database, dispatcher: Dispatcher, workplace: Workplace, access: Access
    ) -> None:
        """Judge whoever is at ``workplace`` by ``access``."""
        self._database = database
        self._dispatcher = dispatcher
        self._workplace = workplace
        self.access = access

    def __call__(self, *, durable: bool = True) -> SqlUnitOfWork:
        """Return a transaction that begins with its ``with`` block."""
        return SqlUnitOfWork(
            self._database, self._dispatcher, self._workplace, self.access, durable=durable
        )
