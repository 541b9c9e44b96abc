"""Counts the shelves: sheets in several hands, a list of differences, an approval."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.errors import UnknownCode
from pos_app.application.loading import product_of
from pos_app.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.stock_errors import StockCountNotFound
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.stock_count.stock_count import StockCount
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions
from pos_app.domain.values.quantity import ONE, Quantity

# Products corrected in one transaction: a few milliseconds, so that a sale never waits for more.
_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class TallyLine:
    """What stands on a sheet of a product now; what is expected is not told while counting."""

    product_id: UUID
    sku: str
    name: str
    unit: str
    on_sheet: Decimal


@dataclass(frozen=True, slots=True)
class CountSnapshot:
    """A count: ``state`` is ``open``, ``approved`` or ``cancelled``; empty department is all."""

    count_id: UUID
    number: str
    department: str
    state: str

    @classmethod
    def of(cls, count: StockCount) -> CountSnapshot:
        """Return the picture of the count."""
        return cls(count.count_id, count.number, count.department, count.state.value)


class CountService:
    """The commands on a count; each is one transaction, so a crash loses nothing counted.

    Every command may raise ``StockCountNotFound``, ``StockCountClosed`` or a ``StorageError``;
    then nothing has changed.
    """

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        """Count at the time of ``clock``."""
        self._unit_of_work = unit_of_work
        self._clock = clock

    @needs(permissions.COUNT_STOCK)
    def start(self, department: str = "") -> CountSnapshot:
        """Begin to count a department, or the whole store."""
        with self._unit_of_work() as uow:
            count = StockCount.start(
                uow.stock_counts.next_sequence(), department, self._clock.now()
            )
            uow.stock_counts.add(count)
            uow.collect_events_from(count)
            uow.commit()
        uow.dispatch_events()
        return CountSnapshot.of(count)

    @needs(permissions.COUNT_STOCK)
    def scan(self, count_id: UUID, sheet: str, code: str, quantity: Quantity = ONE) -> TallyLine:
        """Add what a code names to a sheet, a case of 12 as twelve.

        Raises:
            UnknownCode: no product has the code.
            InvalidQuantity: nothing, or a fraction of a piece.
            NotOnSheet: less stands there than is to be taken off.
        """
        with self._unit_of_work() as uow:
            product = uow.products.by_code(code)
            if product is None:
                raise UnknownCode(code=code)
            line = self._tally(uow, count_id, sheet, product, product.quantity_of(code, quantity))
            uow.commit()
        uow.dispatch_events()
        return line

    @needs(permissions.COUNT_STOCK)
    def correct(
        self, count_id: UUID, sheet: str, product_id: UUID, quantity: Quantity
    ) -> TallyLine:
        """Say how much of a product stands on a sheet in all.

        Raises:
            InvalidQuantity: as much as stands there already, or a fraction of a piece.
            NotOnSheet: less than nothing.
        """
        with self._unit_of_work() as uow:
            product = product_of(uow, product_id)
            before = uow.stock_counts.on_sheet(count_id, product_id, sheet)
            line = self._tally(uow, count_id, sheet, product, quantity - before)
            uow.commit()
        uow.dispatch_events()
        return line

    @needs(permissions.APPROVE_COUNT)
    def approve(self, count_id: UUID, *, uncounted_as_none: bool = False) -> CountSnapshot:
        """Correct the stock by what was counted more or less than expected.

        A few products at a time, each batch with its events, while the till goes on selling.
        When the program ends in between, :meth:`settle_due` does the rest.
        """
        with self._unit_of_work() as uow:
            count = _count_of(uow, count_id)
            if uncounted_as_none:
                uow.stock_counts.take_uncounted_as_none(count, self._clock.now())
            count.approve(
                uow.stock_counts.count_products(count_id), uncounted_as_none=uncounted_as_none
            )
            uow.stock_counts.save(count)
            uow.collect_events_from(count)
            uow.commit()
        uow.dispatch_events()
        self._settle(count_id)
        return CountSnapshot.of(count)

    @open_to_all("it finishes what somebody approved")
    def settle_due(self) -> None:
        """Finish what an approved count has not corrected yet."""
        with self._unit_of_work() as uow:
            due = uow.stock_counts.unsettled_counts()
        for count_id in due:
            self._settle(count_id)

    @needs(permissions.APPROVE_COUNT)
    def cancel(self, count_id: UUID, reason: str) -> CountSnapshot:
        """Let the count correct nothing.

        Raises:
            InvalidReason: there is no reason.
        """
        with self._unit_of_work() as uow:
            count = _count_of(uow, count_id)
            count.cancel(reason)
            uow.stock_counts.save(count)
            uow.collect_events_from(count)
            uow.commit()
        uow.dispatch_events()
        return CountSnapshot.of(count)

    def _tally(
        self, uow: UnitOfWork, count_id: UUID, sheet: str, product: Product, quantity: Quantity
    ) -> TallyLine:
        count = _count_of(uow, count_id)
        before = uow.stock_counts.on_sheet(count_id, product.product_id, sheet)
        tally = count.tally(product, quantity, sheet, before)
        uow.stock_counts.write(tally, self._clock.now())
        uow.collect_events_from(count)
        return TallyLine(
            product_id=product.product_id,
            sku=product.sku.text,
            name=product.name,
            unit=product.unit.value,
            on_sheet=(before + quantity).value,
        )

    def _settle(self, count_id: UUID) -> None:
        while self._settle_some(count_id):
            pass

    def _settle_some(self, count_id: UUID) -> bool:
        with self._unit_of_work() as uow:
            due = uow.stock_counts.unsettled(count_id, _AT_ONCE)
            if not due:
                return False
            number = _count_of(uow, count_id).number
            for line in due:
                product = product_of(uow, line.product_id)
                product.settle_count(line.counted, line.expected, number)
                uow.products.save(product)
                uow.collect_events_from(product)
                uow.stock_counts.settle(count_id, line.product_id)
            uow.commit()
        uow.dispatch_events()
        return True


def _count_of(uow: UnitOfWork, count_id: UUID) -> StockCount:
    count = uow.stock_counts.by_id(count_id)
    if count is None:
        raise StockCountNotFound(count_id=count_id)
    return count
